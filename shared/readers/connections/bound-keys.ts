import { isPortNumber } from '../../ports/index.ts';
import type { Evaluator } from '../code/evaluate.ts';
import { lastName } from '../code/scopes.ts';
import { plainText, type Value } from '../code/values.ts';
import { boundAddresses, isOwnHost } from '../settings/bound-address.ts';
import { gated, inCases } from '../word-gate.ts';
import type { BoundSetting } from './bound-setting.ts';
import { namesPeer, wordsOf } from './dial-names.ts';
import { isPeersPort } from './dial-variable.ts';

/** Calls that give a program's setting its default, by its key: `viper.SetDefault("server.port", 8080)`. */
const SETTING = /^(?:SetDefault|setDefault|set_default)$/;
/** Calls that ask for a setting, with what stands in for it: `config.getInt("http.port", 8080)`. */
const ASKING =
  /^(?:get|Get|getInt|getint|get_int|GetInt|getInt32|getInteger|getLong|getProperty|getOrDefault|getString|GetString|getValue|GetValue|optInt|DefaultInt|DefaultString|fetch|value)$/;

/** Keys of a server's own port, in sections or not; where only the program's own settings have defaults, others, too. */
const OWN_KEY =
  /^(?:[\w-]{1,40}[.:]){0,3}(?:server|https?|rest|grpc|web|websocket|listen|listener|bind|management|webserver)[.:_-]?port$/i;
const OWN_SETTING =
  /^(?:app[.:])?(?:port|listen|listen[._-]?(?:addr(?:ess)?|port)|bind[._-]?(?:addr(?:ess)?|port)|(?:server|https?|grpc|web|metrics|api|admin|health)[._-](?:port|addr(?:ess)?|listen))$/i;

/** A linear content test: whether code may give a setting's key a port as its default. */
export const mayHoldPortKeys = gated(
  ['port', 'addr', 'address', 'listen']
    .flatMap(inCases)
    .flatMap(word => [`${word}"`, `${word}'`, `${word}\``]),
  /\b(?:[sS]et_?[dD]efault|[gG]et\w{0,12}|optInt|Default(?:Int|String)|fetch|value)(?:<\w{1,10}>)?\s?\(\s{0,20}["'`][\w.:-]{0,60}(?:port|addr(?:ess)?|listen)["'`],\s{0,20}\S{0,24}?\d{2,5}/i,
);

/** The ports that stand beside keys of a program's settings as their defaults. */
export function boundKeys(evaluator: Evaluator): BoundSetting[] {
  const found: BoundSetting[] = [];
  for (const { call, name, scope } of evaluator.file.calls) {
    const sets = SETTING.test(name);
    if (!sets && !ASKING.test(name)) continue;
    const [key, value] = call.args;
    if (key?.value.kind !== 'string' || !value || call.callee.kind !== 'member') continue;
    const text = key.value.text.value;
    // What WSGI says of a request.
    if (text === 'SERVER_PORT' && /^environ$/.test(lastName(call.callee.object))) continue;
    const isOwn = (OWN_KEY.test(text) || (sets && OWN_SETTING.test(text))) && !namesPeer(wordsOf(text));
    const isPeers = !isOwn && /port$/i.test(text) && isPeersPort(text, wordsOf(text), {});
    if (!isOwn && !isPeers) continue;
    const use = key.value.range;
    for (const each of evaluator.evaluate(value.value, scope)) {
      const port = portIn(each);
      if (port && (isOwn || port.host === undefined))
        found.push({ role: isOwn ? 'listen' : 'connect', use, ...port });
    }
  }
  return found;
}

/** The port that a value is: a number, digits, or an address on this machine. */
export function portIn(value: Value): Pick<BoundSetting, 'port' | 'range' | 'host'> | undefined {
  if (value.kind === 'number')
    return isPortNumber(value.value) && value.value >= 20 && !value.computed
      ? { port: value.value, range: value.range }
      : undefined;
  if (value.kind !== 'text' || value.pieces.length !== 1) return undefined;
  const { text } = value.pieces[0]!;
  const plain = plainText(value);
  if (!text || plain === undefined) return undefined;
  if (/^\d{2,5}$/.test(plain)) {
    const port = Number(plain);
    return isPortNumber(port) && port >= 20 ? { port, range: text.range() } : undefined;
  }
  const address = boundAddresses(plain).find(({ host = '', port }) => port > 0 && isOwnHost(host));
  return (
    address && {
      port: address.port,
      range: text.range(address.start, address.end),
      ...(address.host && { host: address.host }),
    }
  );
}
