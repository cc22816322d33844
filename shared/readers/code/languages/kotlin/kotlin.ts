import type { Reader } from '../../../reader.ts';
import { findListens } from '../../find-listens.ts';
import type { LanguageTables } from '../../language.ts';
import { annotationApis, mayAnnotate } from '../java/apis/annotations.ts';
import { jvmPrefilter } from '../java/jvm-prefilter.ts';
import { kotlinApis } from './apis.ts';
import { kotlinIdioms } from './idioms.ts';
import { kotlinParser } from './parse.ts';

const tables: LanguageTables = { idioms: kotlinIdioms, apis: kotlinApis };

const calls = jvmPrefilter({ ...tables, apis: tables.apis.filter(api => !annotationApis.includes(api)) });

/** Kotlin writes `x.port = 8080` where the table says `setPort`. */
const PORT_GIVEN = /port[ \t]{0,4}=(?!=)/i;
const GIVEN = /\b([a-z])(\w{0,40})[ \t]{0,4}=(?!=)/g;
const asSetter = (_: string, first: string, rest: string) => `set${first.toUpperCase()}${rest}(`;

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
  endings: ['kt', 'kts'],
  claims: ({ name, languageId }) =>
    languageId === undefined
      ? /\.kts?$/i.test(name)
      : languageId === 'kotlin' || languageId === 'kotlinscript',
  prefilter: text =>
    calls(text) || mayAnnotate(text) || (PORT_GIVEN.test(text) && calls(text.replace(GIVEN, asSetter))),
  prepare: kotlinParser.prepare,
  read(source) {
    const parsed = kotlinParser.parse(source);
    return 'file' in parsed ? findListens(parsed.file, tables) : { trouble: parsed.trouble };
  },
};
