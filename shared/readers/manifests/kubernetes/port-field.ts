import type { Namespace, PortOccurrence, PortRole, Protocol } from '../../../ports/index.ts';
import type { TextRange } from '../../../text/index.ts';
import { asScalar, isNull, isTemplated, scalarText, type YamlMap, type YamlNode } from '../../yaml/index.ts';
import type { Findings } from './findings.ts';
import { isPlaceholder } from './names.ts';
import { type PortForm, type PortValue, readPortValue } from './port-value.ts';

/** A field of an API object that holds a port, and what that port is. */
export interface PortField {
  readonly key: string;
  readonly form: PortForm;
  readonly role: PortRole;
  readonly namespace: Namespace;
  /** The construct after `kubernetes.`: `containerPort`, `service.port`. */
  readonly api: string;
  /** What 0 means; a defect unless stated. */
  readonly zero?: 'dynamic' | 'absent';
}

/** What the fields beside the port say. */
interface Beside {
  readonly protocol: Protocol;
  readonly host?: string | undefined;
  /** What both sides of a mapping stand in. */
  readonly entry?: TextRange;
  /** The last port of a range; NetworkPolicy alone has one. */
  readonly endPort?: number | undefined;
}

/** Reads the port field of `map`, if it has one, into the findings. */
export function readPortField(
  found: Findings,
  map: YamlMap,
  field: PortField,
  owner: string,
  beside: Beside = { protocol: 'tcp' },
): void {
  for (const node of found.entries(map, field.key)) {
    const value = readPortValue(found, node, field.form);
    if (!value || value.kind === 'name') continue;
    if (value.kind === 'number' && value.port === 0 && field.zero === 'absent') continue;
    const wrong = asDefect(value, field);
    if (wrong) found.defects.push({ ...wrong, format: 'kubernetes', owner });
    else if (value.kind !== 'wrong') addOccurrence(found, value, node, field, owner, beside);
  }
}

function asDefect(value: PortValue, field: PortField) {
  if (value.kind === 'number' && value.port === 0 && field.zero === undefined)
    return { kind: 'zero', text: '0', expected: 'a port from 1 to 65535', range: value.range } as const;
  if (value.kind !== 'wrong') return undefined;
  const { defect, text, expected, range, mend } = value;
  return { kind: defect, text, expected, range, ...(mend && { mend }) };
}

function addOccurrence(
  found: Findings,
  value: PortValue & { kind: 'number' | 'unknown' },
  node: YamlNode,
  field: PortField,
  owner: string,
  { protocol, host, entry, endPort }: Beside,
): void {
  // A dialled port that is filled in later may as well be a name.
  if (value.kind === 'unknown' && field.form === 'integer-or-name') return;
  const { range } = value;
  const use: TextRange = node.kind === 'alias' ? node.range : range;
  const base = {
    protocol,
    role: field.role,
    namespace: field.namespace,
    owner,
    format: 'kubernetes',
    api: `kubernetes.${field.api}`,
    range,
    use,
    ...(host && { host }),
    ...(entry && { entry }),
  } as const;
  const occurrence: PortOccurrence =
    value.kind === 'unknown'
      ? { ...base, port: null, resolution: 'unresolved' }
      : {
          ...base,
          port: value.port,
          resolution: value.port === 0 ? 'dynamic' : value.resolution,
          ...(endPort !== undefined && endPort > value.port && { endPort }),
          ...(endPort === undefined && { slot: { range, before: '', after: '' } }),
        };
  found.occurrences.push(occurrence);
}

const PROTOCOLS: Readonly<Record<string, Protocol>> = { TCP: 'tcp', UDP: 'udp', SCTP: 'sctp' };

/** The `protocol` beside a port (TCP where none stands); one that Kubernetes refuses is a defect. */
export function readProtocol(found: Findings, map: YamlMap, owner: string): Protocol {
  const [node] = found.entries(map, 'protocol');
  const scalar = asScalar(node);
  if (!scalar || isNull(scalar) || isTemplated(scalar) || isPlaceholder(scalar.value)) return 'tcp';
  // The API server takes an empty one as left out.
  if (scalar.value === '') return 'tcp';
  const protocol = PROTOCOLS[scalar.value];
  if (protocol) return protocol;
  const range = scalarText(found.stream, scalar).range();
  const upper = scalar.value.toUpperCase();
  const mend = { title: `Write ${upper}`, edits: [{ range, newText: upper }] };
  found.defects.push({
    kind: 'protocol',
    text: scalar.value,
    expected: 'TCP, UDP or SCTP',
    range,
    format: 'kubernetes',
    owner,
    ...(PROTOCOLS[upper] && { mend }),
  });
  return PROTOCOLS[upper] ?? 'tcp';
}

/** A text beside a port, such as `hostIP`; undefined where none stands or a template makes it. */
export function readText(found: Findings, map: YamlMap, key: string): string | undefined {
  const scalar = asScalar(found.entries(map, key)[0]);
  return scalar && !isNull(scalar) && !isTemplated(scalar) && scalar.value !== '' ? scalar.value : undefined;
}

/** Reports a port's `name` that Kubernetes refuses. */
export function checkName(
  found: Findings,
  map: YamlMap,
  owner: string,
  takes: (name: string) => boolean,
  expected: string,
): void {
  for (const node of found.entries(map, 'name')) {
    const scalar = asScalar(node);
    if (!scalar || isNull(scalar) || isTemplated(scalar)) continue;
    const { value } = scalar;
    if (takes(value) || isPlaceholder(value)) continue;
    const range = scalarText(found.stream, scalar).range();
    found.defects.push({ kind: 'port-name', text: value, expected, range, format: 'kubernetes', owner });
  }
}
