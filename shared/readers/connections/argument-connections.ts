import { isPortNumber, type PortOccurrence, parsePort, type SqlDriver } from '../../ports/index.ts';
import type { Evaluator } from '../code/evaluate.ts';
import { originsOf } from '../code/match-api.ts';
import type { Argument, Call, Scope } from '../code/model.ts';
import { isText, joined } from './code-texts.ts';
import { serverConnection } from './keyword-connection.ts';
import { sqlOccurrence } from './sql-occurrence.ts';

/** A function that takes server and port as arguments of their own. */
interface Taker {
  readonly origin: RegExp;
  readonly driver: SqlDriver;
  readonly server: readonly string[];
  /** Whether the first argument without a name is the server. */
  readonly positional: boolean;
  /** An argument that must begin with `mssql`. */
  readonly dialect?: string;
  /** Whether the driver takes `host:port`. */
  readonly colons: boolean;
}

const TAKERS: readonly Taker[] = [
  {
    origin: /^(?:pymssql(?:\._mssql)?|_mssql)\.connect$/,
    driver: 'pymssql',
    server: ['server', 'host'],
    positional: true,
    colons: true,
  },
  {
    origin: /^(?:pyodbc|aioodbc)\.connect$/,
    driver: 'odbc',
    server: ['server'],
    positional: false,
    colons: false,
  },
  {
    origin: /^sqlalchemy(?:\.engine)?(?:\.url)?\.URL\.create$/,
    driver: 'sqlalchemy',
    server: ['host'],
    positional: false,
    dialect: 'drivername',
    colons: true,
  },
];

/** SQL Server connections whose server and port are arguments of Python's drivers. */
export function argumentConnections(evaluator: Evaluator): PortOccurrence[] {
  if (evaluator.file.language !== 'python') return [];
  return evaluator.file.calls.flatMap(({ call, scope, name }) => {
    if (name !== 'connect' && name !== 'create') return [];
    const origins = originsOf(evaluator, call.callee, scope);
    const taker = TAKERS.find(({ origin }) => origins.some(o => origin.test(o)));
    const found = taker && read(evaluator, taker, call, scope);
    return found ? [found] : [];
  });
}

function read(evaluator: Evaluator, taker: Taker, call: Call, scope: Scope): PortOccurrence | undefined {
  const { dialect } = taker;
  const textOf = (argument: Argument | undefined) =>
    argument && evaluator.evaluate(argument.value, scope).find(isText);
  const named = (...names: readonly string[]) =>
    call.args.find(argument => argument.name !== undefined && names.includes(argument.name));
  const first = call.args[0]?.name === undefined && !call.args[0]?.spread ? call.args[0] : undefined;
  if (dialect !== undefined) {
    const value = textOf(named(dialect) ?? first);
    if (!value || !joined(value).value.startsWith('mssql')) return undefined;
  }
  const value = textOf(named(...taker.server) ?? (taker.positional ? first : undefined));
  if (!value) return undefined;
  const text = joined(value);
  const connection = serverConnection(text.value, taker.driver, taker.colons);
  const portArgument = named('port');
  const occurrence = sqlOccurrence(text, connection);
  return portArgument ? withPort(evaluator, occurrence, portArgument, scope) : occurrence;
}

/** The connection with the port of an argument of its own; one that the file does not tell counts as given. */
function withPort(
  evaluator: Evaluator,
  { slot: _, ...occurrence }: PortOccurrence,
  argument: Argument,
  scope: Scope,
): PortOccurrence {
  const sql = { ...occurrence.sql!, usesBrowser: false };
  for (const value of evaluator.evaluate(argument.value, scope)) {
    const piece = value.kind === 'text' && value.pieces.length === 1 ? value.pieces[0] : undefined;
    const number = value.kind === 'number' ? value.value : piece?.text && parsePort(piece.text.value);
    const range = value.kind === 'number' ? value.range : piece?.text?.range();
    const certainty = value.kind === 'number' ? value.certainty : piece?.text && piece.certainty;
    if (number === undefined || !isPortNumber(number) || !range || !certainty) continue;
    const slot = { range, before: '', after: '' };
    return {
      ...occurrence,
      port: number,
      resolution: certainty,
      range,
      use: argument.value.range,
      slot,
      sql,
    };
  }
  const { range } = argument.value;
  return { ...occurrence, port: null, resolution: 'unresolved', range, use: range, sql };
}
