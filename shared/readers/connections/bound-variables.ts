import { listenPortsOf } from '../settings/listen-variable.ts';
import { gated } from '../word-gate.ts';
import type { BoundSetting } from './bound-setting.ts';
import { wordsOf } from './dial-names.ts';
import { isPeersPort } from './dial-variable.ts';
import { fallbackAfter } from './fallback-text.ts';

/** A variable that is read, and that may be one of a port: what reads it, its name, what ends it. */
const READ =
  /(?:env|config|Config|cfg|Env|ENV|getenv|environ|EnvironmentVariable|Variable)\w{0,20}(?:\(\))?(?:[.:?!]{1,2}(?:get|fetch|Get|var|var_os|int|str|string|num|number|integer|getOrDefault|getInt\w{0,5}|getNumber|Int|String|GetInt|asInt|GetValue)(?:<\w{1,10}>)?\s?)?(?:<\w{1,10}>)?(\(\s{0,20}["'`]|\[\s?["'`]|\.)([A-Z][A-Z\d_]{0,60})(?![\w-])/g;
const NAME = /(?:PORT|ADDR|ADDRESS|LISTEN|BIND)$/;

/** Names that a program is told its own ports by, if nothing is called the host of the same thing. */
const OWN =
  /^(?:\w{1,40}_)?(?:HTTPS?|GRPC|WSS?|WEBSOCKETS?|ADMIN|METRICS|HEALTH(?:CHECK|Z)?|API|NODE|REST|RPC|TCP|UDP|SSL|TLS|SERVER|APP|WEB|MANAGEMENT|DEBUG|PROMETHEUS|LIVENESS|READINESS|PROBE|MONITOR(?:ING)?)_?PORT$/;

/** A linear content test: whether code may read a variable of a port. */
export const mayReadPortVariable = gated(
  ['PORT', 'ADDR', 'LISTEN', 'BIND'],
  text => /(?:PORT|ADDR|ADDRESS|LISTEN|BIND)\b["'`)\]!?,.\s|]/.test(text) && /env|config|cfg/i.test(text),
);

/**
 * The ports that stand in for variables of the environment by which a program is told where to listen
 * (`PORT`, `HTTP_PORT`, `LISTEN_ADDR`), and for those of its peers' ports (`DB_PORT`), wherever they are read.
 */
export function boundVariables(text: string): BoundSetting[] {
  const found: BoundSetting[] = [];
  for (const match of text.matchAll(READ)) {
    const [whole, open = '', name = ''] = match;
    if (!NAME.test(name)) continue;
    const end = match.index + whole.length;
    const fallback = fallbackAfter(text, end, open.startsWith('('));
    if (!fallback) continue;
    const { value, range } = fallback;
    const use = { start: end - name.length, end };
    const listens = listenPortsOf(name, value)[0];
    if (listens) {
      found.push({
        role: 'listen',
        port: listens.port,
        range: { start: range.start + listens.start, end: range.start + listens.end },
        use,
        ...(listens.host && { host: listens.host }),
      });
      continue;
    }
    if (!/^\d+$/.test(value) || Number(value) > 65535) continue;
    const port = { port: Number(value), range, use };
    if (isPeersPort(name, wordsOf(name), {})) found.push({ role: 'connect', ...port });
    else if (OWN.test(name) && !text.includes(name.replace(/_?PORT$/, '_HOST')))
      found.push({ role: 'listen', ...port });
  }
  return found;
}
