import { parse as parseScript } from '@typescript-eslint/typescript-estree';
import { type ParseError, parse as parseJson } from 'jsonc-parser';
import { parseAllDocuments } from 'yaml';
import { loadEngine } from '../../shared/readers/code/tree-sitter/engine.ts';
import { assets } from './assets.ts';

/** The grammar of a code file by its extension. */
const GRAMMARS: Readonly<Record<string, string>> = {
  cc: 'cpp',
  c: 'cpp',
  cpp: 'cpp',
  cs: 'c-sharp',
  go: 'go',
  java: 'java',
  kt: 'kotlin',
  lua: 'lua',
  php: 'php',
  ps1: 'powershell',
  py: 'python',
  rb: 'ruby',
  rs: 'rust',
  scala: 'scala',
};

type Engine = Awaited<ReturnType<typeof loadEngine>>;
const parsers = new Map<string, Promise<InstanceType<Engine['Parser']>>>();

/**
 * How many errors a text has by a parser other than the reader under test uses it, or by the grammar
 * itself: 0 for formats for which there is none, and for templates.
 */
export async function syntaxErrors(path: string, text: string): Promise<number> {
  const extension = /[^./]+$/.exec(path)?.[0].toLowerCase() ?? '';
  if (text.includes('{{')) return 0;
  if (extension === 'yaml' || extension === 'yml')
    return parseAllDocuments(text, { uniqueKeys: false }).reduce((sum, each) => sum + each.errors.length, 0);
  if (extension === 'json') {
    const errors: ParseError[] = [];
    parseJson(text, errors, { allowTrailingComma: true });
    return errors.length;
  }
  if (/^[cm]?[jt]s$/.test(extension)) {
    try {
      parseScript(text);
      return 0;
    } catch {
      return 1;
    }
  }
  const grammar = GRAMMARS[extension];
  if (grammar === undefined) return 0;
  // The grammar of PowerShell takes a script without a statement for an error; PowerShell does not.
  if (grammar === 'powershell' && text.split('\n').every(line => /^\s*(?:#|$)/.test(line))) return 0;
  const made =
    parsers.get(grammar) ??
    (async () => {
      const engine = await loadEngine(assets);
      const language = await engine.Language.load(
        (await assets.grammar(`tree-sitter-${grammar}.wasm`)) as Uint8Array,
      );
      return new engine.Parser().setLanguage(language);
    })();
  parsers.set(grammar, made);
  const tree = (await made).parse(text);
  if (!tree) return 1;
  try {
    return tree.rootNode.descendantsOfType('ERROR').length;
  } finally {
    tree.delete();
  }
}
