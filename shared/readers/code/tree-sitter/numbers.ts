/**
 * The value of a number literal of a C-like language: separators, `0x`, `0o`, `0b`, suffixes of type
 * taken off by the caller. Undefined where it is none (imaginary, malformed).
 * `legacyOctal`: a leading zero means octal.
 */
export function parseNumber(literal: string, legacyOctal: boolean): number | undefined {
  const digits = literal.replaceAll('_', '').toLowerCase();
  if (/^0[xob][\da-f]+$/.test(digits)) {
    const value = Number(digits);
    return Number.isNaN(value) ? undefined : value;
  }
  if (legacyOctal && /^0[0-7]+$/.test(digits)) return Number.parseInt(digits, 8);
  if (!/^(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/.test(digits)) return undefined;
  return Number(digits);
}
