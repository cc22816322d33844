import type { SourceText } from '../../../../text/index.ts';
import type { Reader, ReaderResult } from '../../../reader.ts';
import { findListens } from '../../find-listens.ts';
import type { LanguageTables } from '../../language.ts';
import { apiPrefilter } from '../../prefilter.ts';
import { javascriptApis } from './apis/apis.ts';
import { javascriptIdioms } from './idioms.ts';
import { parseJavaScript, parseScripts, prepareJavaScript } from './parse.ts';
import { scriptsOf } from './script-blocks.ts';

const tables: LanguageTables = { idioms: javascriptIdioms, apis: javascriptApis };
/** What takes a module's name: `from`, `import`, `require(`, and what is called as that is. */
const TAKES_MODULE = '(?:from|[iI]mport\\w{0,20}|[rR]equire\\w{0,20}|[mM]ock|\\))\\s{0,9}\\(?\\s{0,9}';
/** Modules stand in quotes, with or without a prefix and a way inside: `'node:http'`, `"ws/wrapper.mjs"`. */
const mayListen = apiPrefilter(
  tables,
  begin => `${TAKES_MODULE}['"\`](?:[a-z]{1,9}:)?${begin}(?:[./][\\w./-]{0,60})?['"\`]`,
  undefined,
  [':', "'", '"', '`'],
);

const LANGUAGE_IDS = new Set(['javascript', 'javascriptreact', 'typescript', 'typescriptreact']);

function read(source: SourceText): ReaderResult {
  const { file, trouble } = parseJavaScript(source);
  return { ...(file && findListens(file, tables)), ...(trouble && { trouble }) };
}

/** JavaScript and TypeScript; occurrences have the format `javascript` or `typescript`. */
export const javascript: Reader = {
  id: 'javascript',
  title: 'JavaScript and TypeScript',
  docs: {
    claims: 'files named `*.js`, `*.ts`, `*.jsx`, `*.tsx`, `*.mjs`, `*.cjs`, `*.mts`, `*.cts`',
    finds: [
      'what the table below says, with constants, fallbacks, options objects, classes and wrappers of the same file',
      'settings of bundlers and frameworks in their configuration files',
    ],
    misses: ['values of other files', 'bundles and minified scripts', 'declarations (`*.d.ts`)'],
  },
  endings: ['js', 'ts', 'jsx', 'tsx', 'mjs', 'cjs', 'mts', 'cts', 'mjsx', 'cjsx', 'mtsx', 'ctsx'],
  claims: ({ name, languageId }) =>
    (languageId === undefined ? /\.[cm]?[jt]sx?$/i.test(name) : LANGUAGE_IDS.has(languageId)) &&
    !/\.d\.(?:\w{1,20}\.)?[cm]?ts$/i.test(name),
  prefilter: mayListen,
  prepare: prepareJavaScript,
  read,
};

const PAGE_IDS = new Set(['html', 'vue', 'svelte', 'astro']);

/** Scripts in pages and in components of a single file. */
export const scriptsInPages: Reader = {
  id: 'javascript',
  title: 'JavaScript in HTML, Vue, Svelte and Astro',
  docs: {
    claims: 'files named `*.html`, `*.htm`, `*.vue`, `*.svelte`, `*.astro`',
    finds: ['in their scripts, what is found in JavaScript and TypeScript'],
    misses: ['addresses in the markup'],
  },
  endings: ['html', 'htm', 'vue', 'svelte', 'astro'],
  claims: ({ name, languageId }) =>
    languageId === undefined ? /\.(?:html?|vue|svelte|astro)$/i.test(name) : PAGE_IDS.has(languageId),
  prefilter: (text, path) => mayListen(text, path) && mayListen(scriptsOf(text), path),
  prepare: prepareJavaScript,
  read(source) {
    const { file, trouble } = parseScripts(source);
    return { ...(file && findListens(file, tables)), ...(trouble && { trouble }) };
  },
};
