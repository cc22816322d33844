import { isPortNumber, type PortOccurrence } from '../../ports/index.ts';
import type { Evaluator } from '../code/evaluate.ts';
import type { Call, CallSite } from '../code/model.ts';
import { plainText } from '../code/values.ts';
import { gated } from '../word-gate.ts';
import { wordsOf } from './dial-names.ts';

const QUOTED = ['localhost', '127.0.0.1'].flatMap(host => ["'", '"'].map(quote => `${quote}${host}${quote}`));

/** A linear content test: whether code may hand a host of this machine and a port after it to something. */
export const mayCallClient = gated(
  QUOTED,
  /["'](?:localhost|127\.0\.0\.1)["'],\s{0,9}(?:\d{2,5}|[\w.]{0,40}[pP](?:ort|ORT)\w{0,9})\s{0,9}[,)}]/,
);

/** Last words of what dials: `new ChatClient(…)`, `openConnection(…)`, `ws_connect(…)`. */
const DIALS = new Set(['client', 'connection', 'connect', 'connector', 'dial', 'dialer']);
/** Words before or after them: `connectTo(…)`, `connectAsync(…)`, `dial_tcp(…)`. */
const BESIDE = new Set([
  'to',
  'async',
  'tcp',
  'udp',
  'tls',
  'ssl',
  'socket',
  'sync',
  'server',
  'timeout',
  'retry',
]);
/** Words of what only looks like one. */
const OTHERWISE =
  /^(?:mock|fake|stub|dummy|test|is|has|on|handle|handles|close|dis|disconnect|assert|expect|parse|accept|listen|listener|bind|allow|deny|log|print|pool|max|min)$/;
/** Names that say nothing by themselves: what they are called on does. */
const MAKES = /^(?:new|create|connect|open|build|of|make|getInstance|get_instance|start|init|newInstance)$/;

/** `localhost`, an address, or a name with dots: any other text may be another thing's. */
const HOST =
  /^(?:localhost|\d{1,3}(?:\.\d{1,3}){3}|\[?::1\]?|[a-z][a-z\d-]{0,62}(?:\.[a-z\d-]{1,62}){1,6})$/i;
/** Hosts that stand for any host, and what listens everywhere. */
const NO_PEER = /^0\.0\.0\.0$|(?:^|\.)(?:example\.(?:com|org|net)|test|invalid)$/i;
/** Arguments before the host: a context, the client itself. */
const MOST_BEFORE = 3;

/**
 * The ports that stand behind a host in the arguments of something that says by its name that it dials, whatever
 * made it: `new ChatClient("localhost", 8082)`, `ws_connect(&ctx, "127.0.0.1", 8080)`.
 */
export function dialledCalls(evaluator: Evaluator): PortOccurrence[] {
  const { file } = evaluator;
  const found: PortOccurrence[] = [];
  for (const site of file.calls) {
    const { call, scope } = site;
    if (call.args.length < 2 || !dialsByName(site)) continue;
    for (const [i, { value: given, name, spread }] of call.args.slice(0, MOST_BEFORE).entries()) {
      const next = call.args[i + 1];
      if (!next || spread || name !== undefined || next.name !== undefined) continue;
      if (given.kind !== 'string' && given.kind !== 'name' && given.kind !== 'member') continue;
      const [host, ...others] = evaluator.evaluate(given, scope).map(plainText);
      if (host === undefined || others.length > 0 || !HOST.test(host) || NO_PEER.test(host)) continue;
      const ports = evaluator.evaluate(next.value, scope);
      for (const port of ports)
        if (port.kind === 'number' && isPortNumber(port.value) && port.value >= 20 && !port.computed)
          found.push({
            port: port.value,
            protocol: /udp/i.test(nameOf(site)) ? 'udp' : 'tcp',
            role: 'connect',
            resolution: port.certainty,
            namespace: 'none',
            host,
            format: file.language,
            api: 'dialled.call',
            range: port.range,
            use: call.callee.range,
            slot: { range: port.range, before: '', after: '' },
          });
      break;
    }
  }
  return found;
}

function dialsByName(site: CallSite): boolean {
  return saysDial(nameOf(site)) || site.name === 'connect';
}

/** What is called: the function, or what one is called on whose name says nothing (`ChatClient.new(…)`). */
function nameOf({ call, name }: CallSite): string {
  return (MAKES.test(name) ? ownerOf(call) : undefined) ?? name;
}

function ownerOf({ callee }: Call): string | undefined {
  if (callee.kind !== 'member') return undefined;
  const { object } = callee;
  return object.kind === 'name' ? object.name : object.kind === 'member' ? object.property : undefined;
}

function saysDial(name: string): boolean {
  const words = wordsOf(name);
  if (words.some(word => OTHERWISE.test(word))) return false;
  const last = words.findLast(word => !BESIDE.has(word) && !/^\d/.test(word)) ?? '';
  return DIALS.has(last) || (DIALS.has(words[0] ?? '') && BESIDE.has(words[1] ?? ''));
}
