import type { Protocol } from '../../../ports/index.ts';
import { MappedText } from '../../../text/index.ts';
import { type DialledCommandPort, dialledPortsOfCommand } from '../../connections/dial-command.ts';
import { dialledPortsOf } from '../../connections/dial-variable.ts';
import type { DialledPort } from '../../connections/dialled-address.ts';
import { splitScript } from '../../settings/command-line.ts';
import { ownPortOf, portsOfVariable } from '../../settings/environment-ports.ts';
import {
  asScalar,
  isNull,
  mapEntries,
  mapValue,
  resolved,
  scalarText,
  seqItems,
  type YamlNode,
  type YamlScalar,
  type YamlStream,
} from '../../yaml/index.ts';
import type { ExpandedText } from './expanded-text.ts';
import type { ComposeFindings } from './findings.ts';
import { interpolate } from './interpolate.ts';
import type { ComposeService } from './services.ts';

/** A variable of a service: its name and the text that holds the value from unit `from` on. */
interface Variable {
  readonly name: string;
  readonly text: ExpandedText;
  readonly from: number;
}

type Api = 'compose.environment' | 'compose.command' | 'compose.healthcheck';

/** What is around a service that is read. */
export interface Neighbours {
  /** The names by which services of the file reach each other. */
  readonly services: ReadonlySet<string>;
  /** The ports that the service is declared to open itself, with their protocols. */
  readonly own: ReadonlyMap<number, Protocol>;
}

/**
 * Reads what a service dials: by its variables, its command, and its health check; and of its variables those
 * that name one of its own ports.
 *
 * @param seen what other services have given already, through aliases
 */
