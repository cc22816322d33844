import type { Reader } from '../../../reader.ts';
import { MAY_SPEAK_OF_PORTS } from '../../../shell/may-speak-of-ports.ts';
import { commandOccurrences } from '../../../shell/script-occurrences.ts';
import { Evaluator } from '../../evaluate.ts';
import { findListens } from '../../find-listens.ts';
import type { LanguageTables } from '../../language.ts';
import { powershellApis } from './apis.ts';
import { scriptCommands } from './context.ts';
import { powershellIdioms } from './idioms.ts';
import { powershellParser } from './parse.ts';
import { wordsOf } from './script-words.ts';

const tables: LanguageTables = { idioms: powershellIdioms, apis: powershellApis };

/** Names of classes and commands of the table that a script with a port has. */
const NAMED =
  /\b(?:HttpListener|TcpListener|UdpClient|TcpClient|Sockets\.Socket|SmtpClient|IPEndPoint|Start-(?:UDDashboard|Polaris|PSUServer)|Add-PodeEndpoint|Test-(?:Net)?Connection|(?:New|Enter)-PSSession|Send-MailMessage)\b/i;

/** PowerShell. */
export const powershell: Reader = {
  id: 'powershell',
  title: 'PowerShell',
  docs: {
    claims: '`*.ps1` and `*.psm1`',
    finds: [
      'listeners and clients of .NET by `New-Object` and `[Type]::new(…)`: `HttpListener`, `TcpListener`, `UdpClient`, `Socket`, `TcpClient`, `SmtpClient`',
      '`Add-PodeEndpoint`, `Start-UDDashboard`, `Start-Polaris`; `Test-NetConnection`, `New-PSSession`, `Send-MailMessage` (dialled)',
      'what other programs are told (`docker run -p`, `dotnet run --urls`, `Start-Process`), and `$env:NAME = …`',
    ],
    misses: ['parameters given by splatting', 'the operator `?:` of PowerShell 7'],
  },
  endings: ['ps1', 'psm1'],
  claims: ({ name, languageId }) =>
    languageId === undefined ? /\.psm?1$/i.test(name) : languageId === 'powershell',
  prefilter: text => MAY_SPEAK_OF_PORTS.test(text) || NAMED.test(text),
  prepare: powershellParser.prepare,
  read(source) {
    const parsed = powershellParser.parse(source);
    if (!('file' in parsed)) return { trouble: parsed.trouble };
    const { file } = parsed;
    const { occurrences: called = [], defects } = findListens(file, tables);
    const occurrences = [...called];
    const evaluator = new Evaluator(file, powershellIdioms);
    const known = new Set(occurrences.map(({ range, role }) => `${role}:${range.start}`));
    const context = {
      format: 'powershell',
      namespace: 'host',
      evidence: 'script',
      source: source.text,
    } as const;
    const spoken = scriptCommands(file).flatMap(command => {
      const words = wordsOf(evaluator, command);
      return words.length === 0 ? [] : commandOccurrences({ words, redirects: [], documents: [] }, context);
    });
    for (const occurrence of spoken) {
      const key = `${occurrence.role}:${occurrence.range.start}`;
      if (!known.has(key)) occurrences.push(occurrence);
      known.add(key);
    }
    return { occurrences, ...(defects && { defects }) };
  },
};
