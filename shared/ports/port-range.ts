/** Ports from `first` to `last`, both inclusive, as every port syntax writes ranges. */
export interface PortRange {
  readonly first: number;
  readonly last: number;
}

/** Whether `port` lies in `range`. */
export function inRange(range: PortRange, port: number): boolean {
  return range.first <= port && port <= range.last;
}

/** `8000-8010`, or `8000` where the range has one port. */
export function formatRange(range: PortRange): string {
  return range.first === range.last ? String(range.first) : `${range.first}-${range.last}`;
}

/** The range that `8000` or `8000-8010` names (0–65535, ascending), or undefined. */
export function parseRange(text: string): PortRange | undefined {
  const match = /^\s*(\d{1,5})\s*(?:-\s*(\d{1,5})\s*)?$/.exec(text);
  if (!match) return undefined;
  const first = Number(match[1]);
  const last = Number(match[2] ?? match[1]);
  return first <= last && last <= 65535 ? { first, last } : undefined;
}
