import type { Reader } from '../../../reader.ts';
import { findListens } from '../../find-listens.ts';
import type { LanguageTables } from '../../language.ts';
import { jvmPrefilter } from '../java/jvm-prefilter.ts';
import { scalaApis } from './apis.ts';
import { scalaIdioms } from './idioms.ts';
import { scalaParser } from './parse.ts';

const tables: LanguageTables = { idioms: scalaIdioms, apis: scalaApis };

/** Scala. */
export const scala: Reader = {
  id: 'scala',
  title: 'Scala',
  docs: {
    claims: 'files named `*.scala`, `*.sc` and `*.sbt`',
    finds: [
      'http4s, Finagle, ZIO HTTP, tapir’s servers, Akka and Pekko HTTP and streams',
      'all that is found in Java: its libraries are used from Scala',
    ],
    misses: ['Scala 3’s syntax without braces', 'values that come from another file'],
  },
  endings: ['scala', 'sc', 'sbt'],
  claims: ({ name, languageId }) =>
    languageId === undefined ? /\.(?:scala|sc|sbt)$/i.test(name) : languageId === 'scala',
  prefilter: jvmPrefilter(tables),
  prepare: scalaParser.prepare,
  read(source) {
    const parsed = scalaParser.parse(source);
    return 'file' in parsed ? findListens(parsed.file, tables) : { trouble: parsed.trouble };
  },
};
