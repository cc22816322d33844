import type { PortOccurrence } from '../../ports/index.ts';
import { isPortNumber } from '../../ports/index.ts';
import type { TextRange } from '../../text/index.ts';
import type { Evaluator } from '../code/evaluate.ts';
import type { Binding, Expression, ObjectLiteral, Scope } from '../code/model.ts';
import { plainText, type Value, weaken } from '../code/values.ts';
import { isEveryHost } from '../settings/bound-address.ts';
import { gated } from '../word-gate.ts';
import { classesIn } from './bound-types.ts';
import { isPeersOwnPort, namesPeer, wordsOf } from './dial-names.ts';
import { isPeersPort, type SettingContext } from './dial-variable.ts';
import { isTestFile } from './dialled-text.ts';
import { isAddressOfDriver, tellsDriver } from './drivers.ts';

/** How deep sections of settings are nested. */
const DEEPEST = 5;
/** More items of a list are a table of data. */
const MOST_ITEMS = 50;
const HOST_KEYS = ['host', 'hostname', 'server', 'address', 'addr', 'contactpoints', 'endpoint'];

/** What stands between a key and its value, at its begin; a blank alone stands in `import x`, too. */
const BEFORE_VALUE = [':', '=', ' :', ' =', '  ', '\t', '\n'];

