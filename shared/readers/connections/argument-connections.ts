import type { PortOccurrence, SqlDriver } from '../../ports/index.ts';
import type { Evaluator } from '../code/evaluate.ts';
import { originsOf } from '../code/match-api.ts';
import type { Argument, Call, Scope } from '../code/model.ts';
import { isKnown, plainText } from '../code/values.ts';
import { type Given, settingsConnection } from './server-settings.ts';

/** A function that takes server and port as arguments of their own. */
interface Taker {
  readonly language: string;
  readonly origin: RegExp;
  readonly driver: SqlDriver;
  readonly server: readonly string[];
  /** Whether the first argument without a name is the server. */
  readonly positional?: true;
  /** An argument that must say that it is SQL Server; `positional`: it may be the first one. */
  readonly dialect?: { readonly key: string; readonly value: RegExp; readonly positional?: true };
  /** Whether the driver takes `host:port`. */
  readonly colons?: true;
}

const TAKERS: readonly Taker[] = [
  {
    language: 'python',
    origin: /^(?:pymssql(?:\._mssql)?|_mssql)\.connect$/,
    driver: 'pymssql',
    server: ['server', 'host'],
    positional: true,
    colons: true,
  },
  { language: 'python', origin: /^(?:pyodbc|aioodbc)\.connect$/, driver: 'odbc', server: ['server'] },
  {
    language: 'python',
    origin: /^sqlalchemy(?:\.engine)?(?:\.url)?\.URL\.create$/,
    driver: 'sqlalchemy',
    server: ['host'],
    dialect: { key: 'drivername', value: /^mssql/, positional: true },
    colons: true,
  },
  { language: 'php', origin: /^global:sqlsrv_connect$/, driver: 'odbc', server: [], positional: true },
  {
    language: 'php',
    origin: /^global:mssql_p?connect$/,
    driver: 'freetds',
    server: [],
    positional: true,
    colons: true,
  },
  {
    language: 'ruby',
    origin: /^global:TinyTds\.Client$/,
    driver: 'freetds',
    server: ['dataserver', 'host'],
    colons: true,
  },
  {
    // Active Record's and Sequel's adapters over tiny_tds.
    language: 'ruby',
    origin: /^global:(?:ActiveRecord\.Base\.establish_connection|Sequel\.(?:connect|tinytds))$/,
    driver: 'freetds',
    server: ['dataserver', 'host'],
    dialect: { key: 'adapter', value: /^(?:sqlserver|tinytds)$/ },
    colons: true,
  },
];

/** The last names of those functions. */
const NAMES = new Set([
  'connect',
  'create',
  'sqlsrv_connect',
  'mssql_connect',
  'mssql_pconnect',
  'Client',
  'establish_connection',
]);

/** SQL Server connections whose server and port are arguments of a driver of Python, PHP or Ruby. */
export function argumentConnections(evaluator: Evaluator): PortOccurrence[] {
  const { calls, language } = evaluator.file;
  const takers = TAKERS.filter(taker => taker.language === language);
  if (takers.length === 0) return [];
  return calls.flatMap(({ call, scope, name }) => {
    if (!NAMES.has(name)) return [];
    const origins = originsOf(evaluator, call.callee, scope);
    const taker = takers.find(({ origin }) => origins.some(o => origin.test(o)));
    const found = taker && read(evaluator, taker, call, scope);
    return found ? [found] : [];
  });
}

function read(evaluator: Evaluator, taker: Taker, call: Call, scope: Scope): PortOccurrence | undefined {
  const { dialect } = taker;
  const named = (keys: readonly string[]) => givenByName(evaluator, call, scope, keys);
  const argument = call.args[0];
  const first = argument?.name === undefined && !argument?.spread ? argument : undefined;
  const ofFirst = first && given(evaluator, first, scope);
  if (dialect) {
    const said = named([dialect.key]) ?? (dialect.positional && ofFirst);
    if (!said?.values.some(value => dialect.value.test(plainText(value) ?? ''))) return undefined;
  }
  const server = named(taker.server) ?? (taker.positional && ofFirst);
  if (!server) return undefined;
  return settingsConnection({ server, port: named(['port']) }, taker.driver, taker.colons === true);
}

function given(evaluator: Evaluator, { value }: Argument, scope: Scope): Given {
  return { range: value.range, values: evaluator.evaluate(value, scope) };
}

/** An argument by its keyword, or an entry of a hash that is given. */
function givenByName(
  evaluator: Evaluator,
  call: Call,
  scope: Scope,
  keys: readonly string[],
): Given | undefined {
  const argument = call.args.find(({ name }) => name !== undefined && keys.includes(name));
  if (argument) return given(evaluator, argument, scope);
  for (const { name, value } of call.args) {
    if (name !== undefined) continue;
    for (const object of evaluator.evaluate(value, scope)) {
      if (object.kind !== 'object') continue;
      for (const key of keys) {
        const values = evaluator.property(object, key, value.range);
        if (values.some(isKnown)) return { range: value.range, values };
      }
    }
  }
  return undefined;
}
