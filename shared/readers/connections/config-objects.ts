import {
  isPortNumber,
  type PortOccurrence,
  type PortSlot,
  parsePort,
  type SqlDriver,
} from '../../ports/index.ts';
import { type MappedText, type TextEdit, type TextRange, textRange } from '../../text/index.ts';
import type { Evaluator } from '../code/evaluate.ts';
import { originsOf } from '../code/match-api.ts';
import type { CallSite, Entry, ObjectLiteral } from '../code/model.ts';
import type { ObjectValue, Value } from '../code/values.ts';
import { parseDataSource } from './data-source.ts';

/** Where a library's configuration object has server, port and instance: paths from the object. */
interface ConfigShape {
  readonly driver: SqlDriver;
  readonly root?: readonly string[];
  readonly server: string;
  readonly port: readonly string[];
  readonly instance: readonly string[];
  /** Whether the library takes an instance out of `host\inst`. */
  readonly splitsServer: boolean;
  /** What it does where instance and port are both given; absent where that is not known. */
  readonly both?: 'throws' | 'drops the port';
}

const TEDIOUS: ConfigShape = {
  driver: 'tedious',
  server: 'server',
  port: ['options', 'port'],
  instance: ['options', 'instanceName'],
  splitsServer: false,
  both: 'throws',
};
const NODE_MSSQL: ConfigShape = {
  driver: 'node-mssql',
  server: 'server',
  port: ['port'],
  instance: ['options', 'instanceName'],
  splitsServer: true,
  both: 'drops the port',
};
const TYPEORM: ConfigShape = { ...NODE_MSSQL, server: 'host' };
const SEQUELIZE: ConfigShape = {
  driver: 'tedious',
  server: 'host',
  port: ['port'],
  instance: ['dialectOptions', 'options', 'instanceName'],
  splitsServer: false,
};
const KNEX: ConfigShape = {
  driver: 'tedious',
  root: ['connection'],
  server: 'server',
  port: ['port'],
  instance: ['options', 'instanceName'],
  splitsServer: false,
};

/** The functions that take a configuration, by origin; those of several databases need its `key` to be `mssql`. */
const CONSUMERS: readonly { origin: RegExp; shape: ConfigShape; key?: string }[] = [
  { origin: /^tedious\.Connection$/, shape: TEDIOUS },
  { origin: /^mssql(?:\/\w+)?\.(?:connect|ConnectionPool)$/, shape: NODE_MSSQL },
  { origin: /^@prisma\/adapter-mssql\.PrismaMssql$/, shape: NODE_MSSQL },
  { origin: /^typeorm\.(?:DataSource|createConnection)$/, shape: TYPEORM, key: 'type' },
  { origin: /^@nestjs\/typeorm\.TypeOrmModule\.forRoot$/, shape: TYPEORM, key: 'type' },
  {
    origin: /^(?:sequelize|sequelize-typescript|@sequelize\/core)(?:\.Sequelize)?$/,
    shape: SEQUELIZE,
    key: 'dialect',
  },
  { origin: /^knex(?:\.knex|\.default)?$/, shape: KNEX, key: 'client' },
];

/** The names of those functions, so that other calls are passed over without evaluating them. */
const NAMES = new Set([
  'Connection',
  'connect',
  'ConnectionPool',
  'PrismaMssql',
  'DataSource',
  'createConnection',
  'forRoot',
  'Sequelize',
  'knex',
  'default',
]);

/** SQL Server connections in configuration objects of JavaScript's libraries. */
export function configConnections(evaluator: Evaluator): PortOccurrence[] {
  const occurrences: PortOccurrence[] = [];
  for (const site of evaluator.file.calls) {
    const { call, scope, name } = site;
    if (name !== '' && !NAMES.has(name) && !/knex|sequelize/i.test(name)) continue;
    const origins = originsOf(evaluator, call.callee, scope);
    const consumer = CONSUMERS.find(({ origin }) => origins.some(o => origin.test(o)));
    if (!consumer) continue;
    for (const value of configsOf(evaluator, site)) {
      const isOurs =
        !consumer.key || texts(evaluator, value, [consumer.key]).some(({ text }) => text.value === 'mssql');
      const config = isOurs ? objectAt(evaluator, value, consumer.shape.root ?? []) : undefined;
      const occurrence = config && read(evaluator, config, consumer.shape);
      if (occurrence && !occurrences.some(other => same(other.range, occurrence.range)))
        occurrences.push(occurrence);
    }
  }
  return occurrences;
}

function configsOf(evaluator: Evaluator, { call, scope }: CallSite): ObjectValue[] {
  return call.args
    .filter(argument => !argument.spread)
    .flatMap(argument => evaluator.evaluate(argument.value, scope))
    .filter(value => value.kind === 'object');
}

