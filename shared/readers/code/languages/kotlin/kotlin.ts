import type { Reader } from '../../../reader.ts';
import { findListens } from '../../find-listens.ts';
import type { LanguageTables } from '../../language.ts';
import { apiPrefilter } from '../../prefilter.ts';
import { PACKAGE_OF, packageText } from '../java/java.ts';
import { kotlinApis } from './apis.ts';
import { kotlinIdioms } from './idioms.ts';
import { kotlinParser } from './parse.ts';

const tables: LanguageTables = { idioms: kotlinIdioms, apis: kotlinApis };

/** Kotlin. */
export const kotlin: Reader = {
  id: 'kotlin',
  title: 'Kotlin',
  docs: {
    claims: 'files named `*.kt` and `*.kts`',
    finds: [
      'Ktor’s `embeddedServer` and connectors, Ktor sockets, http4k',
      'all that is found in Java: its libraries are used from Kotlin, with properties for setters',
    ],
    misses: ['values that come from another file'],
  },
  claims: ({ name, languageId }) =>
    languageId === undefined
      ? /\.kts?$/i.test(name)
      : languageId === 'kotlin' || languageId === 'kotlinscript',
  prefilter: apiPrefilter(kotlinApis, packageText, PACKAGE_OF),
  prepare: kotlinParser.prepare,
  read(source) {
    const parsed = kotlinParser.parse(source);
    return 'file' in parsed ? findListens(parsed.file, tables) : { trouble: parsed.trouble };
  },
};
