import { isPortNumber } from '../../ports/index.ts';
import type { Evaluator } from '../code/evaluate.ts';
import type { Binding, Expression, ObjectLiteral, Scope } from '../code/model.ts';
import { lastName } from '../code/scopes.ts';
import { plainText } from '../code/values.ts';
import { isOwnHost } from '../settings/bound-address.ts';
import { listenPortsOf } from '../settings/listen-variable.ts';
import { gated } from '../word-gate.ts';
import type { BoundSetting } from './bound-setting.ts';
import { namesPeer, wordsOf } from './dial-names.ts';

/** Names of types that hold a server's own settings: `HttpServerConfig`, `WebServerOptions`. */
const SERVER_SETTINGS =
  /(?:^|[a-z\d_])(?:(?:Http|HTTP|Web|Grpc|GRPC|Rpc|RPC|Api|API|Tcp|Udp|Ssh)?(?:Server|Listener|Listen))(?:Resolved|Default)?(?:Config|Configuration|Options|Opts|Properties|Settings|Params)$|^(?:Server|Listener)(?:Config|Options|Settings)$|^Listen$/;
/** Bases whose fields are read from the environment by their names (pydantic). */
const ENVIRONMENT_SETTINGS = /^BaseSettings$/;
const PORT =
  /^(?:static\.|this\.)?(?:port|Port|PORT|_port|port_|m_port|(?:https?|HTTPS?|Https?|grpc|GRPC|Grpc|admin|Admin|metrics|Metrics|health|Health|api|API|Api|web|Web|tls|TLS|ssl|SSL)(?:_?[pP]ort|_?PORT))$/;

/** A linear content test: whether a type of settings may keep a port. */
export const mayHoldServerSettings = gated(
  [
    'BaseSettings',
    'Listen{',
    ...['Config', 'Options', 'Opts', 'Properties', 'Settings', 'Params'].flatMap(kind => [
      `Server${kind}`,
      `Listener${kind}`,
      `Listen${kind}`,
      `Resolved${kind}`,
      `Default${kind}`,
    ]),
  ],
  text =>
    /(?:\bListen\{|(?:BaseSettings|(?:Server|Listener|Listen)(?:Resolved|Default)?(?:Config|Configuration|Options|Opts|Properties|Settings|Params))\b)/.test(
      text,
    ) && /port\b[^\n]{0,60}[=:][^\n]{0,20}\d{2,5}/i.test(text),
);

/** The ports that types of a server's settings have as the values of their fields, or that literals of such a type have. */
export function boundTypes(evaluator: Evaluator): BoundSetting[] {
  const { file } = evaluator;
  const found: BoundSetting[] = [];
  const add = (value: Expression | undefined, scope: Scope, use: Binding['range']): void => {
    if (value?.kind !== 'number' && value?.kind !== 'call') return;
    for (const each of evaluator.evaluate(value, scope))
      if (each.kind === 'number' && !each.computed && isPortNumber(each.value) && each.value >= 20)
        found.push({ role: 'listen', port: each.value, range: each.range, use });
  };
  for (const scope of classesIn(file.module)) {
    const isEnvironment = scope.base !== undefined && ENVIRONMENT_SETTINGS.test(lastName(scope.base));
    if (!isEnvironment && !isServers(scope.name)) continue;
    for (const [path, bindings] of [...scope.members, ...scope.bindings])
      for (const { value, range, how, scope: where = scope } of bindings) {
        if (how === 'parameter' || how === 'import') continue;
        const name = path.replace(/^(?:static|this)\./, '');
        const listens = isEnvironment ? listenPortsOf(name, '8080').length > 0 : PORT.test(path);
        if (listens) add(value, where, range);
      }
  }
  const literals: { readonly object: ObjectLiteral; readonly scope: Scope; readonly type?: string }[] = [
    ...file.objects.map(({ object, scope }) => ({ object, scope, type: object.type })),
  ];
  // `const DEFAULTS: HttpServerOptions = { port: 3000 }`
  for (const [, bindings] of file.module.bindings)
    for (const { value, type, scope = file.module } of bindings)
      if (value?.kind === 'object' && type !== undefined) literals.push({ object: value, scope, type });
  for (const { object, scope, type } of literals) {
    if (!isServers(type?.replace(/^.*[.:]/, ''))) continue;
    const host = object.entries.find(({ key }) => /^(?:host|hostname|addr|address|bind)$/i.test(key));
    const named = host && evaluator.evaluate(host.value, scope).map(plainText);
    if (named?.some(text => text !== undefined && !isOwnHost(text))) continue;
    for (const { key, keyRange, value } of object.entries) if (PORT.test(key)) add(value, scope, keyRange);
  }
  return found;
}

/** Whether a type holds settings of a program's own server, not of one that it reaches (`NacosServerSettings`). */
function isServers(type: string | undefined): boolean {
  return type !== undefined && SERVER_SETTINGS.test(type) && !namesPeer(wordsOf(type));
}

/** The classes that a module declares. */
export function classesIn(module: Scope): Scope[] {
  const found = new Set<Scope>();
  for (const [, bindings] of module.bindings)
    for (const { value } of bindings) if (value?.kind === 'class') found.add(value.scope);
  return [...found];
}
