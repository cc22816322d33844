import type { PortOccurrence, SqlDriver } from '../../ports/index.ts';
import { getOrMake } from '../../text/index.ts';
import type { Evaluator } from '../code/evaluate.ts';
import { originsOf } from '../code/match-api.ts';
import type { Expression, Scope } from '../code/model.ts';
import { type Given, type ServerSettings, settingsConnection } from './server-settings.ts';

/** A client whose server, port and instance are set by methods of its own. */
interface Settable {
  readonly languages: readonly string[];
  readonly receiver: RegExp;
  readonly driver: SqlDriver;
  readonly setters: Readonly<Record<string, keyof ServerSettings>>;
}

const SETTABLES: readonly Settable[] = [
  {
    languages: ['java', 'kotlin', 'scala'],
    receiver: /^com\.microsoft\.sqlserver\.jdbc\.SQLServer(?:XA|ConnectionPool)?DataSource\(\)$/,
    driver: 'jdbc',
    setters: { setServerName: 'server', setPortNumber: 'port', setInstanceName: 'instance' },
  },
  {
    languages: ['rust'],
    receiver: /^tiberius\.Config(?:\.new)?\(\)$/,
    driver: 'tiberius',
    setters: { host: 'server', port: 'port', instance_name: 'instance' },
  },
];

type Settings = Partial<Record<keyof ServerSettings, Given>>;

/** SQL Server connections of clients that are set up call by call: `ds.setServerName("db"); ds.setPortNumber(1435)`. */
export function setterConnections(evaluator: Evaluator): PortOccurrence[] {
  const { language, calls } = evaluator.file;
  const settable = SETTABLES.find(({ languages }) => languages.includes(language));
  if (!settable) return [];
  const open = new Map<string, Settings>();
  const all: Settings[] = [];
  for (const { call, scope, name } of calls) {
    const setting = Object.hasOwn(settable.setters, name) ? settable.setters[name] : undefined;
    const value = call.args[0]?.value;
    if (!setting || !value || call.callee.kind !== 'member') continue;
    const { object } = call.callee;
    if (!originsOf(evaluator, object, scope).some(origin => settable.receiver.test(origin))) continue;
    const key = `${functionOf(scope).range.start} ${nameOf(object)}`;
    // What is set once more is another client under the same name.
    if (open.get(key)?.[setting]) open.delete(key);
    const settings = getOrMake(open, key, () => {
      const made: Settings = {};
      all.push(made);
      return made;
    });
    settings[setting] = { range: value.range, values: evaluator.evaluate(value, scope) };
  }
  return all.flatMap(settings => settingsConnection(settings, settable.driver, false) ?? []);
}

function functionOf(scope: Scope): Scope {
  let at = scope;
  while (at.kind === 'block' && at.parent) at = at.parent;
  return at;
}

/** A receiver's name in its function, with or without `this`; what has none is told by its place. */
function nameOf(receiver: Expression): string {
  if (receiver.kind === 'name') return receiver.name;
  if (receiver.kind === 'member') return receiver.property;
  return `@${receiver.range.start}`;
}
