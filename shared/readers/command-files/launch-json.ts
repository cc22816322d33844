import type { PortOccurrence } from '../../ports/index.ts';
import { getOrMake, MappedText, type SourceText } from '../../text/index.ts';
import { portsOfCommand } from '../commands/command-ports.ts';
import { spokenOfVariable } from '../commands/variable-ports.ts';
import type { Reader, ReaderResult } from '../reader.ts';
import { jsonStrings } from '../settings/json-strings.ts';
import { textOccurrences } from './command-text.ts';
import { portOfKey, spokenOccurrence, urlsOfKey } from './port-occurrences.ts';

const format = 'vscode';

/** VS Code's launch configurations and tasks. */
export const launchJson: Reader = {
  id: format,
  title: 'VS Code launch.json and tasks.json',
  docs: {
    claims: '`.vscode/launch.json`, `.vscode/tasks.json`',
    finds: [
      '`port` of a debugger, which VS Code dials, and `url`',
      'what `args`, `runtimeArgs`, `env` and the commands of tasks tell a program of its port',
    ],
  },
  claims: ({ path }) => /(?:^|\/)\.vscode\/(?:launch|tasks)\.json$/.test(path),
  prefilter: text => /port|:\d{2,5}|inspect/i.test(text),
  read,
};

function read(source: SourceText): ReaderResult {
  const occurrences: PortOccurrence[] = [];
  const lists = new Map<string, MappedText[]>();
  for (const { text, path } of jsonStrings(source.text, () => true, true)) {
    const key = path.at(-1) ?? '';
    const parent = path.at(-2) ?? '';
    if (key === 'port' && path[0] === 'configurations' && (path.length === 3 || parent === 'connect'))
      occurrences.push(
        ...portOfKey(text, { format, api: `${format}.port`, role: 'connect', namespace: 'none' }),
      );
    else if (key === 'port' && parent === 'listen')
      occurrences.push(
        ...portOfKey(text, { format, api: `${format}.port`, role: 'listen', namespace: 'host' }),
      );
    else if (key === 'url' && path.length === 3)
      occurrences.push(...urlsOfKey(text, { format, api: `${format}.url` }));
    else if (parent === 'env')
      for (const port of spokenOfVariable(key, text))
        occurrences.push(spokenOccurrence(port, { format, namespace: 'host' }));
    else if ((parent === 'args' || parent === 'runtimeArgs') && /^\d+$/.test(key)) {
      const list = path.slice(0, -1).join('/');
      getOrMake(lists, list, () => []).push(text);
    } else if (key === 'command' && path[0] === 'tasks')
      occurrences.push(
        ...textOccurrences(text, { format, namespace: 'host', evidence: 'script', source: source.text }),
      );
  }
  for (const words of lists.values())
    for (const port of portsOfCommand([MappedText.plain('./program', -20), ...words], 'service'))
      occurrences.push(spokenOccurrence(port, { format, namespace: 'host' }));
  return { occurrences };
}
