import type { Evaluator } from '../code/evaluate.ts';
import type { Binding, Expression, Scope } from '../code/model.ts';
import { plainText } from '../code/values.ts';
import { isOwnHost } from '../settings/bound-address.ts';
import { listenPortsOf } from '../settings/listen-variable.ts';
import { portIn } from './bound-keys.ts';
import type { BoundSetting } from './bound-setting.ts';

/** Modules of a program's own settings, by their names or folders. */
const SETTINGS =
  /(?:^|\/)(?:(?:app|server|load|default|api|core|base|global|local|development|production)[._-])?(?:config|configuration|settings|constants|consts|conf|defaults|environment|env)(?:[._-](?:dev|development|prod|production|local|default|base|app|server))?\.\w{1,4}$|(?:^|\/)(?:configs?|settings|conf|environments)\/(?:index|default|app|server|base|dev|development|prod|production|local|settings|config|constants|env)\.\w{1,4}$/i;

/** Names of objects that are a program's settings, and of their sections that are its server's. */
const OBJECT =
  /^(?:default|app|server|base)?_?(?:config|configuration|settings|options|conf|environment|env|defaults)$/i;
const SECTION = /^(?:server|http|app|web|api)$/i;
/** Keys by which an object says that it is for a client. */
const CLIENT = /^(?:user|username|password|pass|auth|database|dialect|dbname|apikey)$/i;

/** Whether a file may be a module of a program's settings that holds a port. */
export function mayBeSettingsModule(text: string, path: string): boolean {
  return SETTINGS.test(path) && /port["']?[^\n=:]{0,30}[:=][^\n]{0,20}\d{2,5}/i.test(text);
}

/**
 * The port that a module of settings keeps for its program: constants that are called as the variables that
 * servers read (`PORT`, `SERVER_PORT`), and `port` in the object of settings or in its section for the server.
 */
export function boundModules(evaluator: Evaluator): BoundSetting[] {
  const { file } = evaluator;
  const found: BoundSetting[] = [];
  const add = (value: Expression, scope: Scope, use: Binding['range']): void => {
    if (value.kind !== 'number' && value.kind !== 'string') return;
    for (const each of evaluator.evaluate(value, scope)) {
      const port = portIn(each);
      if (port && port.host === undefined) found.push({ role: 'listen', use, ...port });
    }
  };
  const isForeign = (host: Expression | undefined, scope: Scope): boolean => {
    const text =
      host &&
      evaluator
        .evaluate(host, scope)
        .map(plainText)
        .find(each => each !== undefined);
    return text !== undefined && !isOwnHost(text) && text !== '::';
  };
  const visit = (object: Expression, scope: Scope, depth: number): void => {
    if (object.kind !== 'object' || object.entries.some(({ key }) => CLIENT.test(key))) return;
    if (isForeign(object.entries.find(({ key }) => /^host(?:name)?$/i.test(key))?.value, scope)) return;
    const port = object.entries.find(({ key }) => /^(?:port|PORT)$/.test(key));
    if (port) {
      add(port.value, scope, port.keyRange);
      return;
    }
    // Beside a port of the program's own, a section may be of any server.
    if (depth > 0) return;
    for (const { key, value } of object.entries) if (SECTION.test(key)) visit(value, scope, 1);
  };
  const take = (bindings: ReadonlyMap<string, readonly Binding[]>, scope: Scope): void => {
    const host = bindings.get('HOST')?.[0]?.value ?? bindings.get('static.HOST')?.[0]?.value;
    // A client's would be `localhost`.
    const own = bindings.get('DEFAULT_HOST')?.[0]?.value;
    const isDefaultHost = own?.kind === 'string' && /^(?:127\.0\.0\.1|0\.0\.0\.0|::)$/.test(own.text.value);
    for (const [path, all] of bindings)
      for (const { value, range, how, scope: where = scope } of all) {
        if (!value || how === 'parameter' || how === 'import') continue;
        const name = path.replace(/^(?:static|this|exports|module\.exports)\./, '');
        if (value.kind === 'class') {
          take(value.scope.members, value.scope);
          take(value.scope.bindings, value.scope);
        } else if (OBJECT.test(name)) visit(value, where, 0);
        else if (
          name === name.toUpperCase() &&
          (listenPortsOf(name, '8080').length > 0 || (name === 'DEFAULT_PORT' && isDefaultHost)) &&
          !isForeign(host, where)
        )
          add(value, where, range);
      }
  };
  take(file.module.bindings, file.module);
  take(file.module.members, file.module);
  return found;
}
