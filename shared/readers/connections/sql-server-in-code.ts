import type { PortOccurrence } from '../../ports/index.ts';
import { Evaluator } from '../code/evaluate.ts';
import type { Reader } from '../reader.ts';
import { argumentConnections } from './argument-connections.ts';
import { type CodeLanguage, codeLanguages } from './code-languages.ts';
import { codeConnections } from './code-strings.ts';
import { configConnections } from './config-objects.ts';
import { djangoConnections } from './django-connections.ts';
import { mayHoldSqlServer } from './prefilter.ts';
import { setterConnections } from './setter-connections.ts';
import { urlObjectConnections } from './url-object-connections.ts';

/** SQL Server connections in the code of one language. */
function inCode({ reader, idioms, parse }: CodeLanguage): Reader {
  return {
    id: 'sql-server',
    title: `SQL Server connections in ${reader.title}`,
    docs: {
      claims: 'the files of every language that has a parser here',
      finds: [
        'SQL Server connection strings, put together from parts and format strings, too',
        'configuration objects and arguments of drivers: mssql and tedious, pymssql, SqlConnectionStringBuilder, sqlsrv_connect, tiny_tds',
        'clients that are set up call by call: SQLServerDataSource, tiberius',
        'Django’s databases; Go’s url.URL with the scheme sqlserver',
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
        ...setterConnections(evaluator),
        ...urlObjectConnections(evaluator),
        ...djangoConnections(evaluator),
      ];
      return { occurrences: unique(occurrences), ...(trouble && { trouble }) };
    },
  };
}

/** A constant that several texts or calls use is one place. */
function unique(occurrences: readonly PortOccurrence[]): PortOccurrence[] {
  const seen = new Set<string>();
  return occurrences.filter(({ range }) => {
    const key = `${range.start}:${range.end}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** One reader for each language whose parser there is. */
export const sqlServerInCode: readonly Reader[] = codeLanguages.map(inCode);
