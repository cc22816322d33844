import type { Reader } from '../../../reader.ts';
import { findListens } from '../../find-listens.ts';
import type { LanguageTables } from '../../language.ts';
import { mendReuse } from '../../mend-reuse.ts';
import { apiPrefilter } from '../../prefilter.ts';
import { pythonApis } from './apis.ts';
import { pythonIdioms } from './idioms.ts';
import { pythonParser } from './parse.ts';
import { pythonReuse } from './reuse.ts';

const tables: LanguageTables = { idioms: pythonIdioms, apis: pythonApis };

/** `.run(` is everywhere; only a call with a port makes the application's own row worth a parse. */
const mayListen = apiPrefilter(
  { ...tables, apis: pythonApis.filter(({ api }) => api !== 'wsgi.run') },
  // A module's name counts where it is imported: many are common words. Also `importlib.import_module('x')`.
  begin => `(?:\\bfrom\\s|import)[^\\n]{0,120}?${begin}`,
);
/** `class Quiet(ThreadingMixIn, HTTPServer)`: a class of the table that is extended and not called itself. */
const EXTENDED = new RegExp(
  `^[ \\t]{0,40}class[ \\t]{1,9}\\w+\\s{0,9}\\([^()]{0,200}\\b(?:${classNames().join('|')})\\b`,
  'm',
);
/** How the names of all those end. */
const MAY_EXTEND = /(?:Server|Controller)\s{0,9}[,)]/;
const RUN_WITH_PORT = /\.run\([^()]{0,200}(?:\([^()]{0,100}\)[^()]{0,200}){0,2}\bport\s{0,4}=/;

function classNames(): string[] {
  const names = pythonApis.flatMap(({ name, callees }) => (callees ? (name ?? []) : []));
  return [...new Set(names)].filter(name => /^[A-Z]\w*(?:Server|Controller)$/.test(name));
}

/** Python. */
export const python: Reader = {
  id: 'python',
  title: 'Python',
  docs: {
    claims: 'files named `*.py`, `*.pyw`, `*.pyi`',
    finds: [
      'what the table below says, with constants, fallbacks, options of argparse and click, f-strings, class attributes of the same file',
    ],
    misses: ['values of other files'],
  },
  endings: ['py', 'pyw'],
  claims: ({ name, languageId }) =>
    languageId === undefined ? /\.pyw?$/i.test(name) : languageId === 'python',
  prefilter: (text, path) =>
    mayListen(text, path) || (MAY_EXTEND.test(text) && EXTENDED.test(text)) || RUN_WITH_PORT.test(text),
  prepare: pythonParser.prepare,
  read(source) {
    const parsed = pythonParser.parse(source);
    if (!('file' in parsed)) return { trouble: parsed.trouble };
    return mendReuse(findListens(parsed.file, tables), source.text, pythonReuse);
  },
};
