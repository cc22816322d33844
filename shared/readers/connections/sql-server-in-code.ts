import type { SourceText } from '../../text/index.ts';
import { Evaluator } from '../code/evaluate.ts';
import type { Idioms } from '../code/idioms.ts';
import { csharp } from '../code/languages/csharp/csharp.ts';
import { csharpIdioms } from '../code/languages/csharp/idioms.ts';
import { csharpParser } from '../code/languages/csharp/parse.ts';
import { go } from '../code/languages/go/go.ts';
import { goIdioms } from '../code/languages/go/idioms.ts';
import { goParser } from '../code/languages/go/parse.ts';
import { javascriptIdioms } from '../code/languages/javascript/idioms.ts';
import { javascript } from '../code/languages/javascript/javascript.ts';
import { parseJavaScript } from '../code/languages/javascript/parse.ts';
import { pythonIdioms } from '../code/languages/python/idioms.ts';
import { pythonParser } from '../code/languages/python/parse.ts';
import { python } from '../code/languages/python/python.ts';
import type { CodeFile } from '../code/model.ts';
import type { FileTrouble } from '../file-facts.ts';
import type { Reader } from '../reader.ts';
import { argumentConnections } from './argument-connections.ts';
import { codeConnections } from './code-strings.ts';
import { configConnections } from './config-objects.ts';
import { mayHoldSqlServer } from './prefilter.ts';

/** A language's reader, which claims the files and loads the parser, and its parse, which both readers share. */
interface CodeLanguage {
  readonly reader: Reader;
  readonly idioms: Idioms;
  readonly parse: (source: SourceText) => { readonly file?: CodeFile; readonly trouble?: FileTrouble };
}

/** SQL Server connections in the code of one language. */
function inCode({ reader, idioms, parse }: CodeLanguage): Reader {
  return {
    id: 'sql-server',
    title: `SQL Server connections in ${reader.title}`,
    claims: reader.claims,
    prefilter: text => mayHoldSqlServer(text, reader.id),
    ...(reader.prepare && { prepare: reader.prepare }),
    read(source) {
      const { file, trouble } = parse(source);
      if (!file) return trouble ? { trouble } : {};
      const evaluator = new Evaluator(file, idioms);
      const occurrences = [
        ...codeConnections(source, evaluator),
        ...configConnections(evaluator),
        ...argumentConnections(evaluator),
      ];
      return { occurrences, ...(trouble && { trouble }) };
    },
  };
}

/** One reader for each language whose parser there is. */
export const sqlServerInCode: readonly Reader[] = [
  inCode({ reader: javascript, idioms: javascriptIdioms, parse: parseJavaScript }),
  inCode({ reader: python, idioms: pythonIdioms, parse: pythonParser.parse }),
  inCode({ reader: go, idioms: goIdioms, parse: goParser.parse }),
  inCode({ reader: csharp, idioms: csharpIdioms, parse: csharpParser.parse }),
];
