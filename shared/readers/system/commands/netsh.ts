import type { MappedText, TextRange } from '../../../text/index.ts';
import { listedPorts, rangeIn } from '../port-list.ts';
import type { SystemFindings } from '../system-findings.ts';

const MAX_PORT = 65535;

/** netsh takes any beginning of a word that is no other's: `int` for `interface`, `adv` for `advfirewall`. */
function isShort(word: MappedText | undefined, full: string, least = 1): boolean {
  const value = word?.value.toLowerCase() ?? '';
  return value.length >= least && full.startsWith(value);
}

/** netsh's commands about ports: dynamic and excluded ranges, rules of the firewall, old and new. */
export function readNetsh(found: SystemFindings, words: readonly MappedText[], use: TextRange): void {
  const [, context, second, third, fourth] = words;
  if (isShort(context, 'interface', 3) && /^(?:ipv4|ipv6|ip|tcp)$/i.test(second?.value ?? '')) {
    if (isShort(third, 'set') && isShort(fourth, 'dynamicportrange', 3))
      readDynamic(found, words.slice(5), use);
    if (isShort(third, 'add') && isShort(fourth, 'excludedportrange', 3))
      readExcluded(found, words.slice(5), use);
  } else if (isShort(context, 'advfirewall', 3) && isShort(second, 'firewall') && isShort(third, 'add'))
    readRule(found, words.slice(5), use);
  else if (
    isShort(context, 'firewall', 4) &&
    /^(?:add|set)$/i.test(second?.value ?? '') &&
    isShort(third, 'portopening')
  )
    readPortOpening(found, words.slice(4), use);
}

/** `name=value` words by name in lower case, and those without a name by their order. */
function argumentsOf(words: readonly MappedText[], names: readonly string[]): Map<string, MappedText> {
  const found = new Map<string, MappedText>();
  let place = 0;
  for (const word of words) {
    const equals = word.value.indexOf('=');
    if (equals < 0) found.set(names[place++] ?? '', word);
    else {
      const written = word.value.slice(0, equals).toLowerCase();
      const name =
        names.find(each => each === written) ?? names.find(each => each.startsWith(written)) ?? written;
      found.set(name, word.slice(equals + 1));
    }
  }
  return found;
}

function numberOf(word: MappedText | undefined): number | undefined {
  return word && /^\d{1,9}$/.test(word.value) ? Number(word.value) : undefined;
}

/** `set dynamicport tcp start=49152 num=16384`: Windows refuses a start below 1025, fewer than 255 ports, and an end above 65535. */
function readDynamic(found: SystemFindings, words: readonly MappedText[], use: TextRange): void {
  const args = argumentsOf(words, ['protocol', 'startport', 'numberofports', 'store']);
  const protocol = args.get('protocol')?.value.toLowerCase();
  const startWord = args.get('startport') ?? args.get('start');
  const countWord = args.get('numberofports') ?? args.get('num');
  const start = numberOf(startWord);
  const count = numberOf(countWord);
  if ((protocol !== 'tcp' && protocol !== 'udp') || start === undefined || count === undefined) return;
  found.add({
    kind: 'dynamic-range',
    system: 'windows',
    protocol,
    first: start,
    last: start + count - 1,
    ...refusal(start, count),
    ...rangeSlot(found, startWord!, countWord!),
    scope: found.scope,
    range: use,
  });
}

/** The stretch from the first port to the number of ports, in that order. */
function rangeSlot({ source }: SystemFindings, start: MappedText, count: MappedText) {
  const first = rangeIn(start, 0, start.value.length);
  const last = rangeIn(count, 0, count.value.length);
  if (last.start < first.end) return {};
  const between = source.text.slice(first.end, last.start);
  return { slot: { range: { start: first.start, end: last.end }, before: '', between, after: '' } };
}

/** Why Windows does not take a dynamic range, if it does not. */
export function refusal(start: number, count: number): { refused?: string } {
  if (start < 1025) return { refused: 'it must begin at 1025 or above' };
  if (count < 255) return { refused: 'it must have at least 255 ports' };
  return start + count - 1 > MAX_PORT ? { refused: 'it goes beyond 65535' } : {};
}

function readExcluded(found: SystemFindings, words: readonly MappedText[], use: TextRange): void {
  const args = argumentsOf(words, ['protocol', 'startport', 'numberofports', 'store']);
  const protocol = args.get('protocol')?.value.toLowerCase();
  const start = numberOf(args.get('startport'));
  const count = numberOf(args.get('numberofports'));
  if ((protocol !== 'tcp' && protocol !== 'udp') || !start || !count || start + count - 1 > MAX_PORT) return;
  found.add({
    kind: 'excluded-range',
    system: 'windows',
    protocol,
    first: start,
    last: start + count - 1,
    scope: found.scope,
    range: use,
  });
}

/** `advfirewall firewall add rule name=… dir=in action=allow protocol=TCP localport=80,443`. */
function readRule(found: SystemFindings, words: readonly MappedText[], use: TextRange): void {
  const args = argumentsOf(words, []);
  if (args.get('dir')?.value.toLowerCase() === 'out' || args.get('action')?.value.toLowerCase() !== 'allow')
    return;
  const ports = args.get('localport');
  const protocol = args.get('protocol')?.value.toLowerCase() ?? 'any';
  const source = args.get('remoteip')?.value;
  addList(found, 'netsh', ports, protocolOf(protocol), source, use);
}

/** `netsh firewall add portopening TCP 24158 WMI`, of Windows before Vista. */
function readPortOpening(found: SystemFindings, words: readonly MappedText[], use: TextRange): void {
  const args = argumentsOf(words, ['protocol', 'port', 'name', 'mode', 'scope']);
  if (args.get('mode')?.value.toLowerCase() === 'disable') return;
  const port = args.get('port');
  if (port && /^\d{1,5}$/.test(port.value))
    addList(
      found,
      'netsh',
      port,
      protocolOf(args.get('protocol')?.value.toLowerCase()),
      undefined,
      use,
      false,
    );
}

/** The protocol of Windows' firewall by name or number. */
export function protocolOf(name: string | undefined): 'tcp' | 'udp' | 'any' | undefined {
  if (name === 'tcp' || name === '6') return 'tcp';
  if (name === 'udp' || name === '17') return 'udp';
  return name === undefined || name === 'any' || name === 'all' ? 'any' : undefined;
}

/** Adds the openings of a list as Windows' firewall writes it. */
export function addList(
  found: SystemFindings,
  tool: string,
  ports: MappedText | undefined,
  protocol: 'tcp' | 'udp' | 'any' | undefined,
  source: string | undefined,
  use: TextRange,
  list = true,
): void {
  if (!ports || !protocol) return;
  for (const { first, last, range } of listedPorts(ports, '-') ?? [])
    found.addOpening({
      tool,
      protocol,
      first,
      last,
      ...(source && source.toLowerCase() !== 'any' && { source }),
      slot: { range, before: '', after: '', list },
      range,
      use,
    });
}
