import type { PortOccurrence } from '../../ports/index.ts';
import { isPortNumber } from '../../ports/index.ts';
import type { SourceText, TextRange } from '../../text/index.ts';
import type { Reader, ReaderResult } from '../reader.ts';
import { splitScript } from './command-line.ts';
import { listenPortsOfCommand } from './listen-command.ts';
import { type PomElement, pomElements } from './maven/elements.ts';
import { pomPortOf } from './maven/ports.ts';

const FORMAT = 'maven';

/** Maven's project files: the ports of servers that plugins start, and of images that they make. */
export const maven: Reader = {
  id: FORMAT,
  title: 'Maven projects',
  docs: {
    claims: '`pom.xml` and files named `*.pom`',
    finds: [
      'ports of servers that plugins start: Jetty, Tomcat, Cargo, Liberty, Spring Boot’s arguments; of debuggers that listen',
      'ports that images expose: `docker.exposed.port` and its like, Jib, docker-maven-plugin',
    ],
    misses: ['properties of other names'],
  },
  claims: ({ name }) => /^pom(?:[\w.-]{0,40})?\.xml$|\.pom$/i.test(name),
  prefilter: text => /port[^<>]{0,20}>\s{0,9}[^<\s]{0,30}\d{2}|[.-]port=\d|<expose>|jdwp[=:]/i.test(text),
  read,
};

function read(source: SourceText): ReaderResult {
  return { occurrences: pomElements(source.text).flatMap(portsOf) };
}

const MAPPING = /^(?:[\d.]{7,15}:)?(\d{1,5}):(\d{1,5})(?:\/(tcp|udp))?$/;
const EXPOSED = /^(\d{1,5})(?:-(\d{1,5}))?(?:\/(tcp|udp))?$/;

function portsOf({ path, text, plugin }: PomElement): PortOccurrence[] {
  const form = pomPortOf(path, plugin, text.value);
  if (!form) return [];
  const { value } = text;
  const base = {
    protocol: 'tcp',
    role: 'listen',
    resolution: 'literal',
    namespace: 'host',
    format: FORMAT,
    api: `maven.${path.at(-1)!}`,
  } as const;
  const at = (range: TextRange) => ({ range, use: range, slot: { range, before: '', after: '' } });
  const known = (port: string) => isPortNumber(Number(port)) && Number(port) > 0;
  if (form === 'command')
    return splitScript(text, true)
      .flatMap(words => listenPortsOfCommand(words))
      .map(({ port, range, host, isDefault }) => ({
        ...base,
        port,
        resolution: port === 0 ? 'dynamic' : isDefault ? 'default' : 'literal',
        ...(host && { host }),
        ...at(range),
      }));
  if (form === 'number')
    return /^\d{1,5}$/.test(value) && known(value)
      ? [{ ...base, port: Number(value), ...at(text.range()) }]
      : [];
  if (form === 'mapping') {
    const match = MAPPING.exec(value);
    const [, host = '', inside = '', protocol = 'tcp'] = match ?? [];
    if (!match || !known(host) || !known(inside)) return [];
    const colon = value.lastIndexOf(`:${inside}`);
    const both = { ...base, protocol: protocol as 'tcp' | 'udp' };
    const start = colon - host.length;
    return [
      { ...both, role: 'published', port: Number(host), ...at(text.range(start, colon)) },
      {
        ...both,
        namespace: 'container',
        port: Number(inside),
        ...at(text.range(colon + 1, colon + 1 + inside.length)),
      },
    ];
  }
  const match = EXPOSED.exec(value);
  if (!match || !known(match[1]!) || (match[2] !== undefined && Number(match[2]) < Number(match[1])))
    return [];
  const digits = text.range(0, match[2] === undefined ? match[1]!.length : `${match[1]}-${match[2]}`.length);
  return [
    {
      ...base,
      protocol: (match[3] as 'tcp' | 'udp' | undefined) ?? 'tcp',
      namespace: 'container',
      port: Number(match[1]),
      ...(match[2] !== undefined && { endPort: Number(match[2]) }),
      ...at(digits),
    },
  ];
}
