import type { MappedText } from '../../text/index.ts';
import { dialledAddresses } from '../connections/dialled-address.ts';
import { boundAddresses, boundNumber } from '../settings/bound-address.ts';
import type { Command } from '../settings/command-line.ts';
import { mappingPorts } from './docker.ts';
import { flagValues } from './flag-values.ts';
import { type SpokenPort, spoken } from './spoken-port.ts';

/** ssh: `-L [BIND:]PORT:HOST:PORT` and `-R` listen and dial, `-D [BIND:]PORT` listens, `-p PORT` dials. */
export function sshPorts(words: Command): SpokenPort[] {
  const found: SpokenPort[] = [];
  for (let i = 1; i < words.length; i++) {
    const word = words[i]!;
    const flag = /^-[A-Za-z]{0,8}?([LRDp])(?=$|\d|\[|localhost|\*)/.exec(word.value);
    if (!flag) continue;
    const inline = flag[0].length < word.value.length;
    const value = inline ? word.slice(flag[0].length) : words[++i];
    if (!value) break;
    if (flag[1] === 'p') {
      found.push(...spoken(value, numbers(value.value), { role: 'connect', api: 'ssh' }));
      continue;
    }
    const match = /^(?:(\[[\da-f:]+\]|[\w.*-]*):)?(\d{1,5})(?::([^:\s]+|\[[\da-f:]+\]):(\d{1,5}))?$/i.exec(
      value.value,
    );
    if (!match || (match[3] === undefined) !== (flag[1] === 'D')) continue;
    const [, bind, own, host, remote] = match as unknown as [string, string?, string?, string?, string?];
    const start = bind === undefined ? 0 : bind.length + 1;
    found.push(
      ...spoken(value, numbers(own!), { role: 'listen', api: 'ssh' }, start).map(each => ({
        ...each,
        ...(bind && { host: bind }),
      })),
    );
    if (remote)
      found.push(
        ...spoken(
          value,
          numbers(remote),
          { role: 'connect', api: 'ssh' },
          value.value.length - remote.length,
        ).map(each => ({ ...each, host: host! })),
      );
  }
  return found;
}

/** kubectl and oc: `port-forward`, `proxy`, `run --port`, `expose --port --target-port`, `create service`. */
export function kubectlPorts(words: Command): SpokenPort[] {
  const values = words.map(word => word.value);
  const verb = values.findIndex(value => /^(?:port-forward|proxy|run|expose)$/.test(value));
  if (verb < 0) return values.includes('service') || values.includes('svc') ? createdService(words) : [];
  const flags = (names: RegExp) => flagValues(words.slice(verb + 1), names);
  if (values[verb] === 'port-forward') return forwardedPorts(words.slice(verb + 1));
  const port = flags(/^--port$/).flatMap(value => {
    const role = values[verb] === 'expose' ? 'service' : 'listen';
    const namespace = role === 'service' ? 'none' : values[verb] === 'run' ? 'container' : 'host';
    return spoken(value, numbers(value.value), { role, namespace, api: `kubectl.${values[verb]}` });
  });
  const target = flags(/^--target-port$/).flatMap(value =>
    spoken(value, numbers(value.value), { role: 'connect', namespace: 'none', api: 'kubectl.expose' }),
  );
  return [...port, ...(values[verb] === 'expose' ? target : [])];
}

/** `k3d cluster create -p 8080:80@loadbalancer --api-port 127.0.0.1:6550`. */
export function k3dPorts(words: Command): SpokenPort[] {
  // A registry's port is one of the host's alone.
  if (words.slice(1, 3).some(({ value }) => value === 'registry'))
    return flagValues(words, /^(?:-p|--port)$/).flatMap(value =>
      spoken(
        value,
        [...numbers(value.value), ...boundAddresses(value.value.includes(':') ? value.value : '')],
        {
          role: 'published',
          api: 'k3d.registry',
        },
      ),
    );
  const ports = flagValues(words, /^(?:-p|--port|--port-add)$/).flatMap(value => {
    const at = value.value.indexOf('@');
    return mappingPorts(at < 0 ? value : value.slice(0, at), false);
  });
  const api = flagValues(words, /^--api-port$/).flatMap(value =>
    spoken(value, boundAddresses(value.value.includes(':') ? value.value : ''), {
      role: 'published',
      api: 'k3d.api-port',
    }),
  );
  const number = flagValues(words, /^--api-port$/).flatMap(value =>
    spoken(value, numbers(value.value), { role: 'published', api: 'k3d.api-port' }),
  );
  return [...ports, ...api, ...number];
}

/** `ngrok http 8080`, `ngrok tcp db:5432`: what others are let in to. */
export function ngrokPorts(words: Command): SpokenPort[] {
  const kind = words.findIndex(({ value }) => /^(?:http|tcp|tls)$/.test(value));
  const target = kind < 0 ? undefined : words.slice(kind + 1).find(({ value }) => !value.startsWith('-'));
  if (!target) return [];
  const number = numbers(target.value);
  const ports = number.length > 0 ? number : dialledAddresses(target.value);
  return spoken(target, ports, { role: 'connect', namespace: 'none', api: 'ngrok' });
}

/** `port-forward POD [LOCAL:]REMOTE …`; `:REMOTE` takes any local port. */
function forwardedPorts(words: Command): SpokenPort[] {
  const found: SpokenPort[] = [];
  let named = false;
  words.forEach((word, i) => {
    if (word.value.startsWith('-')) return;
    const before = words[i - 1]?.value ?? '';
    if (/^(?:-n|--namespace|--address|--context|--kubeconfig|--pod-running-timeout)$/.test(before)) return;
    if (!named) {
      named = true;
      return;
    }
    const match = /^(?:(\d{1,5}|\uFFFC+)?:)?(\d{1,5}|[a-z\uFFFC][\w\uFFFC-]*)$/.exec(word.value);
    if (!match) return;
    const [whole, local, remote] = match as unknown as [string, string?, string?];
    const colon = whole.includes(':');
    const listens = { role: 'listen', protocol: 'tcp', api: 'kubectl.port-forward' } as const;
    const target = numbers(remote!);
    if (local && !colon) return;
    if (local) found.push(...spoken(word, numbers(local), listens));
    else if (colon)
      found.push({ ...listens, port: 0, range: word.range(whole.length - remote!.length, whole.length) });
    else found.push(...spoken(word, target, listens));
    found.push(
      ...spoken(
        word,
        target,
        { role: 'connect', namespace: 'none', api: 'kubectl.port-forward' },
        whole.length - remote!.length,
      ),
    );
  });
  return found;
}

/** `create service clusterip NAME --tcp=PORT:TARGET [--node-port=N]`. */
function createdService(words: Command): SpokenPort[] {
  const tcp = flagValues(words, /^--tcp$/).flatMap(value => {
    const [port = '', target = ''] = value.value.split(':', 2);
    return [
      ...spoken(value, numbers(port), { role: 'service', namespace: 'none', api: 'kubectl.service' }),
      ...spoken(
        value,
        numbers(target),
        { role: 'connect', namespace: 'none', api: 'kubectl.service' },
        port.length + 1,
      ),
    ];
  });
  const node = flagValues(words, /^--node-port$/).flatMap(value =>
    spoken(value, numbers(value.value), { role: 'published', namespace: 'host', api: 'kubectl.service' }),
  );
  return [...tcp, ...node];
}

function numbers(text: MappedText['value']) {
  return [boundNumber(text)].flatMap(bound => (bound && bound.port > 0 ? [bound] : []));
}
