import { EVIDENCE, PORT_KEYS, type PortKey, RANGE_KEYS } from './key-table.ts';

/** A part of a key as all spellings of it: Spring takes `server-port`, `serverPort` and `server_port` for one. */
function normal(part: string): string {
  return part.toLowerCase().replace(/[-_]/g, '');
}

/**
 * The parts of a key, of all that lead to a value, in one spelling. Items of lists are `[]`; a profile of Quarkus
 * (`%dev.quarkus…`) and quotes are no parts.
 */
export function partsOf(path: readonly (string | number)[]): string[] {
  const parts = path.flatMap(key =>
    typeof key === 'number'
      ? ['[]']
      : key
          .replace(/\[\d{1,6}\]/g, '.[]')
          .replace(/["'[](?!\])|(?<!\[)["'\]]/g, '')
          .split('.'),
  );
  return (parts[0]?.startsWith('%') ? parts.slice(1) : parts).map(normal);
}

const byLast = new Map<string, { readonly row: PortKey; readonly parts: readonly string[] }[]>();
for (const row of PORT_KEYS) {
  const parts = row.key.split('.').map(normal);
  const rows = byLast.get(parts.at(-1)!);
  if (rows) rows.push({ row, parts });
  else byLast.set(parts.at(-1)!, [{ row, parts }]);
}

/** What the table says of a key. */
export function portKeyOf(parts: readonly string[]): PortKey | undefined {
  return byLast.get(parts.at(-1) ?? '')?.find(one => matches(one.parts, parts))?.row;
}

function matches(pattern: readonly string[], parts: readonly string[]): boolean {
  return (
    pattern.length === parts.length &&
    pattern.every((part, index) => part === parts[index] || (part === '*' && parts[index] !== '[]'))
  );
}

const ranges = RANGE_KEYS.map(key => key.split('.').map(normal));

/** Which end of a range a key names, or that it names both; undefined for other keys. */
export function rangeEndOf(parts: readonly string[]): 'min' | 'max' | 'both' | undefined {
  if (ranges.some(range => matches(range, parts))) return 'both';
  const last = parts.at(-1) ?? '';
  if (!ranges.some(range => matches(range, parts.slice(0, -1)))) return undefined;
  if (/^(?:min|from|start|first|low(?:er)?|begin)$/.test(last)) return 'min';
  return /^(?:max|to|end|last|high|upper)$/.test(last) ? 'max' : undefined;
}

const evidence = EVIDENCE.map(key => key.split('.').map(normal));

/** Whether only a file of one of the frameworks has such a key. */
export function isEvidence(parts: readonly string[]): boolean {
  return evidence.some(
    wanted => wanted.length < parts.length + 1 && wanted.every((part, index) => part === parts[index]),
  );
}