/** A port under a key or name that may be a peer's, with its digits near. Begins with what is seldom. */
const constantPort = gated(
  ['PORT'],
  /PORT(?:["']?(?:\s{0,9}:\s{0,9}\w{1,20})?\s{0,9}[:=][^\n]{0,80}?|[ \t]{1,40}"?)\d{2,5}/,
);
const keyPort = gated(
  ['port"', "port'", ...BEFORE_VALUE.map(sign => `port${sign}`)],
  /port(?<!(?:sup|im|ex|trans|re|pass|view|air)port)(?:["']\]?)?\s{0,9}[:=][^\n]{0,80}?\d{2,5}/,
);
/** PHP's variables: `$dbPort = getenv('DB_PORT') ?: 5432`. */
const variablePort = gated(
  ['Port =', 'Port='],
  /\$[a-z]\w{0,40}(?<!(?:sup|im|ex|trans|re|pass|view|air))Port\s{0,9}=[^\n]{0,80}?\d{2,5}/,
);
const PEER =
  /\b(?:db|database|databases|postgres\w{0,5}|pg|mysql2?|mariadb|redis|mongo\w{0,5}|rabbit\w{0,3}|amqp|kafka|zookeeper|elastic\w{0,8}|cassandra|memcached?|smtp|e?mail\w{0,3}|ldap|influx\w{0,3}|statsd|consul|nats|mqtt|etcd|cache|minio|password)(?:_|\b)/i;
const HOST = /\b\w{0,40}(?:host|hostname|server|address|endpoint)(?:["']?\s{0,9}[:=]|[ \t]{1,40}")/i;

/** What says of `X_PORT` that it is another's. */
const HOST_CONSTANT = /[A-Z\d]_HOST(?:NAME)?\b/;

/** A linear content test: whether a module may hold a peer's port beside its host. */
export function mayHoldPeersPort(text: string): boolean {
  const named = constantPort(text);
  if (!named && !keyPort(text) && !variablePort(text)) return false;
  return (PEER.test(text) || (named && HOST_CONSTANT.test(text))) && HOST.test(text);
}

/**
 * Ports of peers among the settings that a module is made of: constants that are called so (`REDIS_PORT`,
 * `EMAIL_PORT`; `X_PORT` beside `X_HOST`), and `port` beside `host` in a section of an object that is called
 * after a peer (`db: { host, port }`, Django's `DATABASES`).
 */
export function dialledConstants(evaluator: Evaluator): PortOccurrence[] {
  const { file } = evaluator;
  if (isTestFile(file.path)) return [];
  const found: PortOccurrence[] = [];
  let settings = file.module;
  const context: SettingContext = {
    sibling: name => {
      const key = [...settings.bindings.keys()].find(each => each.toUpperCase() === name.toUpperCase());
      const value = key === undefined ? undefined : settings.bindings.get(key)?.[0]?.value;
      return (
        value &&
        (evaluator
          .evaluate(value, settings)
          .map(plainText)
          .find(text => text) ??
          '…')
      );
    },
  };
  const add = (values: readonly Value[], use: TextRange, host?: string): void => {
    for (const value of values) {
      const port = portIn(value);
      if (port)
        found.push({
          port: port.number,
          protocol: 'tcp',
          role: 'connect',
          resolution: port.certainty,
          namespace: 'none',
          ...(host && { host }),
          format: file.language,
          api: 'dialled.setting',
          range: port.range,
          use,
          slot: { range: port.range, before: '', after: '' },
        });
    }
  };
  /** Those of the ports that only a database or a broker has; no other may be written there. */
  const addPeers = (values: readonly Value[], use: TextRange, host?: string): void => {
    const before = found.length;
    add(
      values.filter(value => isPeersOwnPort(portIn(value)?.number ?? 0)),
      use,
      host,
    );
    for (const [i, { slot: _, ...occurrence }] of found.slice(before).entries())
      found[before + i] = occurrence;
  };
  const visit = (
    object: ObjectLiteral,
    scope: Scope,
    words: readonly string[],
    depth: number,
    inDriven = false,
  ): void => {
    const isDriven = inDriven || object.entries.some(({ key, value }) => isDriver(key, value));
    const entry = (name: string) => object.entries.find(({ key }) => key.toLowerCase() === name);
    const host = HOST_KEYS.map(entry).find(each => each !== undefined);
    const port = entry('port');
    const isSure = isDriven || namesPeer(words) || isLogin(object);
    if (port && host && (isSure || host.key.toLowerCase() === 'host')) {
      const text = evaluator
        .evaluate(host.value, scope)
        .map(plainText)
        .find(each => each);
      const ports = evaluator.evaluate(port.value, scope);
      if (isSure) add(ports, port.keyRange, text);
      else if (isDialledHost(text)) addPeers(ports, port.keyRange, text);
    }
    if (depth < DEEPEST)
      for (const { key, value } of object.entries)
        if (value.kind === 'object')
          visit(value, scope, [...words, ...wordsOf(key)], depth + 1, isDriven && isAddressOfDriver(key));
        else if (value.kind === 'list')
          for (const item of value.items)
            if (item.kind === 'object') visit(item, scope, [...words, ...wordsOf(key)], depth + 1);
  };
  const take = (name: string, bindings: readonly Binding[]): void => {
    const words = wordsOf(name);
    for (const { value, scope = settings, range, how } of bindings) {
      if (!value || how === 'parameter') continue;
      if (value.kind === 'object') visit(value, scope, words, 0);
      else if (value.kind === 'list')
        for (const item of value.items.slice(0, MOST_ITEMS)) {
          if (item.kind === 'object') visit(item, scope, words, 1);
        }
      else if (/port$/i.test(name) && isPeersPort(name, words, context))
        add(valuesOf(evaluator, value, scope), range);
      else if (/^port$/i.test(name) && isDialledHost(context.sibling?.('host')))
        addPeers(evaluator.evaluate(value, scope), range);
    }
  };
  // gflags' are called so: `FLAGS_port` beside `FLAGS_server` are two options of one program.
  for (const [name, bindings] of file.module.bindings) take(name.replace(/^FLAGS_/, ''), bindings);
  // Python's settings stand in a class: pydantic's, Flask's.
  if (file.language === 'python')
    for (const scope of classesOf(file.module)) {
      settings = scope;
      for (const [name, bindings] of scope.bindings) if (/port$/i.test(name)) take(name, bindings);
    }
  // Drizzle's, Prisma's: `export default defineConfig({ … })`.
  // Who logs in to what: `new SFTPClient({ host, port: 22, username, password })`.
  for (const { call, name, scope } of file.calls)
    for (const { value } of call.args)
      if (value.kind === 'object' && (name === 'defineConfig' || (isLogin(value) && hasHost(value))))
        visit(value, scope, [], 0);
  for (const [path, bindings] of file.module.members)
    take(
      /^(?:module\.exports|exports)\.?/.test(path) ? path.replace(/^(?:module\.)?exports\.?/, '') : path,
      bindings,
    );
  // What objects of a class begin with: `options = { database: { host, port } }`.
  for (const scope of classesIn(file.module))
    for (const [path, bindings] of [...scope.members, ...scope.bindings])
      for (const { value, scope: where = scope, how } of bindings)
        if (value?.kind === 'object' && how !== 'parameter' && how !== 'import')
          visit(value, where, wordsOf(path.replace(/^(?:static|this)\./, '')), 0);
  return found;
}

/** Whether an entry says which driver reaches what stands beside it: `dialect: 'mysql'`. */
function isDriver(key: string, value: Expression): boolean {
  return value.kind === 'string' && tellsDriver(key, value.text.value);
}

/** What a field is, or what it is declared with as its default: `db_port = IntParameter(default=5432)`. */
function valuesOf(evaluator: Evaluator, value: Expression, scope: Scope): readonly Value[] {
  const values = evaluator.evaluate(value, scope);
  const given = value.kind === 'call' ? value.args.find(({ name }) => name === 'default')?.value : undefined;
  return given && values.every(({ kind }) => kind === 'opaque')
    ? evaluator.evaluate(given, scope).map(each => weaken(each, 'default'))
    : values;
}

/** Whether a host is one that a peer may be at. */
function isDialledHost(host: string | undefined): boolean {
  return host !== undefined && /^[\w.-]+$/.test(host) && !isEveryHost(host);
}

/** The classes of a module, and those in them. */
function classesOf(module: Scope, depth = 0): Scope[] {
  return depth > DEEPEST ? [] : classesIn(module).flatMap(scope => [scope, ...classesOf(scope, depth + 1)]);
}

/** Whether an object names a host as most clients' settings do; SQL Server's say `server` and are read elsewhere. */
function hasHost({ entries }: ObjectLiteral): boolean {
  return entries.some(({ key }) => /^host(?:name)?$/i.test(key));
}

/** Whether an object says who logs in to what: no server is told so. */
function isLogin({ entries }: ObjectLiteral): boolean {
  const has = (key: RegExp) =>
    entries.some(({ key: name, value }) => key.test(name) && value.kind !== 'object');
  return (
    has(/^(?:database|db_?name|db|keyspace|vhost)$/i) ||
    (has(/^user(?:_?name)?$/i) && has(/^pass(?:word|wd)?$/i))
  );
}

/** A port that a value is, with the digits that hold it. */
function portIn(value: Value) {
  if (value.kind === 'number')
    // Smaller ones are members of an enumeration: `UF_PORT = 2`.
    return isPortNumber(value.value) && value.value >= 20 && !value.computed
      ? { number: value.value, range: value.range, certainty: value.certainty }
      : undefined;
  if (value.kind !== 'text' || value.pieces.length !== 1) return undefined;
  const [piece] = value.pieces;
  if (!piece?.text || !/^\d{2,5}$/.test(piece.text.value) || !isPortNumber(Number(piece.text.value)))
    return undefined;
  return { number: Number(piece.text.value), range: piece.text.range(), certainty: piece.certainty };
}
