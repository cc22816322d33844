import { Evaluator } from '../code/evaluate.ts';
import type { Reader } from '../reader.ts';
import { argumentConnections } from './argument-connections.ts';
import { type CodeLanguage, codeLanguages } from './code-languages.ts';
import { codeConnections } from './code-strings.ts';
import { configConnections } from './config-objects.ts';
import { mayHoldSqlServer } from './prefilter.ts';

/** SQL Server connections in the code of one language. */
function inCode({ reader, idioms, parse }: CodeLanguage): Reader {
  return {
    id: 'sql-server',
    title: `SQL Server connections in ${reader.title}`,
    docs: {
      claims: 'the files of every language that has a parser here',
      finds: [
        'SQL Server connection strings, put together from parts and format strings, too',
        'configuration objects and arguments of drivers: mssql and tedious, pymssql, SqlConnectionStringBuilder',
      ],
    },
    ...(reader.endings && { endings: reader.endings }),
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
export const sqlServerInCode: readonly Reader[] = codeLanguages.map(inCode);