export function readDialled(
  findings: ComposeFindings,
  service: ComposeService,
  stream: YamlStream,
  seen: Set<YamlNode>,
  neighbours: Neighbours,
): void {
  const variables = variablesOf(findings, service, stream, seen);
  const values = new Map(
    variables.map(({ name, text, from }) => [name.toUpperCase(), text.text.slice(from)]),
  );
  const image = asScalar(mapValue(service.node, 'image'))?.value ?? '';
  const context = {
    sibling: (name: string) => values.get(name.toUpperCase()),
    self: [service.name, image.replace(/^.*\//, '').replace(/[:@].*$/, '')],
  };
  for (const { name, text, from } of variables) {
    const value = text.text.slice(from);
    const named = dialledPortsOf(name, value, context);
    const dialled = named.length > 0 ? named : dialledByValue(name, value, neighbours.services);
    for (const port of dialled) add(findings, service, text, shifted(port, from), 'compose.environment');
    const own = dialled.length === 0 ? ownPortOf(name, value, neighbours.own) : undefined;
    if (own && portsOfVariable(name, value).length === 0)
      addOwn(
        findings,
        service,
        text,
        shifted(own as DialledPort, from),
        neighbours.own.get(own.port) ?? 'tcp',
      );
  }
  for (const key of ['entrypoint', 'command']) {
    const node = resolved(mapValue(service.node, key));
    if (node && isNew(seen, node)) readCommand(findings, service, stream, node, 'compose.command');
  }
  const test = resolved(mapValue(mapValue(service.node, 'healthcheck'), 'test'));
  if (test && isNew(seen, test)) readCommand(findings, service, stream, test, 'compose.healthcheck');
}

/**
 * A variable of any name whose value is another service's address (`REDIS_CACHE: redis-cache:6379`), and the port by
 * which nginx-proxy reaches a container.
 */
function dialledByValue(name: string, value: string, services: ReadonlySet<string>): DialledPort[] {
  if (/image|version|tag/i.test(name)) return [];
  const [, host = '', digits = ''] = /^(?:([A-Za-z][\w.-]{0,100}):)?(\d{2,5})$/.exec(value) ?? [];
  const port = Number(digits);
  const isMeant = host === '' ? /^VIRTUAL_PORT$/i.test(name) : port >= 80 && services.has(host);
  if (!isMeant || port === 0 || port > 65535) return [];
  return [{ port, start: value.length - digits.length, end: value.length, ...(host && { host }) }];
}

function isNew(seen: Set<YamlNode>, node: YamlNode): boolean {
  return !seen.has(node) && seen.add(node) !== undefined;
}

function variablesOf(
  findings: ComposeFindings,
  service: ComposeService,
  stream: YamlStream,
  seen: Set<YamlNode>,
): Variable[] {
  const node = mapValue(service.node, 'environment');
  const variables: Variable[] = [];
  for (const entry of findings.exhausted ? [] : findings.afford(mapEntries(node))) {
    const scalar = asScalar(resolved(entry.value));
    if (scalar && !isNull(scalar) && isNew(seen, scalar))
      variables.push({ name: entry.key.value, text: interpolate(scalarText(stream, scalar)), from: 0 });
  }
  for (const item of findings.afford(seqItems(node))) {
    const scalar = asScalar(item);
    if (!scalar || !isNew(seen, scalar)) continue;
    const text = interpolate(scalarText(stream, scalar));
    const name = /^[\w.]{1,100}=/.exec(text.text)?.[0];
    if (name) variables.push({ name: name.slice(0, -1), text, from: name.length });
  }
  return variables;
}

/** A list of words, or a text: `command` is parted at blanks, a health check's text goes to a shell. */
function readCommand(
  findings: ComposeFindings,
  service: ComposeService,
  stream: YamlStream,
  node: YamlNode,
  api: Api,
): void {
  const parts: { readonly text: ExpandedText; readonly start: number }[] = [];
  let length = 0;
  const take = (scalar: YamlScalar): MappedText => {
    const text = interpolate(scalarText(stream, scalar));
    const mapped = MappedText.plain(text.text, length);
    parts.push({ text, start: length });
    length += text.text.length + 1;
    return mapped;
  };
  let commands: MappedText[][];
  if (node.kind === 'scalar')
    commands = isNull(node) ? [] : (splitScript(take(node), api === 'compose.command') as MappedText[][]);
  else {
    const words = findings.afford(seqItems(node)).flatMap(item => {
      const scalar = asScalar(item);
      return scalar ? [take(scalar)] : [];
    });
    const shell = api === 'compose.healthcheck' && words[0]?.value === 'CMD-SHELL';
    commands = shell
      ? words.slice(1).flatMap(word => splitScript(word) as MappedText[][])
      : [words.filter(word => word.value !== 'CMD')];
  }
  for (const port of commands.flatMap(command => dialledPortsOfCommand(command))) {
    const part = parts.findLast(each => each.start <= port.range.start);
    if (part) add(findings, service, part.text, within(port, part.start), api);
  }
}

function within(port: DialledCommandPort, start: number): DialledPort {
  return { ...port, start: port.range.start - start, end: port.range.end - start };
}

function shifted(port: DialledPort, by: number): DialledPort {
  return { ...port, start: port.start + by, end: port.end + by };
}

function add(
  findings: ComposeFindings,
  service: ComposeService,
  text: ExpandedText,
  { port, start, end, host, isDefault }: DialledPort,
  api: Api,
): void {
  const range = text.range(start, end);
  findings.addOccurrence(service, {
    port,
    protocol: 'tcp',
    role: 'connect',
    resolution: isDefault || text.hasDefault(start, end) ? 'default' : 'literal',
    namespace: 'none',
    ...(host && { host }),
    api,
    range,
    use: range,
    ...(range.end - range.start === end - start && { slot: { range, before: '', after: '' } }),
  });
}

/** A port that the service itself listens on, by a variable of its own. */
function addOwn(
  findings: ComposeFindings,
  service: ComposeService,
  text: ExpandedText,
  { port, start, end }: DialledPort,
  protocol: Protocol,
): void {
  const range = text.range(start, end);
  findings.addOccurrence(service, {
    port,
    protocol,
    role: 'listen',
    resolution: text.hasDefault(start, end) ? 'default' : 'literal',
    namespace: service.hostNetwork ? 'host' : 'container',
    api: 'compose.environment',
    range,
    use: range,
    ...(range.end - range.start === end - start && { slot: { range, before: '', after: '' } }),
  });
}
