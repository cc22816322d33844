import type { Reader } from '../reader.ts';
import { isDataSourceProperty, mayBeServer } from './data-source-property.ts';
import { databasesNamed } from './evidence.ts';
import { findConnections, mayHoldConnection } from './find-connections.ts';
import { HOLE, JoinedText } from './joined-text.ts';
import { serverConnection } from './keyword-connection.ts';
import { LEXES, literalTexts } from './literals.ts';
import { mayHoldSqlServer } from './prefilter.ts';
import { sqlOccurrence } from './sql-occurrence.ts';
import { surroundings } from './surroundings.ts';

/** Language ids of editors whose files are found by these extensions. */
const EXTENSIONS: Readonly<Record<string, string>> = {
  groovy: 'groovy',
  fsharp: 'fs',
  vb: 'vb',
  lua: 'lua',
  julia: 'jl',
  shellscript: 'sh',
  r: 'r',
  terraform: 'tf',
  bicep: 'bicep',
};

function lexisOf(name: string, languageId: string | undefined) {
  const extension = languageId === undefined ? name.slice(name.lastIndexOf('.') + 1) : EXTENSIONS[languageId];
  const key = extension?.toLowerCase() ?? '';
  return Object.hasOwn(LEXES, key) ? LEXES[key] : undefined;
}

/** SQL Server connections in the string literals of languages that are not parsed for it. */
export const sqlServerInLiterals: Reader = {
  id: 'sql-server',
  title: 'SQL Server connections in string literals',
  docs: {
    claims:
      'code whose string literals a lexer of our own finds: Visual Basic, F#, Groovy, Lua, Julia, R, Terraform, shell',
    finds: ['SQL Server connection strings in any driver’s form, put together from several literals, too'],
  },
  claims: ({ name, languageId }) => lexisOf(name, languageId) !== undefined,
  prefilter: text => mayHoldSqlServer(text, 'csharp'),
  read(source) {
    const lexis = lexisOf(source.name, source.languageId);
    if (!lexis) return {};
    const file = databasesNamed(source.text);
    const occurrences = literalTexts(source.text, lexis).flatMap(({ parts, start }) => {
      const value = parts.map(part => ('hole' in part ? HOLE : part.value)).join('');
      const isServer = mayBeServer(value);
      if (!isServer && !mayHoldConnection(value)) return [];
      const around = surroundings(source.text, start, file);
      const text = JoinedText.join(parts);
      if (isServer && isDataSourceProperty(around, value))
        return [sqlOccurrence(text, serverConnection(value, 'ado.net'))];
      return findConnections(text, around).map(found => sqlOccurrence(found.text, found.parsed));
    });
    return { occurrences };
  },
};
