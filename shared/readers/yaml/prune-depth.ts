import type { CST } from 'yaml';

/**
 * Far beyond any file a person writes. The library composes by recursion: tens of thousands of levels
 * do not only overflow the stack, they can end the process where a regular expression is compiled on
 * the last of it.
 */
const DEEPEST = 256;

/**
 * Empties every collection that stands more than {@link DEEPEST} levels deep, in place.
 * @returns the offset of the first one, or undefined where nothing was pruned.
 */
export function pruneDepth(document: CST.Document): number | undefined {
  let pruned: number | undefined;
  let level: CST.Token[] = document.value ? [document.value] : [];
  for (let depth = 1; level.length > 0; depth++) {
    const next: CST.Token[] = [];
    for (const token of level) {
      if (!('items' in token)) continue;
      if (depth > DEEPEST) {
        pruned = Math.min(pruned ?? token.offset, token.offset);
        token.items.length = 0;
        continue;
      }
      for (const { key, value } of token.items) {
        if (key && 'items' in key) next.push(key);
        if (value && 'items' in value) next.push(value);
      }
    }
    level = next;
  }
  return pruned;
}
