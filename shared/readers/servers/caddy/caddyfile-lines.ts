import type { LineWord } from '../config-lines.ts';

/** A line of a Caddyfile: its words, without the brace that opens a block at its end. */
export interface CaddyLine {
  readonly words: readonly LineWord[];
  readonly opens: boolean;
  /** How many blocks it stands in; a closing brace by itself is no line. */
  readonly depth: number;
}

/** Longer lines are data. */
const MAX_LINE = 5_000;

const WORD = /"((?:[^"\\]|\\.)*)"?|`([^`]*)`?|#.*|([^\s#"`]\S*)/g;
const HEREDOC = /<<([\w-]{1,60})\s*$/;

/**
 * The lines of a Caddyfile with their words (caddyserver.com/docs/caddyfile/concepts): quotes and backticks hold
 * a word together, `#` begins a comment where a word could, what stands in a heredoc is left out.
 */
export function* caddyLines(text: string): Generator<CaddyLine> {
  let depth = 0;
  let marker: string | undefined;
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const line = end - start > MAX_LINE ? '' : text.slice(start, end);
    const offset = start;
    start = end + 1;
    if (marker !== undefined) {
      if (line.trim().startsWith(marker)) marker = undefined;
      continue;
    }
    marker = HEREDOC.exec(line)?.[1];
    const words: LineWord[] = [];
    let opens = false;
    let closes = 0;
    for (const match of line.matchAll(WORD)) {
      const [all, double, single, bare] = match;
      if (all.startsWith('#')) break;
      const value = double ?? single ?? bare ?? '';
      opens = bare === '{';
      if (opens) continue;
      if (bare === '}') {
        closes++;
        continue;
      }
      const from = offset + match.index + (bare === undefined ? 1 : 0);
      words.push({ text: value, start: from, end: from + value.length });
    }
    if (words.length > 0 || opens) yield { words, opens, depth: Math.max(0, depth - (opens ? closes : 0)) };
    depth = Math.max(0, depth + (opens ? 1 : 0) - closes);
  }
}
