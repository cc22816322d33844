import type { Reader } from '../../../reader.ts';
import { findListens } from '../../find-listens.ts';
import type { LanguageTables } from '../../language.ts';
import { apiPrefilter } from '../../prefilter.ts';
import { goApis } from './apis.ts';
import { goIdioms } from './idioms.ts';
import { goParser } from './parse.ts';

const tables: LanguageTables = { idioms: goIdioms, apis: goApis };

/** Go. */
export const go: Reader = {
  id: 'go',
  title: 'Go',
  docs: {
    claims: 'files named `*.go`',
    finds: [
      'what the table below says, with constants, fallbacks, flags, struct fields and format strings of the same file',
    ],
    misses: ['values of other files; build tags'],
  },
  endings: ['go'],
  claims: ({ name, languageId }) => (languageId === undefined ? /\.go$/i.test(name) : languageId === 'go'),
  // An import path stands in quotes: `"net"` and `"net/http"`, not every word with `net` in it.
  prefilter: apiPrefilter(tables, begin => `["\`]${begin}["\`/.]`, undefined, ['"', '`']),
  prepare: goParser.prepare,
  read(source) {
    const parsed = goParser.parse(source);
    if (!('file' in parsed)) return { trouble: parsed.trouble };
    const result = findListens(parsed.file, tables);
    // In tests URLs are mostly what a parser is expected to give.
    if (!source.path.endsWith('_test.go')) return result;
    return { ...result, occurrences: (result.occurrences ?? []).filter(({ api }) => api !== 'go.url.host') };
  },
};
