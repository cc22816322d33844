import type { TSESTree } from '@typescript-eslint/typescript-estree';
import type { SourceText } from '../../../../text/index.ts';
import type { FileTrouble } from '../../../file-facts.ts';
import type { ReaderAssets } from '../../../reader-assets.ts';
import type { CodeFile, Concatenation, ObjectLiteral, Scope, StringLiteral } from '../../model.ts';
import { Converter } from './convert.ts';
import { Walker } from './walk.ts';

/** Larger files, and files whose lines are longer than this on average, are bundles and not read. */
export const MAX_SIZE = 1_000_000;
const MAX_LINE = 1_000;

let parser: Awaited<ReturnType<ReaderAssets['typescriptEstree']>> | undefined;

/** Loads the parser on first need; await it before {@link parseJavaScript}. */
export async function prepareJavaScript(assets: ReaderAssets): Promise<void> {
  parser ??= await assets.typescriptEstree();
}

/** A file in neutral form, or why it could not be read. */
export type Parsed = { readonly file: CodeFile } | { readonly trouble: FileTrouble };

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
  const program = parseProgram(source);
  if (!('body' in program)) return { trouble: program };
  const converter = new Converter(text);
  const walked = new Walker(program, converter);
  return { file: new JsFile(path, isTypeScript(source) ? 'typescript' : 'javascript', converter, walked) };
}

/** Whether a file is TypeScript by its language id or name. */
export function isTypeScript({ path, languageId }: SourceText): boolean {
  return languageId === undefined ? /\.[cm]?tsx?$/i.test(path) : languageId.startsWith('typescript');
}

function parseProgram(source: SourceText): TSESTree.Program | FileTrouble {
  const { path, languageId } = source;
  // Script kinds by extension: in `.ts` a `<T>x` is a cast, everywhere else JSX.
  const first = isTypeScript(source)
    ? /\.tsx$/i.test(path) || languageId === 'typescriptreact'
      ? 'file.tsx'
      : 'file.ts'
    : 'file.jsx';
  const second = first === 'file.tsx' ? 'file.ts' : 'file.tsx';
  let failure: unknown;
  for (const filePath of [first, second]) {
    try {
      return parser!.parse(source.text, {
        filePath,
        jsx: filePath !== 'file.ts',
        range: true,
        loc: false,
        comment: false,
        tokens: false,
        allowInvalidAST: true,
        errorOnUnknownASTType: false,
        suppressDeprecatedPropertyWarnings: true,
        jsDocParsingMode: 'none',
      });
    } catch (error) {
      failure ??= error;
    }
  }
  const index = (failure as { index?: number }).index;
  return {
    reason: `does not parse: ${failure instanceof Error ? failure.message : String(failure)}`,
    part: false,
    ...(typeof index === 'number' && { range: { start: index, end: index } }),
  };
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
