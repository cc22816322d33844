/**
 * A short name for a value made of JSON: equal for equal values, so that a client that knows it need
 * not be sent the value again. Two FNV-1a hashes over the UTF-16 units, 64 bits together.
 */
export function resultIdOf(value: unknown): string {
  const text = JSON.stringify(value);
  let low = 0x811c9dc5;
  let high = 0x01000193;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ (unit + 0x9e37), 0x01000193);
  }
  return (low >>> 0).toString(36) + (high >>> 0).toString(36);
}

/** The result of a file without diagnostics. */
export const NO_DIAGNOSTICS = resultIdOf([]);
