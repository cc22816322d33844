import { isPortNumber, type PortOccurrence, type PortSlot, type Protocol } from '../../ports/index.ts';
import type { TextRange } from '../../text/index.ts';
import type { PortDefect } from '../port-defect.ts';
import type { Evaluator } from './evaluate.ts';
import { insertionSlot } from './insertion-slot.ts';
import type { ListenApi, PortPlace } from './listen-api.ts';
import { type Evidence, lastWord } from './match-api.ts';
import { type Placed, placeIn, type Site } from './places.ts';
import { type PortText, readAddress, readPortText, readUrls } from './read-address.ts';
import { isReadBack, zeroServes } from './read-back.ts';
import { lastName } from './scopes.ts';
import { type Certainty, plainText, type Value } from './values.ts';

/** A call or object literal recognised as one of the table's APIs. */
export interface Use {
  readonly api: ListenApi;
  readonly evidence: Evidence;
  readonly site: Site;
}

/** Where findings are collected. */
export interface Sink {
  readonly occurrences: PortOccurrence[];
  readonly defects: PortDefect[];
  /** Keys of what was reported, so that one literal is reported once. */
  readonly seen: Set<string>;
}

/** One possible port of a use. */
type Found =
  | {
      readonly kind: 'port';
      readonly port: number;
      readonly range: TextRange;
      readonly certainty: Certainty;
      readonly computed: boolean;
      readonly host?: string;
    }
  | {
      readonly kind: 'omitted';
      readonly slot?: PortSlot;
      readonly range?: TextRange;
      readonly host?: string;
      readonly form: PortPlace['form'] | 'call';
    }
  | { readonly kind: 'unknown'; readonly range: TextRange; readonly host?: string };

/** Reads the ports of one use into `sink`. */
export function readPorts(evaluator: Evaluator, use: Use, sink: Sink): void {
  const { api, site, evidence } = use;
  if (api.unless?.some(place => placeIn(evaluator, site, place))) return;
  const protocol = protocolOf(evaluator, use);
  if (!protocol) return;
  const { found, placed } = locate(evaluator, use);
  const known = found.filter(f => f.kind === 'port');
  // Beside a fixed port, 0 and an unknown are what happens in tests and by configuration.
  const fixed = known.filter(f => f.port !== 0);
  const kept = fixed.length > 0 ? fixed : known.length > 0 ? known : found;
  if (evidence !== 'certain' && !kept.every(f => plausible(f, evidence, placed))) return;
  for (const one of kept) report(evaluator, use, one, protocol, sink);
}

/** A receiver that is only believed must be given a port number, or something that is called a port. */
function plausible(found: Found, evidence: Evidence, placed: Placed | undefined): boolean {
  if (found.kind === 'port') return isPortNumber(found.port);
  if (found.kind === 'omitted' || evidence === 'foreign' || !placed) return false;
  const { expression } = placed;
  if (expression.kind !== 'call') return lastWord(lastName(expression)) === 'port';
  // `getPort()`, `app.get('port')`
  const key = expression.args[0]?.value;
  return [lastName(expression.callee), key?.kind === 'string' ? key.text.value : ''].some(
    name => lastWord(name) === 'port',
  );
}

/** The protocol, or undefined where the network named has no ports (`unix`). */
function protocolOf(evaluator: Evaluator, { api, site }: Use): Protocol | undefined {
  const fallback = api.protocol ?? 'tcp';
  if (!api.network) return fallback;
  const text = placeIn(evaluator, site, api.network)
    ?.values.map(plainText)
    .find(t => t !== undefined);
  if (text === undefined || /^tcp/.test(text)) return fallback;
  if (/^udp/.test(text)) return 'udp';
  return /^sctp/.test(text) ? 'sctp' : undefined;
}

/** What the first place that is written gives. */
function locate(evaluator: Evaluator, { api, site }: Use): { found: Found[]; placed?: Placed } {
  for (const place of api.port) {
    const placed = placedAt(evaluator, site, place);
    if (!placed?.values.some(fits)) continue;
    const host = place.host && hostAt(evaluator, site, place.host);
    const found = placed.values.filter(fits).flatMap(value => read(value, place, placed, host));
    return { found, placed };
  }
  const slot = insertionSlot(api, site);
  return { found: [{ kind: 'omitted', form: 'call', ...(slot && { slot }) }] };
}

/** What stands at a place of ports; a list of addresses is taken apart. */
function placedAt(evaluator: Evaluator, site: Site, place: PortPlace): Placed | undefined {
  const placed = placeIn(evaluator, site, place);
  if (!placed || place.form !== 'url-list') return placed;
  const { range } = placed.expression;
  return {
    ...placed,
    values: placed.values.flatMap(value => (value.kind === 'list' ? evaluator.items(value, range) : [value])),
  };
}

/** Whether a value can be meant for a port: functions, objects and lists are other arguments. */
function fits(value: Value): boolean {
  return (
    value.kind === 'number' || value.kind === 'text' || value.kind === 'nothing' || value.kind === 'opaque'
  );
}

