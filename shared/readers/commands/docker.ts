import type { MappedText } from '../../text/index.ts';
import { dialledPortsOfCommand } from '../connections/dial-command.ts';
import { ExpandedText } from '../manifests/compose/expanded-text.ts';
import type { PortField } from '../manifests/compose/port-field.ts';
import { parseProtocol, readShortMapping } from '../manifests/compose/short-mapping.ts';
import { boundNumber } from '../settings/bound-address.ts';
import type { Command } from '../settings/command-line.ts';
import { listenPortsOfCommand } from '../settings/listen-command.ts';
import { type SpokenPort, spoken } from './spoken-port.ts';
import { variablePorts } from './variable-ports.ts';

/** Where the flags of a command begin that makes a container: `docker container run`, `docker-compose run`. */
const MAKERS = /^(?:run|create|update)$/;
const GROUPS = /^(?:container|service|compose|pod|stack)$/;

/** Flags without a value; of letters that stand together only the last may have one. */
const SWITCH =
  /^(?:-[ditPqT]+|--(?:detach|interactive|tty|rm|init|privileged|publish-all|read-only|no-healthcheck|quiet|replace|sig-proxy|oom-kill-disable|no-deps|service-ports|use-aliases|build|no-TTY|tls-verify|with-registry-auth|disable-content-trust|quiet-pull|remove-orphans|env-host|no-hosts))$/;

/** The ports that `docker run` and its like publish, expose, and tell the container's process of. */
export function dockerPorts(words: Command): SpokenPort[] {
  const maker = words.findIndex((word, i) => i > 0 && MAKERS.test(word.value));
  if (maker < 0 || maker > 12) return [];
  const before = words.slice(1, maker).filter(word => !word.value.startsWith('-'));
  if (words[maker]!.value === 'update' && !before.some(word => word.value === 'service')) return [];
  // Another command of Docker's whose argument is called `run`: `docker build -t run .`.
  const group = before[0]?.value;
  if (group !== undefined && !GROUPS.test(group) && !words[1]!.value.startsWith('-')) return [];
  const found: SpokenPort[] = [];
  const flags: { name: string; value: MappedText }[] = [];
  let at = maker + 1;
  for (; at < words.length; at++) {
    const word = words[at]!;
    const { value } = word;
    if (value === '' || value.trim() === '' || /^\uFFFC+$/.test(value)) {
      // A variable of further flags; the last word that is not known is the image.
      if (words[at + 1]?.value.startsWith('-') || value.trim() === '') continue;
      break;
    }
    if (!value.startsWith('-') || value === '-') break;
    if (value === '--' || SWITCH.test(value)) continue;
    const long = /^(--[\w-]+)=/.exec(value);
    const short = /^-[dit]*([pe])=?(?=.)/.exec(value);
    if (long) flags.push({ name: long[1]!, value: word.slice(long[0].length) });
    else if (short && !value.startsWith('--'))
      flags.push({ name: `-${short[1]}`, value: word.slice(short[0].length) });
    else {
      const next = words[++at];
      const name = /^-[dit]+[pehvuwlmna]$/.test(value) ? `-${value.at(-1)}` : value;
      if (next) flags.push({ name, value: next });
    }
  }
  const isHost = flags.some(f => /^--net(?:work)?$/.test(f.name) && f.value.value === 'host');
  const namespace: 'host' | 'container' = isHost ? 'host' : 'container';
  for (const { name, value } of flags) {
    if (/^(?:-p|--publish|--publish-add)$/.test(name)) found.push(...mappingPorts(value, isHost));
    else if (name === '--expose') found.push(...exposedPort(value, namespace));
    else if (/^(?:-e|--env|--env-add)$/.test(name)) {
      found.push(...variablePorts(value, { namespace }));
    }
  }
  const rest = words.slice(at + 1);
  const inContainer = [
    ...listenPortsOfCommand(rest).map(port => ({
      ...port,
      role: 'listen' as const,
      place: namespace,
    })),
    ...dialledPortsOfCommand(rest).map(port => ({
      ...port,
      role: 'connect' as const,
      place: 'none' as const,
    })),
  ];
  for (const { port, role, place, range, host, isDefault } of rest.length > 0 ? inContainer : [])
    found.push({
      port,
      role,
      protocol: 'tcp',
      namespace: place,
      api: 'docker.command',
      range,
      ...(host && { host }),
      ...(isDefault && { isDefault }),
    });
  return found;
}

function exposedPort(value: MappedText, namespace: 'host' | 'container'): SpokenPort[] {
  const [digits = '', protocol] = value.value.split('/', 2);
  const bound = boundNumber(digits);
  return spoken(value, bound && bound.port > 0 ? [bound] : [], {
    role: 'listen',
    protocol: parseProtocol(protocol ?? '') ?? 'tcp',
    namespace,
    api: 'docker.expose',
  });
}

/** `[[IP:]HOST:]CONTAINER[/PROTOCOL]`, or `published=…,target=…`; places count in the word's own units. */
export function mappingPorts(word: MappedText, isHost: boolean): SpokenPort[] {
  const { value } = word;
  const asPublished = {
    role: 'published',
    namespace: isHost ? 'none' : 'host',
    api: 'docker.publish',
  } as const;
  const asTarget = {
    role: 'listen',
    namespace: isHost ? 'host' : 'container',
    api: 'docker.target',
  } as const;
  if (/^[\w-]+=/.test(value)) {
    const protocol = parseProtocol(/(?:^|,)protocol=(\w+)/.exec(value)?.[1] ?? '') ?? 'tcp';
    const field = (name: RegExp) => {
      const match = name.exec(value);
      const bound = match && boundNumber(match[2]!, match.index + match[0].length - match[2]!.length);
      return bound ? [bound] : [];
    };
    return [
      ...spoken(word, field(/(^|,)(?:published|source)=([^,]*)/), { ...asPublished, protocol }),
      ...spoken(word, field(/(^|,)(?:target|dst|destination)=([^,]*)/), { ...asTarget, protocol }),
    ];
  }
  const units = [...value].length === value.length ? value.split('') : [];
  const expanded = new ExpandedText(
    units.map((unit, i) => ({ unit, start: i, end: i + 1, fromDefault: false })),
    value.length,
  );
  // A variable alone may hold a whole mapping.
  if (/^\uFFFC*$/.test(value) || !/[\d\uFFFC](?:\/\w+)?$/.test(value)) return [];
  const mapping = readShortMapping(value, expanded);
  const { target, published, protocol, ip } = mapping;
  if (target.kind !== 'ports' && target.kind !== 'unresolved') return [];
  if (target.kind === 'ports' && target.first === 0) return [];
  const host = ip?.valid && !ip.text.includes('\uFFFC') ? { host: ip.text } : {};
  const say = (field: PortField, as: typeof asPublished | typeof asTarget): SpokenPort[] => {
    if (field.kind !== 'ports' && field.kind !== 'unresolved') return [];
    const known = field.kind === 'ports';
    return [
      {
        ...as,
        protocol,
        port: known ? field.first : null,
        ...(known && field.last > field.first && { endPort: field.last }),
        range: word.range(field.range.start, field.range.end),
      },
    ];
  };
  const hostSide: SpokenPort[] =
    published.kind === 'empty'
      ? isHost
        ? []
        : [
            {
              ...asPublished,
              protocol,
              port: 0,
              range: word.range(target.range.start, target.range.end),
              ...host,
            },
          ]
      : say(published, asPublished).map(each => ({ ...each, ...host }));
  return [...hostSide, ...say(target, asTarget)];
}
