import type { PortOccurrence } from '../../ports/index.ts';
import { MappedText, type SourceText } from '../../text/index.ts';
import { dockerPorts, mappingPorts } from '../commands/docker.ts';
import type { Reader, ReaderResult } from '../reader.ts';
import { boundAddresses } from '../settings/bound-address.ts';
import { jsonStrings } from '../settings/json-strings.ts';
import { textOccurrences } from './command-text.ts';
import { portOfKey, spokenOccurrence } from './port-occurrences.ts';

const format = 'devcontainer';
const COMMANDS = /^(?:onCreate|updateContent|postCreate|postStart|postAttach)Command$/;

/** Development containers: https://containers.dev/implementors/json_reference */
export const devcontainer: Reader = {
  id: format,
  title: 'devcontainer.json',
  docs: {
    claims: '`devcontainer.json`, `.devcontainer.json`',
    finds: [
      '`forwardPorts` and `appPort`, numbers and `host:port`',
      '`-p` and `--publish` in `runArgs`',
      'ports of the commands that run in the container (`postStartCommand` and its like)',
    ],
    misses: ['`portsAttributes`, which only describe ports'],
  },
  claims: ({ name }) => name === 'devcontainer.json' || name === '.devcontainer.json',
  prefilter: text => /"(?:forwardPorts|appPort|runArgs|post\w{1,10}Command|onCreateCommand)"/.test(text),
  read,
};

function read(source: SourceText): ReaderResult {
  const occurrences: PortOccurrence[] = [];
  const runArgs: MappedText[] = [];
  for (const { text, path } of jsonStrings(source.text, () => true, true)) {
    const [key = ''] = path;
    if (key === 'forwardPorts' && path.length === 2) occurrences.push(...forwardedPort(text));
    else if (key === 'appPort' && path.length <= 2)
      occurrences.push(...appPort(text, source.text[text.offsetAt(0) - 1] !== '"'));
    else if (key === 'runArgs') runArgs.push(text);
    else if (COMMANDS.test(key) && path.length === 1)
      occurrences.push(
        ...textOccurrences(text, { format, namespace: 'container', evidence: 'script', source: source.text }),
      );
  }
  if (runArgs.length > 0) {
    const words = ['docker', 'run'].map(word => MappedText.plain(word, 0));
    for (const port of dockerPorts([...words, ...runArgs]))
      occurrences.push(spokenOccurrence(port, { format, namespace: 'container' }));
  }
  return { occurrences };
}

/** A number is published under the same number, on loopback; a text is what `docker run -p` takes. */
function appPort(text: MappedText, isNumber: boolean): PortOccurrence[] {
  if (!isNumber)
    return mappingPorts(text, false).map(port =>
      spokenOccurrence(port, { format, namespace: 'container', api: 'appPort' }),
    );
  const api = `${format}.appPort`;
  return [
    ...portOfKey(text, { format, api, role: 'published', namespace: 'host' }).map(port => ({
      ...port,
      host: '127.0.0.1',
    })),
    ...portOfKey(text, { format, api, role: 'listen', namespace: 'container' }),
  ];
}

/** A port of the container, or `service:port` of another one, that is opened on the developer's machine. */
function forwardedPort(text: MappedText): PortOccurrence[] {
  const context = { format, api: `${format}.forwardPorts`, role: 'published', namespace: 'host' } as const;
  const own = portOfKey(text, context);
  if (own.length > 0) return own;
  return boundAddresses(text.value).flatMap(({ start, end, host }) =>
    portOfKey(text.slice(start, end), context).map(each => ({ ...each, ...(host && { host }) })),
  );
}
