import type { PortOccurrence } from '../../ports/index.ts';
import type { SourceText } from '../../text/index.ts';
import type { Reader, ReaderResult } from '../reader.ts';
import { jsonStrings } from '../settings/json-strings.ts';
import { MAY_SPEAK_OF_PORTS } from '../shell/may-speak-of-ports.ts';
import { textOccurrences } from './command-text.ts';
import { portOfKey, urlsOfKey } from './port-occurrences.ts';

/** npm's and Composer's manifests, nodemon's settings: the scripts in them. */
export const packageJson: Reader = {
  id: 'package-json',
  title: 'package.json scripts',
  docs: {
    claims: '`package.json`, `composer.json`, `deno.json`, `nodemon.json`',
    finds: [
      'servers’ flags in `scripts` (`next dev -p 3001`, `node --inspect=9229`, `php -S`), through `npx`, `cross-env`, `nodemon`, `concurrently`',
      '`PORT=3000` before a command',
      '`config.port`; what `proxy` and scripts dial',
    ],
    misses: [
      '`--port` of programs that are not known to listen',
      'ports in a tool’s own key of `package.json`',
    ],
  },
  claims: ({ name }) => /^(?:package|composer|nodemon)\.json$|^deno\.jsonc?$/.test(name),
  prefilter: text => MAY_SPEAK_OF_PORTS.test(text),
  read,
};

function read(source: SourceText): ReaderResult {
  const occurrences: PortOccurrence[] = [];
  const format = 'package-json';
  for (const { text, path } of jsonStrings(source.text, value => /\d/.test(value), true)) {
    const [section = '', key = ''] = path;
    if (/^(?:scripts|tasks)$/.test(section) && (path.length === 2 || path.length === 3))
      occurrences.push(
        ...textOccurrences(text, { format, namespace: 'host', evidence: 'script', source: source.text }),
      );
    // nodemon runs what `exec` and `execMap` say.
    else if (section === 'exec' || section === 'nodemonConfig' || section === 'execMap')
      occurrences.push(
        ...textOccurrences(text, { format, namespace: 'host', evidence: 'script', source: source.text }),
      );
    else if (section === 'config' && key === 'port' && path.length === 2)
      occurrences.push(
        ...portOfKey(text, { format, api: `${format}.config`, role: 'listen', namespace: 'host' }),
      );
    else if (section === 'proxy') occurrences.push(...urlsOfKey(text, { format, api: `${format}.proxy` }));
  }
  return { occurrences };
}
