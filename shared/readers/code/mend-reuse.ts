import type { PortOccurrence } from '../../ports/index.ts';
import type { TextEdit } from '../../text/index.ts';
import type { ReaderResult } from '../reader.ts';

/** How a language writes the option before the line of a `bind`. */
export interface ReuseSyntax {
  /** Whether the lines can be written into this text. */
  readonly fits: (text: string) => boolean;
  /** What may stand between a line's indentation and the bind call, socket included. */
  readonly before: RegExp;
  /** A line that is nothing but a comment. */
  readonly comment: RegExp;
  /** What a line must end with after which a statement begins. */
  readonly previous: RegExp;
  /** The lines that set the option, without indentation; undefined where the socket cannot be named. */
  readonly lines: (line: {
    readonly before: string;
    readonly after: string;
  }) => readonly string[] | undefined;
}

/**
 * Adds to occurrences without SO_REUSEADDR the edit that sets it, on lines of its own right before the
 * statement that binds, where that statement surely begins a line.
 */
export function mendReuse(result: ReaderResult, text: string, syntax: ReuseSyntax): ReaderResult {
  if (!result.occurrences?.some(({ reuse }) => reuse?.state === 'missing') || !syntax.fits(text))
    return result;
  return { ...result, occurrences: result.occurrences.map(one => mended(one, text, syntax)) };
}

function mended(occurrence: PortOccurrence, text: string, syntax: ReuseSyntax): PortOccurrence {
  const { reuse, use } = occurrence;
  if (reuse?.state !== 'missing') return occurrence;
  const start = text.lastIndexOf('\n', use.start - 1) + 1;
  const line = text.slice(start, use.start);
  const indent = /^[ \t]*/.exec(line)![0];
  const before = line.slice(indent.length);
  if (before.length > 200 || !syntax.before.test(before) || !beginsStatement(text, start, syntax))
    return occurrence;
  const lines = syntax.lines({ before, after: text.slice(use.end, use.end + 200) });
  if (!lines) return occurrence;
  const end = text[start - 2] === '\r' ? '\r\n' : '\n';
  const edit: TextEdit = {
    range: { start, end: start },
    newText: lines.map(one => `${indent}${one}${end}`).join(''),
  };
  return { ...occurrence, reuse: { ...reuse, mend: [edit] } };
}

/** Whether the last line of code above `start` ends a statement or begins a block. */
function beginsStatement(text: string, start: number, { previous, comment }: ReuseSyntax): boolean {
  let end = start;
  while (end > 0) {
    const from = text.lastIndexOf('\n', end - 2) + 1;
    const line = text.slice(from, end).trim();
    if (line !== '' && !comment.test(line)) return line.length < 1000 && previous.test(line);
    end = from;
  }
  return false;
}