function read(evaluator: Evaluator, config: ObjectValue, shape: ConfigShape): PortOccurrence | undefined {
  const server = entryAt(evaluator, config, [shape.server]);
  if (!server) return undefined;
  const host = texts(evaluator, config, [shape.server])[0]?.text;
  const slash = shape.splitsServer && host ? host.value.indexOf('\\') : -1;
  const instanceText = texts(evaluator, config, shape.instance)[0]?.text;
  const instance = slash >= 0 ? host!.slice(slash + 1) : instanceText;
  const colon = shape.splitsServer && slash < 0 && host ? parseDataSource(host.value).colonPort : undefined;
  const stated = portOf(evaluator, config, shape);
  const port = stated ?? (colon && portInServer(host!.slice(colon.start, colon.end)));
  const instanceEntry = instanceText ? entryAt(evaluator, config, shape.instance) : undefined;
  // A wrapper that hands everything on says nothing.
  if (!host && !port && !instance) return undefined;
  const range = port?.range ?? instance?.range() ?? host?.range() ?? server.entry.value.range;
  const drop: TextEdit[] = [
    ...(slash >= 0 ? [{ range: host!.range(slash), newText: '' }] : []),
    ...(instanceEntry ? [{ range: removal(instanceEntry), newText: '' }] : []),
  ];
  const slot = slotOf(shape, port, server.entry, instanceEntry, drop);
  const name = instance && instance.value !== '' ? instance.value : null;
  const hostName = (slash >= 0 ? host!.value.slice(0, slash) : host?.value.slice(0, colon?.from)) ?? '';
  const both = name !== null && port !== undefined ? shape.both : undefined;
  return {
    port: port?.number ?? null,
    protocol: 'tcp',
    role: 'connect',
    resolution: port?.resolution ?? 'unresolved',
    namespace: 'none',
    ...(hostName !== '' && { host: hostName }),
    format: 'sql-server',
    api: `sql-server.${shape.driver}`,
    range,
    use: range,
    ...(slot && { slot }),
    sql: {
      driver: shape.driver,
      transport: 'tcp',
      server: hostName,
      instance: name,
      usesBrowser: name !== null && (!port || both === 'drops the port'),
      ...(colon && {
        wrongSeparator: {
          found: host!.value.slice(colon.from),
          wanted: 'port',
          edit: { range: host!.range(colon.from), newText: '' },
          ...(!stated && {
            further: [{ range: after(server.entry.value.range), newText: `, port: ${port!.number}` }],
          }),
        },
      }),
      ...(both && {
        conflict: {
          ignored: both === 'throws' ? ('none' as const) : ('port' as const),
          throws: both === 'throws',
          dropInstance: drop,
        },
      }),
    },
  };
}

interface FoundPort {
  readonly number: number | null;
  readonly resolution: PortOccurrence['resolution'];
  readonly range: TextRange;
  readonly writable: boolean;
}

/** The port under the shape's key; one that the file does not tell counts as given. */
function portOf(evaluator: Evaluator, config: ObjectValue, shape: ConfigShape): FoundPort | undefined {
  const found = entryAt(evaluator, config, shape.port);
  if (!found) return undefined;
  for (const value of valuesAt(evaluator, config, shape.port)) {
    if (value.kind === 'number' && isPortNumber(value.value))
      return {
        number: value.value,
        resolution: value.certainty,
        range: value.range,
        writable: !value.computed,
      };
    const text = value.kind === 'text' && value.pieces.length === 1 ? value.pieces[0] : undefined;
    const number = text?.text && parsePort(text.text.value);
    if (text?.text && number !== undefined)
      return { number, resolution: text.certainty, range: text.text.range(), writable: true };
    if (value.kind === 'nothing') return undefined;
  }
  return { number: null, resolution: 'unresolved', range: found.entry.value.range, writable: false };
}

/** `host:1435` in the place of a host, which the library takes for a name. */
function portInServer(text: MappedText): FoundPort {
  return { number: parsePort(text.value)!, resolution: 'literal', range: text.range(), writable: true };
}

function after({ end }: TextRange): TextRange {
  return textRange(end, end);
}

/** tedious has its port beside the instance's name; the others beside the server. */
function slotOf(
  shape: ConfigShape,
  port: FoundPort | undefined,
  server: Entry,
  instance: Located | undefined,
  drop: readonly TextEdit[],
): PortSlot | undefined {
  if (port) return port.writable ? { range: port.range, before: '', after: '' } : undefined;
  if (shape.port.length > 1) {
    if (!instance) return undefined;
    const { keyRange, value } = instance.entry;
    return { range: textRange(keyRange.start, value.range.end), before: 'port: ', after: '' };
  }
  const end = server.value.range.end;
  return {
    range: textRange(end, end),
    before: ', port: ',
    after: '',
    ...(drop.length > 0 && { further: drop }),
  };
}

interface Located {
  readonly entry: Entry;
  readonly object: ObjectLiteral;
}

/** The entry at a path of keys, where object literals are written all the way. */
function entryAt(evaluator: Evaluator, config: ObjectValue, path: readonly string[]): Located | undefined {
  const holder = objectAt(evaluator, config, path.slice(0, -1));
  const entry = holder?.object.entries.findLast(({ key }) => key === path.at(-1));
  return holder && entry && { entry, object: holder.object };
}

function objectAt(evaluator: Evaluator, from: ObjectValue, path: readonly string[]): ObjectValue | undefined {
  let object: ObjectValue | undefined = from;
  for (const key of path)
    object =
      object && evaluator.property(object, key, object.object.range).find(value => value.kind === 'object');
  return object;
}

function valuesAt(evaluator: Evaluator, config: ObjectValue, path: readonly string[]): Value[] {
  const holder = objectAt(evaluator, config, path.slice(0, -1));
  return holder ? evaluator.property(holder, path.at(-1)!, holder.object.range) : [];
}

/** The texts at a path that are known as a whole. */
function texts(evaluator: Evaluator, config: ObjectValue, path: readonly string[]): { text: MappedText }[] {
  return valuesAt(evaluator, config, path).flatMap(value => {
    const piece = value.kind === 'text' && value.pieces.length === 1 ? value.pieces[0] : undefined;
    return piece?.text ? [{ text: piece.text }] : [];
  });
}

/** An entry with the comma that belongs to it. */
function removal({ entry, object }: Located): TextRange {
  const index = object.entries.indexOf(entry);
  const next = object.entries[index + 1];
  if (next) return textRange(entry.keyRange.start, next.keyRange.start);
  const previous = object.entries[index - 1];
  return textRange(previous ? previous.value.range.end : entry.keyRange.start, entry.value.range.end);
}

function same(a: TextRange, b: TextRange): boolean {
  return a.start === b.start && a.end === b.end;
}
