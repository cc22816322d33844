import { Composer, type CST, type Document, Lexer, Parser, type YAMLParseError } from 'yaml';
import { type TextRange, textRange } from '../../text/index.ts';
import { buildTree } from './build-tree.ts';
import type { MendedText } from './mended-text.ts';
import type { Faults } from './mending-edits.ts';
import { pruneDepth } from './prune-depth.ts';
import type { YamlDocument } from './yaml-node.ts';

/** Every scalar a string, no error for what merely another consumer refuses, and no work for messages. */
const OPTIONS = {
  schema: 'failsafe',
  resolveKnownTags: false,
  strict: false,
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: 'silent',
} as const;

/** What one pass over a text finds. */
export interface Parsed extends Faults {
  /** Whether the text was not read to its end. */
  readonly isCut: boolean;
  readonly documents: YamlDocument[];
  /** The first fault, or what ended the pass; its place is of the text that was parsed. */
  readonly failure?: { readonly message: string; readonly offset: number };
}

/**
 * One pass over stretches of a text, each of whole documents. Never throws.
 *
 * @param ranges of the text as it was before it was mended, as all ranges of the documents are
 */
export function parseOnce(text: MendedText, ranges: readonly TextRange[]): Parsed {
  const documents: YamlDocument[] = [];
  const errors: number[] = [];
  const unclosed: { end: number; quote: string }[] = [];
  let failure: Parsed['failure'];
  const sourceOf = (offset: number) => text.toSource(offset);
  const onUnclosed = (end: number, quote: string) => unclosed.push({ end, quote });

  const take = (document: Document.Parsed) => {
    const error = firstError(document.errors);
    if (error) failure ??= { message: error.message, offset: error.pos[0] };
    for (const { pos } of document.errors) errors.push(pos[0]);
    documents.push(buildTree(document, text.text, sourceOf, onUnclosed));
  };
  const composer = new Composer(OPTIONS);
  let offset = 0;
  let isCut = false;
  try {
    const onCut = (at: number) => {
      isCut = true;
      failure ??= { message: 'too many tokens', offset: at };
    };
    const onToken = (token: CST.Token) => {
      if ('offset' in token) offset = token.offset;
      const deep = token.type === 'document' ? pruneDepth(token) : undefined;
      if (deep !== undefined) failure ??= { message: 'nested too deeply', offset: deep };
      for (const document of composer.next(token)) take(document as Document.Parsed);
    };
    const here = ranges.map(({ start, end }) => textRange(text.fromSource(start), text.fromSource(end)));
    eachToken(text.text, here, onToken, onCut);
    for (const document of composer.end(false, text.text.length)) take(document as Document.Parsed);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    isCut = true;
    failure ??= { message, offset };
  }
  return { documents, errors, unclosed, isCut, ...(failure && { failure }) };
}

/**
 * Lexical tokens (marks, blanks, scalars) that are read: as many as two megabytes of any file that
 * people write have, and several seconds' work.
 */
const MAX_TOKENS = 1_000_000;

/**
 * Hands out the concrete syntax of stretches of a text, each of whole documents; offsets count from the text's
 * start. `onCut` is told the offset where a text of too many tokens is left.
 */
function eachToken(
  text: string,
  ranges: readonly TextRange[],
  onToken: (token: CST.Token) => void,
  onCut: (offset: number) => void,
): void {
  let left = MAX_TOKENS;
  for (const { start, end } of ranges) {
    const parser = new Parser();
    parser.offset = start;
    for (const lexeme of new Lexer().lex(text.slice(start, end))) {
      if (--left < 0) {
        onCut(parser.offset);
        break;
      }
      for (const token of parser.next(lexeme)) onToken(token);
    }
    for (const token of parser.end()) onToken(token);
    if (left < 0) return;
  }
}

function firstError(errors: readonly YAMLParseError[]): YAMLParseError | undefined {
  let first: YAMLParseError | undefined;
  for (const error of errors) if (!first || error.pos[0] < first.pos[0]) first = error;
  return first;
}