function hostAt(evaluator: Evaluator, site: Site, place: NonNullable<PortPlace['host']>): string | undefined {
  const values = placeIn(evaluator, site, place)?.values ?? [];
  return values.length === 1 ? plainText(values[0]!) : undefined;
}

function read(value: Value, place: PortPlace, placed: Placed, host: string | undefined): Found[] {
  const withHost = (found: string | undefined) =>
    found === undefined || found === '' ? {} : { host: found };
  const range = placed.expression.range;
  const { form } = place;
  switch (value.kind) {
    case 'number':
      if (!Number.isInteger(value.value)) return [];
      return [
        {
          kind: 'port',
          port: value.value,
          range: value.range,
          certainty: value.certainty,
          computed: value.computed === true,
          ...withHost(host),
        },
      ];
    case 'nothing':
      // A name that is empty here may be filled elsewhere; only `null` as written is nothing.
      if (value.range.start !== range.start || value.range.end !== range.end)
        return [{ kind: 'unknown', range, ...withHost(host) }];
      return [{ kind: 'omitted', form, slot: { range, before: '', after: '' }, range, ...withHost(host) }];
    case 'text': {
      if (form === 'number' || form === 'path-or-port')
        return fromText(readPortText(value), form, withHost(host));
      const addresses = form === 'address' ? [readAddress(value)] : readUrls(value);
      return addresses.flatMap(address => fromText(address.port, form, withHost(address.host ?? undefined)));
    }
    case 'opaque':
      // Of an unknown that is a path or a port, the name says what it is meant for.
      if (form === 'path-or-port' && NO_PORT_NAMES.has(lastWord(lastName(placed.expression)))) return [];
      return [{ kind: 'unknown', range, ...withHost(host) }];
    default:
      return [];
  }
}

/** Last words of names that stand for a socket's path or for a handle. */
const NO_PORT_NAMES = new Set(['path', 'socket', 'sock', 'ipc', 'pipe', 'fd', 'handle', 'file', 'unix']);

function fromText(port: PortText, form: PortPlace['form'], host: { host?: string }): Found[] {
  switch (port.kind) {
    case 'digits':
      return [
        {
          kind: 'port',
          port: Number(port.digits),
          range: port.range,
          certainty: port.certainty,
          computed: port.computed,
          ...host,
        },
      ];
    case 'unknown':
      return [{ kind: 'unknown', range: port.range, ...host }];
    case 'empty':
      // An empty path or number is an error of another kind.
      if (form === 'number' || form === 'path-or-port') return [];
      return [
        {
          kind: 'omitted',
          form,
          range: port.range,
          slot: { range: port.range, before: port.before, after: '' },
          ...host,
        },
      ];
    default:
      return [];
  }
}

function report(evaluator: Evaluator, use: Use, found: Found, protocol: Protocol, sink: Sink): void {
  const { api, site } = use;
  const role = api.role ?? 'listen';
  const useRange = rangeOfUse(site);
  const base = {
    protocol,
    role,
    namespace: role === 'listen' ? ('host' as const) : ('none' as const),
    ...(found.host !== undefined && { host: found.host }),
    format: evaluator.file.language,
    api: api.api,
    use: useRange,
  };
  const push = (occurrence: PortOccurrence) => {
    const key = `${role}:${protocol}:${occurrence.range.start}:${occurrence.range.end}`;
    if (sink.seen.has(key)) return;
    sink.seen.add(key);
    sink.occurrences.push(occurrence);
  };
  const dynamic = (range: TextRange, slot: PortSlot | undefined) =>
    push({
      ...base,
      port: 0,
      resolution: 'dynamic',
      range,
      ...(slot && { slot }),
      ...(isReadBack(evaluator, api, site) && { readBack: true }),
    });
  if (found.kind === 'unknown') {
    if (!api.knownOnly) push({ ...base, port: null, resolution: 'unresolved', range: found.range });
    return;
  }
  if (found.kind === 'omitted') {
    const meaning =
      found.form === 'address' || found.form === 'url' || found.form === 'url-list'
        ? found.range
          ? api.emptyPort
          : api.omitted
        : api.omitted;
    if (meaning === 'dynamic')
      dynamic(found.range && found.range.end > found.range.start ? found.range : useRange, found.slot);
    return;
  }
  const slot = found.computed ? undefined : { range: found.range, before: '', after: '' };
  if (!isPortNumber(found.port)) {
    const text = String(found.port);
    if (!found.computed && use.evidence === 'certain')
      sink.defects.push({
        kind: 'out-of-range',
        text,
        expected: 'a port from 0 to 65535',
        range: found.range,
        format: evaluator.file.language,
      });
  } else if (found.port === 0) {
    if (role === 'listen' && zeroServes(evaluator, api, site)) dynamic(found.range, slot);
  } else
    push({
      ...base,
      port: found.port,
      resolution: found.certainty,
      range: found.range,
      ...(slot && { slot }),
    });
}

/** The name that is called (`listen`), or the type of an object literal. */
function rangeOfUse({ call, object }: Site): TextRange {
  if (call) return call.callee.kind === 'member' ? call.callee.propertyRange : call.callee.range;
  const { start, end } = object!.range;
  return { start, end: Math.min(end, start + (object!.type?.length ?? 1)) };
}
