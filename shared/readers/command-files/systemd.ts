import type { PortOccurrence, Protocol } from '../../ports/index.ts';
import type { SourceText } from '../../text/index.ts';
import type { EnvironmentFact } from '../environment-fact.ts';
import type { Reader, ReaderResult } from '../reader.ts';
import { type BoundPort, boundAddresses, boundNumber } from '../settings/bound-address.ts';
import { MAY_SPEAK_OF_PORTS } from '../shell/may-speak-of-ports.ts';
import { scriptOccurrences } from '../shell/script-occurrences.ts';
import { TracedText, TracedTextBuilder } from '../shell/traced-text.ts';
import { type IniEntry, iniEntries } from './ini-lines.ts';
import { rightsOfUnit, unitOf } from './systemd-rights.ts';
import { withoutTemplates } from './systemd-templates.ts';

const format = 'systemd';
const LISTENS: Record<string, Protocol> = {
  ListenStream: 'tcp',
  ListenDatagram: 'udp',
  ListenSequentialPacket: 'sctp',
};

const BINDING = /^[ \t]*AmbientCapabilities[ \t]*=.*CAP_NET_BIND_SERVICE/m;
/** Settings of a drop-in, beside which the unit itself has the port. */
const RIGHTS = /^[ \t]*(?:User|DynamicUser|CapabilityBoundingSet)[ \t]*=/m;

/** Units of systemd: https://www.freedesktop.org/software/systemd/man/systemd.socket.html */
export const systemd: Reader = {
  id: format,
  title: 'systemd units',
  docs: {
    claims: '`*.service`, `*.socket`, drop-ins `*.service.d/*.conf`, Podman’s `*.container`',
    finds: [
      '`ListenStream` and `ListenDatagram`: numbers and addresses',
      'ports of the commands in `ExecStart` and its like, through `Environment=`',
      'variables in `Environment=` that tell a process its port, or where to dial',
      '`PublishPort` of Podman’s Quadlets',
      '`AmbientCapabilities=CAP_NET_BIND_SERVICE`',
      'whom the processes run as (`User=`, `DynamicUser=`, units of a user’s own), and whether `CapabilityBoundingSet` leaves out that capability',
    ],
    misses: ['variables of `EnvironmentFile`'],
  },
  claims: ({ path, name, languageId }) =>
    languageId === 'systemd-conf' ||
    /\.(?:service|socket|container|service\.(?:j2|tmpl|in|template|erb))$/.test(name) ||
    /\.(?:service|socket)\.d\/[^/]*\.conf$/.test(path),
  prefilter: text =>
    /^[ \t]*(?:Listen(?:Stream|Datagram)|PublishPort)[ \t]*=/m.test(text) ||
    BINDING.test(text) ||
    RIGHTS.test(text) ||
    (/^[ \t]*\[(?:Service|Container)\]/m.test(text) && MAY_SPEAK_OF_PORTS.test(text)),
  read,
};

function read(source: SourceText): ReaderResult {
  const owner = unitOf(source.path)?.name;
  const occurrences: PortOccurrence[] = [];
  const script = new TracedTextBuilder();
  const entries = iniEntries(withoutTemplates(source.text));
  // What the unit's processes are given comes first, wherever it stands.
  for (const entry of entries)
    if (entry.key === 'Environment' && (entry.section === 'Service' || entry.section === 'Container'))
      addStatement(script, 'export ', TracedText.written(entry.value));
  for (const entry of entries) {
    const protocol = entry.section === 'Socket' ? LISTENS[entry.key] : undefined;
    if (protocol) occurrences.push(...socketPort(entry, protocol, owner));
    else if (
      entry.section === 'Service' &&
      /^Exec(?:Start|StartPre|StartPost|Reload|Stop)$/.test(entry.key)
    ) {
      // Prefixes speak to systemd: `-/usr/bin/x`, `@`, `!`.
      const skipped = /^[-@:+!|]*/.exec(entry.value.value)![0].length;
      addStatement(script, '', TracedText.written(entry.value.slice(skipped)));
    } else if (entry.section === 'Container' && entry.key === 'PublishPort')
      addStatement(script, 'docker run -p ', TracedText.written(entry.value), ' image');
  }
  // What a unit starts in a container is the container's.
  const withOwner = (each: PortOccurrence) =>
    each.namespace === 'container' || owner === undefined ? each : { ...each, owner };
  const context = { format, namespace: 'host', evidence: 'service', source: source.text } as const;
  const { facts, places } = rightsOfUnit(source, entries);
  return {
    occurrences: [...occurrences, ...scriptOccurrences(script.build(), context).map(withOwner)],
    environment: [...entries.flatMap(capabilityOf), ...facts],
    manifests: places,
  };
}

/** That the unit's processes may bind ports below 1024, whoever runs them. */
function capabilityOf({ section, key, value }: IniEntry): EnvironmentFact[] {
  const name = /\bCAP_NET_BIND_SERVICE\b/.exec(value.value);
  if (section !== 'Service' || key !== 'AmbientCapabilities' || !name || value.value.startsWith('~'))
    return [];
  return [
    {
      kind: 'capability',
      change: 'add',
      capability: 'NET_BIND_SERVICE',
      scope: { kind: 'host' },
      range: value.range(name.index, name.index + name[0].length),
    },
  ];
}

function addStatement(script: TracedTextBuilder, before: string, text: TracedText, after = ''): void {
  const place = text.range(0, 0);
  for (const unit of before) script.put(unit, place);
  script.add(text);
  for (const unit of `${after}\n`) script.put(unit, place);
}

/** A number, `address:port`, `[v6]:port`; paths, `vsock:` and `@abstract` names are no ports. */
function socketPort({ value }: IniEntry, protocol: Protocol, owner: string | undefined): PortOccurrence[] {
  const bound: BoundPort[] = [boundNumber(value.value) ?? boundAddresses(value.value)].flat();
  if (!/^[[\d*]|^localhost:/.test(value.value)) return [];
  return bound.map(({ port, start, end, host }) => {
    const range = value.range(start, end);
    return {
      port,
      protocol,
      role: 'listen',
      resolution: port === 0 ? 'dynamic' : 'literal',
      namespace: 'host',
      ...(host && { host }),
      ...(owner !== undefined && { owner }),
      format,
      api: `${format}.socket`,
      range,
      use: range,
      slot: { range, before: '', after: '' },
    };
  });
}
