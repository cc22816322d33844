import type { PortOccurrence, SqlDriver } from '../../ports/index.ts';
import { contains, MappedText, type TextRange } from '../../text/index.ts';
import type { Reader } from '../reader.ts';
import { type Dialect, scriptCommands } from '../system/script-lexer.ts';
import { JoinedText } from './joined-text.ts';
import { serverConnection } from './keyword-connection.ts';
import { ScriptVariables } from './script-variables.ts';
import { sqlOccurrence } from './sql-occurrence.ts';

/** A command that connects to SQL Server, by its name in lower case, and the parameters that name the server. */
interface Tool {
  readonly program: RegExp;
  readonly driver: SqlDriver;
  readonly server: RegExp;
  /** Whether the value may stand in the parameter's own word: `-Shost`. */
  readonly glued: boolean;
}

const TOOLS: readonly Tool[] = [
  { program: /^(?:sqlcmd|osql|bcp)$/, driver: 'odbc', server: /^-S$/, glued: true },
  {
    // The SqlServer module and dbatools.
    program:
      /^(?:invoke-sqlcmd2?|invoke-asacmd|backup-sqldatabase|restore-sqldatabase|get-sql\w+|test-sql\w+|read-sql\w+|write-sql\w+|(?:invoke|get|set|new|copy|backup|restore|connect|test|remove|install|export|import|start|stop|find|update)-dba\w+|connect-dbainstance)$/,
    driver: 'ado.net',
    server: /^-(?:serverinstance|sqlinstance)$/i,
    glued: false,
  },
];

const DIALECTS: Readonly<Record<string, Dialect>> = {
  sh: 'sh',
  bash: 'sh',
  zsh: 'sh',
  ps1: 'powershell',
  psm1: 'powershell',
  cmd: 'cmd',
  bat: 'cmd',
};
const LANGUAGES: Readonly<Record<string, Dialect>> = {
  shellscript: 'sh',
  powershell: 'powershell',
  bat: 'cmd',
};

function dialectOf(name: string, languageId: string | undefined): Dialect | undefined {
  if (languageId !== undefined) return LANGUAGES[languageId];
  return DIALECTS[name.slice(name.lastIndexOf('.') + 1).toLowerCase()];
}

/** What SQL Server's own tools connect to: `sqlcmd -S HOST\INST`, `Invoke-Sqlcmd -ServerInstance "HOST\INST"`. */
export const sqlServerInScripts: Reader = {
  id: 'sql-server',
  title: 'SQL Server connections in scripts',
  docs: {
    claims: 'shell, PowerShell and batch scripts',
    finds: [
      'the server of `sqlcmd`, `osql`, `bcp`, `Invoke-Sqlcmd` and dbatools, through a variable that the script gives one value, too',
    ],
    misses: ['servers that only an argument or the environment names'],
  },
  claims: ({ name, languageId }) => dialectOf(name, languageId) !== undefined,
  prefilter: text => /\b(?:sqlcmd|osql|bcp)\b/i.test(text) || /-(?:ServerInstance|SqlInstance)\b/i.test(text),
  read(source) {
    const dialect = dialectOf(source.name, source.languageId);
    if (!dialect) return {};
    const occurrences: PortOccurrence[] = [];
    const commands = scriptCommands(MappedText.plain(source.text, 0), dialect);
    const variables = new ScriptVariables(source.text, dialect, commands);
    const splats = dialect === 'powershell' && SPLAT.test(source.text);
    for (const { words } of commands)
      for (const { driver, text } of [...serversOf(words), ...(splats ? splattedOf(words) : [])]) {
        const { parts, isExpanded } = variables.partsOf(text);
        // A variable alone says nothing.
        if (!parts.some(part => part instanceof MappedText && /[^\\,\s]/.test(part.value))) continue;
        const joined = JoinedText.join(parts);
        const occurrence = sqlOccurrence(joined, serverConnection(joined.value, driver));
        occurrences.push(isExpanded ? expanded(occurrence, text.range()) : occurrence);
      }
    return { occurrences: unique(occurrences) };
  },
};

/** Commands whose words are texts. */
const SPOKEN = /^@?(?:echo|printf|rem|write-\w+)$/i;

function serversOf(words: readonly MappedText[]): { driver: SqlDriver; text: MappedText }[] {
  if (SPOKEN.test(words[0]?.value ?? '')) return [];
  for (let at = 0; at < Math.min(words.length, 40); at++) {
    const program = words[at]!.value.toLowerCase()
      .replace(/^.*[/\\]/, '')
      .replace(/\.exe$/, '');
    const tool = TOOLS.find(each => each.program.test(program));
    if (!tool) continue;
    for (let i = at + 1; i < words.length; i++) {
      const word = words[i]!;
      const next = words[i + 1];
      if (tool.server.test(word.value) && next && !/^-\w/.test(next.value))
        return [{ driver: tool.driver, text: next }];
      if (tool.glued && /^-S[^-\s]/.test(word.value)) return [{ driver: tool.driver, text: word.slice(2) }];
    }
    return [];
  }
  return [];
}

/** A command of ours that is given a hash table. */
const SPLAT = /\b(?:\w{1,30}-sql\w{1,40}|\w{1,30}-dba\w{1,40})[ \t][^\r\n|;]{0,200}?(?<!\S)@\w/i;

/** The server in a hash table that is given to such a command: `@{ ServerInstance = 'HOST\INST' }`. */
function splattedOf([key, equals, value, ...more]: readonly MappedText[]) {
  const isServer = /^(?:ServerInstance|SqlInstance)$/i.test(key?.value ?? '') && equals?.value === '=';
  return isServer && value && more.length === 0 ? [{ driver: 'ado.net' as const, text: value }] : [];
}

/** A connection whose text stands, in part at least, where a variable is given its value. */
function expanded(occurrence: PortOccurrence, use: TextRange): PortOccurrence {
  const isElsewhere = !contains(use, occurrence.range);
  return {
    ...occurrence,
    ...(isElsewhere && occurrence.port !== null && { resolution: 'constant' as const }),
    ...(isElsewhere && { use }),
  };
}

/** A variable that several commands use is one place. */
function unique(occurrences: readonly PortOccurrence[]): PortOccurrence[] {
  const starts = new Set<number>();
  return occurrences.filter(({ range }) => !starts.has(range.start) && starts.add(range.start));
}
