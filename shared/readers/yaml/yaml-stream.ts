import { Composer, type CST, type Document, Lexer, Parser, type YAMLParseError } from 'yaml';
import { type SourceText, type TextRange, textRange } from '../../text/index.ts';
import type { FileTrouble } from '../file-facts.ts';
import { buildTree } from './build-tree.ts';
import { documentRanges } from './document-ranges.ts';
import { maskTemplates } from './mask-templates.ts';
import { pruneDepth } from './prune-depth.ts';
import { withoutStackTraces } from './without-stack-traces.ts';
import type { YamlDocument } from './yaml-node.ts';

/** A parsed file of one or more YAML documents. */
export interface YamlStream {
  readonly documents: readonly YamlDocument[];
  /** The text that was parsed: the source with template actions masked, of the same length. */
  readonly text: string;
  /** Whether template actions were masked. */
  readonly templated: boolean;
  /**
   * The first error, with its line. What the documents hold was read nevertheless. Absent for
   * templates, whose text need not be YAML before it is rendered.
   */
  readonly trouble?: FileTrouble;
}

/**
 * The YAML stream of a file, parsed once however many readers ask. Never throws: what cannot be read
 * is left out and named in `trouble`. Linear in the text; aliases are bound, never expanded.
 *
 * @param wants which documents are needed, by their text (templates masked); all where absent. Files of
 * Kubernetes hold large schemas between small objects, and parsing is what a scan's time goes into.
 */
export function yamlStream(source: SourceText, wants?: (document: string) => boolean): YamlStream {
  if (wants) {
    const text = source.once('yaml text', () => maskTemplates(source.text));
    const ranges = documentRanges(text);
    const wanted = ranges.filter(({ start, end }) => wants(text.slice(start, end)));
    if (wanted.length < ranges.length) {
      // Readers mostly want the same ones.
      const key = `yaml ${wanted.map(({ start }) => start).join()}`;
      return source.once(key, () => withoutStackTraces(() => parseStream(source, wanted)));
    }
  }
  return source.once('yaml', () => withoutStackTraces(() => parseStream(source)));
}

/** Every scalar a string, no error for what merely another consumer refuses, and no work for messages. */
const OPTIONS = {
  schema: 'failsafe',
  resolveKnownTags: false,
  strict: false,
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: 'silent',
} as const;

function parseStream(source: SourceText, ranges?: readonly TextRange[]): YamlStream {
  const text = source.once('yaml text', () => maskTemplates(source.text));
  const templated = text !== source.text;
  const documents: YamlDocument[] = [];
  let failure: { message: string; offset: number } | undefined;

  const take = (document: Document.Parsed) => {
    const error = firstError(document.errors);
    if (error) failure ??= { message: error.message, offset: error.pos[0] };
    documents.push(buildTree(document, text));
  };
  const composer = new Composer(OPTIONS);
  let offset = 0;
  try {
    const whole = ranges ?? [textRange(0, text.length)];
    const onCut = (at: number) => {
      failure ??= { message: 'too many tokens', offset: at };
    };
    const onToken = (token: CST.Token) => {
      if ('offset' in token) offset = token.offset;
      const deep = token.type === 'document' ? pruneDepth(token) : undefined;
      if (deep !== undefined) failure ??= { message: 'nested too deeply', offset: deep };
      for (const document of composer.next(token)) take(document as Document.Parsed);
    };
    eachToken(text, whole, onToken, onCut);
    for (const document of composer.end(false, text.length)) take(document as Document.Parsed);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    failure ??= { message, offset };
  }
  if (!failure || templated) return { documents, text, templated };
  const { line } = source.positionAt(failure.offset);
  const trouble: FileTrouble = {
    reason: `YAML, line ${line}: ${failure.message}`,
    part: true,
    range: textRange(failure.offset, failure.offset),
  };
  return { documents, text, templated, trouble };
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
