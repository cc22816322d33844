import type { PortOccurrence } from '../../ports/index.ts';
import type { SourceText } from '../../text/index.ts';
import { spokenOfVariable } from '../commands/variable-ports.ts';
import { dialledUrls } from '../connections/dialled-address.ts';
import type { Reader, ReaderResult } from '../reader.ts';
import { boundAddresses, boundNumber } from '../settings/bound-address.ts';
import { MAY_SPEAK_OF_PORTS } from '../shell/may-speak-of-ports.ts';
import { textOccurrences } from './command-text.ts';
import { iniEntries } from './ini-lines.ts';
import { portOfKey, spokenOccurrence } from './port-occurrences.ts';

const format = 'supervisor';

/** supervisord: http://supervisord.org/configuration.html */
export const supervisor: Reader = {
  id: format,
  title: 'supervisord',
  docs: {
    claims: '`supervisord.conf`, `*.conf` and `*.ini` with supervisord’s sections',
    finds: [
      'ports of `command=`',
      '`environment=`',
      '`port=` of `[inet_http_server]`',
      'what `serverurl` dials',
    ],
  },
  claims: ({ path, name }) => /\.(?:conf|ini)$/.test(name) && /supervisor|\.ini$|conf\.d/i.test(path),
  prefilter: text =>
    /^\[(?:program:|inet_http_server\]|supervisorctl\]|fcgi-program:|eventlistener:)/m.test(text) &&
    (MAY_SPEAK_OF_PORTS.test(text) || /^port\s*=/m.test(text)),
  read,
};

function read(source: SourceText): ReaderResult {
  const occurrences: PortOccurrence[] = [];
  for (const { section, key, value } of iniEntries(source.text, true)) {
    const owner = /^(?:program|fcgi-program|eventlistener):(.+)$/.exec(section)?.[1];
    const base = { format, ...(owner && { owner }) };
    if (owner !== undefined && key === 'command')
      occurrences.push(
        ...textOccurrences(value, { ...base, namespace: 'host', evidence: 'service', source: source.text }),
      );
    else if (owner !== undefined && key === 'environment') {
      for (const match of value.value.matchAll(
        /(\w{1,100})=(?:"([^"\n]{0,300})"|'([^'\n]{0,300})'|([^,\s]{1,300}))/g,
      )) {
        const inner = match[2] ?? match[3] ?? match[4] ?? '';
        const end = match.index + match[0].length - (match[4] === undefined ? 1 : 0);
        for (const port of spokenOfVariable(match[1]!, value.slice(end - inner.length, end)))
          occurrences.push(spokenOccurrence(port, { ...base, namespace: 'host' }));
      }
    } else if (section === 'inet_http_server' && key === 'port') {
      for (const { start, end, host } of [boundNumber(value.value) ?? boundAddresses(value.value)].flat())
        for (const port of portOfKey(value.slice(start, end), {
          ...base,
          api: `${format}.port`,
          role: 'listen',
          namespace: 'host',
        }))
          occurrences.push({ ...port, ...(host && { host }) });
    } else if (section === 'supervisorctl' && key === 'serverurl')
      for (const { port, start, end, host } of dialledUrls(value.value))
        occurrences.push(
          spokenOccurrence(
            {
              port,
              role: 'connect',
              protocol: 'tcp',
              namespace: 'none',
              api: 'serverurl',
              range: value.range(start, end),
              ...(host && { host }),
            },
            { ...base, namespace: 'none' },
          ),
        );
  }
  return { occurrences };
}
