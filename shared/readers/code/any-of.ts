/** The source of a regular expression for any of these words, as they are written. */
export function any(words: Iterable<string>): string {
  return [...words].map(quote).join('|');
}

/** The source of a regular expression for this very text. */
export function quote(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
