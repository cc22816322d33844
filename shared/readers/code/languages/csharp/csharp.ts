import type { Reader } from '../../../reader.ts';
import { csharpParser } from './parse.ts';

/**
 * C#, so far for the connection strings in it: it has no listen APIs yet and is no reader of its own
 * in the registry.
 */
export const csharp: Reader = {
  id: 'csharp',
  title: 'C#',
  claims: ({ name, languageId }) =>
    languageId === undefined ? /\.csx?$/i.test(name) : languageId === 'csharp',
  prefilter: () => false,
  prepare: csharpParser.prepare,
  read(source) {
    const parsed = csharpParser.parse(source);
    return 'file' in parsed ? {} : { trouble: parsed.trouble };
  },
};
