import type { PortOccurrence, SqlDriver } from '../../ports/index.ts';
import { MappedText } from '../../text/index.ts';
import type { Reader } from '../reader.ts';
import { type Dialect, scriptCommands } from '../system/script-lexer.ts';
import { type JoinedPart, JoinedText } from './joined-text.ts';
import { serverConnection } from './keyword-connection.ts';
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
    finds: ['the server of `sqlcmd`, `osql`, `bcp`, `Invoke-Sqlcmd` and dbatools'],
    misses: ['servers that only a variable or an argument names'],
  },
  claims: ({ name, languageId }) => dialectOf(name, languageId) !== undefined,
  prefilter: text => /\b(?:sqlcmd|osql|bcp)\b/i.test(text) || /-(?:ServerInstance|SqlInstance)\b/i.test(text),
  read(source) {
    const dialect = dialectOf(source.name, source.languageId);
    if (!dialect) return {};
    const occurrences: PortOccurrence[] = [];
    for (const { words } of scriptCommands(MappedText.plain(source.text, 0), dialect))
      for (const { driver, text } of serversOf(words)) {
        const parts = partsOf(text);
        // A variable alone says nothing.
        if (!parts.some(part => part instanceof MappedText && /[^\\,\s]/.test(part.value))) continue;
        const joined = JoinedText.join(parts);
        occurrences.push(sqlOccurrence(joined, serverConnection(joined.value, driver)));
      }
    return { occurrences };
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

/** `$env:NAME`, `${NAME}`, `$(…)`, `%NAME%`, and what only a run tells. */
const VARIABLE = /\$\{[^{}]{0,100}\}|\$\([^()]{0,200}\)|\$(?:\w{1,20}:)?\w{1,100}|%\w{1,100}%|\0/g;

function partsOf(text: MappedText): JoinedPart[] {
  const parts: JoinedPart[] = [];
  let at = 0;
  for (const match of text.value.matchAll(VARIABLE)) {
    if (match.index > at) parts.push(text.slice(at, match.index));
    at = match.index + match[0].length;
    parts.push({ hole: text.range(match.index, at) });
  }
  if (at < text.value.length) parts.push(text.slice(at));
  return parts;
}
