import { MAX_PORT, type PortRange, parseRange } from '../../ports/index.ts';

/**
 * The ports of an `ip_local_reserved_ports` value: a comma list of ports and ascending ranges. None
 * where the kernel would refuse it (blanks between entries, a port above 65535).
 */
export function reservedPorts(value: string): PortRange[] {
  if (value.trim() === '') return [];
  const ranges = value
    .trim()
    .split(',')
    .map(entry => (/\s/.test(entry) ? undefined : parseRange(entry)));
  return ranges.every(range => range !== undefined) ? ranges : [];
}

/** Why the kernel refuses a list of reserved ports; undefined where it takes it. An empty list is one. */
export function reservedPortsDefect(value: string): string | undefined {
  const text = value.trim();
  if (text === '' || reservedPorts(text).length > 0) return undefined;
  if (/\s/.test(text)) return 'a list has commas between its entries and no blanks';
  if (/\d{6}|6553[6-9]|655[4-9]\d|65[6-9]\d\d|6[6-9]\d{3}|[7-9]\d{4}/.test(text)) return 'ports end at 65535';
  return 'an entry is a port or an ascending range such as 8000-8010';
}

/** The range of an `ip_local_port_range` value: two numbers and blanks between. Undefined where the kernel would refuse it. */
export function localPortRange(value: string): PortRange | undefined {
  const match = /^\s*(\d{1,5})\s+(\d{1,5})\s*$/.exec(value);
  const range = match && { first: Number(match[1]), last: Number(match[2]) };
  return range && range.first > 0 && range.first <= range.last && range.last <= MAX_PORT ? range : undefined;
}

/**
 * Why the kernel refuses a port range; undefined where it takes it, or where nothing surely speaks
 * against it. `start` is the first unprivileged port, below which a range may not begin.
 */
export function localPortRangeDefect(value: string, start: number): string | undefined {
  const text = value.trim();
  const range = localPortRange(text);
  if (range)
    return range.first < start ? `it may not begin below ip_unprivileged_port_start (${start})` : undefined;
  if (/^\d+\s*[-,:]\s*\d+$/.test(text)) return 'two numbers with a blank between are wanted';
  const numbers = /^(\d+)\s+(\d+)$/.exec(text);
  if (!numbers) return undefined;
  const [first, last] = [Number(numbers[1]), Number(numbers[2])];
  if (first === 0) return 'it may not begin at 0';
  return last > MAX_PORT ? 'ports end at 65535' : first > last ? 'it ends before it begins' : undefined;
}
