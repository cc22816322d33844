import type { TSESTree } from '@typescript-eslint/typescript-estree';
import type { SourceText } from '../../../../text/index.ts';
import type { FileTrouble } from '../../../file-facts.ts';
import type { ReaderAssets } from '../../../reader-assets.ts';
import type { CodeFile, Concatenation, ObjectLiteral, Scope, StringLiteral } from '../../model.ts';
import { Converter } from './convert.ts';
import { scriptSource } from './script-blocks.ts';
import { Walker } from './walk.ts';

/** Larger files, and files whose lines are longer than this on average, are bundles and not read. */
const MAX_SIZE = 1_000_000;
const MAX_LINE = 1_000;

let parser: Awaited<ReturnType<ReaderAssets['typescriptEstree']>> | undefined;

/** Loads the parser on first need; await it before {@link parseJavaScript}. */
export async function prepareJavaScript(assets: ReaderAssets): Promise<void> {
  parser ??= await assets.typescriptEstree();
}

/** How many lines a broken file is read without, and up to which size (each try is a parse). */
const MAX_RECOVERIES = 5;
const MAX_RECOVERED = 200_000;

/** A file in neutral form (without the lines that do not parse), or why it could not be read. */
export interface Parsed {
  readonly file?: CodeFile;
  readonly trouble?: FileTrouble;
}

/** Parses a JavaScript or TypeScript file once, however many readers ask. */
export function parseJavaScript(source: SourceText): Parsed {
  return source.once('javascript', () => parse(source));
}

function parse(source: SourceText): Parsed {
  const { text, path } = source;
  if (text.length > MAX_SIZE)
    return { trouble: { reason: 'script larger than 1 MB, taken for a bundle', part: false } };
  if (text.length > 20_000 && text.length / source.lineStarts.length > MAX_LINE)
    return { trouble: { reason: 'minified script (more than 1,000 characters a line)', part: false } };
  const parsed = parseProgram(source);
  if (!('program' in parsed)) return { trouble: parsed };
  const { program, trouble } = parsed;
  const converter = new Converter(text);
  const walked = new Walker(program, converter);
  const language = isTypeScript(source) ? 'typescript' : 'javascript';
  return { file: new JsFile(path, language, converter, walked), ...(trouble && { trouble }) };
}

/** Parses the scripts of a page or component; places are those of the file. */
export function parseScripts(source: SourceText): Parsed {
  return source.once('scripts', () => parse(scriptSource(source)));
}

/** Whether a file is TypeScript by its language id or name. */
function isTypeScript({ path, languageId }: SourceText): boolean {
  return languageId === undefined ? /\.[cm]?tsx?$/i.test(path) : languageId.startsWith('typescript');
}

/** A program, with what had to be left out of a broken file. */
interface Program {
  readonly program: TSESTree.Program;
  readonly trouble?: FileTrouble;
}

function parseProgram(source: SourceText): Program | FileTrouble {
  const { path, languageId, text } = source;
  // Script kinds by extension: in `.ts` a `<T>x` is a cast, everywhere else JSX.
  const kind = isTypeScript(source)
    ? /\.tsx$/i.test(path) || languageId === 'typescriptreact'
      ? 'file.tsx'
      : 'file.ts'
    : 'file.jsx';
  const first = attempt(text, kind);
  if ('program' in first) return first;
  const second = attempt(text, kind === 'file.tsx' ? 'file.ts' : 'file.tsx');
  if ('program' in second) return second;
  return recover(source, kind, first.error);
}

function attempt(text: string, filePath: string): { program: TSESTree.Program } | { error: unknown } {
  try {
    const program = parser!.parse(text, {
      filePath,
      jsx: filePath !== 'file.ts',
      range: true,
      // Not needed, and the build's parser has none; but to leave it out costs another walk, which deletes it.
      loc: true,
      comment: false,
      tokens: false,
      allowInvalidAST: true,
      errorOnUnknownASTType: false,
      suppressDeprecatedPropertyWarnings: true,
      jsDocParsingMode: 'none',
    });
    return { program };
  } catch (error) {
    return { error };
  }
}

/** Reads a broken file without the lines at which the parser stops: one that is being typed in, mostly. */
function recover(source: SourceText, kind: string, failure: unknown): Program | FileTrouble {
  const offset = offsetOf(failure);
  // The parser and its conversion recurse; a stack that is full is no fault at a place of the text.
  if (failure instanceof RangeError) return { reason: 'nested too deeply', part: false };
  const reason = `does not parse: ${failure instanceof Error ? failure.message : String(failure)}`;
  const place = offset === undefined ? {} : { range: { start: offset, end: offset } };
  let { text } = source;
  let error = failure;
  for (let tries = 0; tries < MAX_RECOVERIES && text.length <= MAX_RECOVERED; tries++) {
    const at = offsetOf(error);
    const without = at === undefined ? undefined : blankLine(text, Math.min(at, text.length));
    if (without === undefined) break;
    text = without;
    const result = attempt(text, kind);
    if ('program' in result) return { program: result.program, trouble: { reason, part: true, ...place } };
    error = result.error;
  }
  return { reason, part: false, ...place };
}

/** `text` with blanks for the line at `offset`, or for the last line above it that has any text. */
function blankLine(text: string, offset: number): string | undefined {
  for (let end = offset; ; ) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const next = text.indexOf('\n', end);
    const stop = next < 0 ? text.length : next;
    const line = text.slice(start, stop);
    if (line.trim() !== '') return text.slice(0, start) + line.replace(/[^\r]/g, ' ') + text.slice(stop);
    if (start === 0) return undefined;
    end = start - 1;
  }
}

function offsetOf(error: unknown): number | undefined {
  const index = (error as { index?: unknown } | undefined)?.index;
  return typeof index === 'number' ? index : undefined;
}

/** The neutral file; lists that only some readers need are made when they are asked for. */
class JsFile implements CodeFile {
  readonly language: string;
  readonly path: string;
  readonly imports: CodeFile['imports'];
  readonly module: Scope;
  readonly calls: CodeFile['calls'];
  readonly objects: readonly { object: ObjectLiteral; scope: Scope }[] = [];
  readonly #converter: Converter;
  readonly #walked: Walker;

  constructor(path: string, language: string, converter: Converter, walked: Walker) {
    this.path = path;
    this.language = language;
    this.#converter = converter;
    this.#walked = walked;
    this.imports = walked.imports;
    this.module = walked.module;
    this.calls = walked.calls;
  }

  get strings(): StringLiteral[] {
    return this.#walked.strings.flatMap(node => {
      const made = this.#converter.convert(node);
      return made.kind === 'string' ? [made] : [];
    });
  }

  get texts(): { text: Concatenation; scope: Scope }[] {
    return this.#walked.texts.flatMap(({ node, scope }) => {
      const made = this.#converter.convert(node);
      return made.kind === 'concat' ? [{ text: made, scope }] : [];
    });
  }
}
