import { MappedText } from '../../../text/index.ts';
import type { BoundPort } from '../../settings/bound-address.ts';
import { splitScript } from '../../settings/command-line.ts';
import { portsOfVariable } from '../../settings/environment-ports.ts';
import { listenPortsOfCommand } from '../../settings/listen-command.ts';
import {
  asScalar,
  isNull,
  mapEntries,
  mapValue,
  resolved,
  scalarText,
  seqItems,
  type YamlScalar,
  type YamlStream,
} from '../../yaml/index.ts';
import type { ExpandedText } from './expanded-text.ts';
import type { ComposeFindings } from './findings.ts';
import { interpolate } from './interpolate.ts';
import type { ComposeService } from './services.ts';

/** Reads the ports that a service's process is told to listen on: by its variables and by its command. */
export function readListenSettings(
  findings: ComposeFindings,
  service: ComposeService,
  stream: YamlStream,
): void {
  readVariables(findings, service, stream);
  readCommand(findings, service, stream);
}

/** Names by which a service that opens no port is told of the port that the host's settings give another one. */
const SHARED_NAME = /^(?:HTTPS?|WEB)_PORT$/i;

/** `environment`: a mapping, or a list of `NAME=value`. */
function readVariables(findings: ComposeFindings, service: ComposeService, stream: YamlStream): void {
  const node = mapValue(service.node, 'environment');
  const opensPorts =
    service.hostNetwork || ['ports', 'expose'].some(key => mapValue(service.node, key) !== undefined);
  const speaksOfItself = (name: string, scalar: YamlScalar) =>
    opensPorts || !SHARED_NAME.test(name) || !scalar.value.includes('$');
  for (const entry of findings.exhausted ? [] : findings.afford(mapEntries(node))) {
    const scalar = asScalar(resolved(entry.value));
    if (!scalar || isNull(scalar) || !speaksOfItself(entry.key.value, scalar) || !findings.isNew(scalar))
      continue;
    const text = interpolate(scalarText(stream, scalar));
    for (const port of portsOfVariable(entry.key.value, text.text))
      add(findings, service, text, port, 'compose.environment');
  }
  for (const item of findings.afford(seqItems(node))) {
    const scalar = asScalar(item);
    if (!scalar || !findings.isNew(scalar)) continue;
    const text = interpolate(scalarText(stream, scalar));
    const name = /^[\w.]{1,100}=/.exec(text.text)?.[0];
    if (!name || !speaksOfItself(name.slice(0, -1), scalar)) continue;
    for (const port of portsOfVariable(name.slice(0, -1), text.text.slice(name.length))) {
      const { start, end } = port;
      add(
        findings,
        service,
        text,
        { ...port, start: start + name.length, end: end + name.length },
        'compose.environment',
      );
    }
  }
}

/** A text whose places count in the units of all of a command's texts together. */
interface Part {
  readonly text: ExpandedText;
  readonly start: number;
}

/** `entrypoint` and `command`, which go to one process: a list of words, or a text that blanks part. */
function readCommand(findings: ComposeFindings, service: ComposeService, stream: YamlStream): void {
  const parts: Part[] = [];
  const words: MappedText[] = [];
  let length = 0;
  const take = (scalar: YamlScalar, split: boolean): void => {
    const text = interpolate(scalarText(stream, scalar));
    const mapped = MappedText.plain(text.text, length);
    parts.push({ text, start: length });
    length += text.text.length + 1;
    words.push(...(split ? (splitScript(mapped, true)[0] ?? []) : [mapped]));
  };
  for (const key of ['entrypoint', 'command']) {
    const node = mapValue(service.node, key);
    // Services that share a command through an alias start one and the same text.
    if (!node || !findings.isNew(node)) continue;
    if (node.kind === 'scalar' && !isNull(node)) take(node, true);
    for (const item of findings.afford(seqItems(node))) {
      const scalar = asScalar(item);
      if (scalar) take(scalar, false);
    }
  }
  if (length === 0) return;
  for (const port of listenPortsOfCommand(words)) {
    const part = parts.findLast(each => each.start <= port.range.start);
    if (!part) continue;
    const start = port.range.start - part.start;
    add(
      findings,
      service,
      part.text,
      { ...port, start, end: port.range.end - part.start },
      'compose.command',
    );
  }
}

function add(
  findings: ComposeFindings,
  service: ComposeService,
  text: ExpandedText,
  { port, start, end, host, isDefault }: BoundPort,
  api: 'compose.environment' | 'compose.command',
): void {
  const range = text.range(start, end);
  const resolution =
    port === 0 ? 'dynamic' : isDefault || text.hasDefault(start, end) ? 'default' : 'literal';
  findings.addOccurrence(service, {
    port,
    protocol: 'tcp',
    role: 'listen',
    resolution,
    namespace: service.hostNetwork ? 'host' : 'container',
    ...(host && { host }),
    api,
    range,
    use: range,
    ...(range.end - range.start === end - start && { slot: { range, before: '', after: '' } }),
  });
}
