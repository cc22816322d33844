import type { PortOccurrence } from '../../ports/index.ts';
import type { SourceText } from '../../text/index.ts';
import type { Reader, ReaderResult } from '../reader.ts';
import {
  isNull,
  isTemplated,
  mapEntry,
  resolved,
  scalarText,
  type YamlNode,
  type YamlStream,
  yamlStream,
} from '../yaml/index.ts';
import { type Given, settingsConnection } from './server-settings.ts';

const FILES = /(?:^|\/)database[\w.-]{0,40}\.ya?ml(?:\.\w{1,9})?$/;
const ADAPTER = /^(?:sqlserver|tinytds|mssql)$/i;

/** Active Record's databases, where the adapter is SQL Server's: tiny_tds takes `HOST\INSTANCE` and `HOST:PORT`. */
export const sqlServerInDatabaseYml: Reader = {
  id: 'sql-server-database-yml',
  title: 'SQL Server in Active Record’s settings',
  docs: {
    claims: '`database.yml` and its templates',
    finds: ['`dataserver` or `host`, with `port`, of databases whose adapter is SQL Server’s'],
    misses: ['URLs, which are read as in any settings file'],
  },
  claims: ({ path }) => FILES.test(path),
  prefilter: text => /adapter:[ \t]{1,20}["']?(?:sqlserver|tinytds|mssql)\b/i.test(text),
  read,
};

function read(source: SourceText): ReaderResult {
  const stream = yamlStream(source);
  const occurrences: PortOccurrence[] = [];
  const seen = new Set<number>();
  for (const { root } of stream.documents)
    for (const database of databases(root, 0)) {
      const found = connectionOf(stream, database);
      // What several environments merge in stands in one place.
      if (!found || seen.has(found.range.start)) continue;
      seen.add(found.range.start);
      occurrences.push(found);
    }
  return { occurrences };
}

/** `production: { adapter: … }`, `production: { primary: { adapter: … } }`. */
function* databases(node: YamlNode | undefined, depth: number): Generator<YamlNode> {
  const map = resolved(node);
  if (map?.kind !== 'map' || depth > 3) return;
  if (mapEntry(map, 'adapter')) yield map;
  else for (const { value } of map.entries) yield* databases(value, depth + 1);
}

function connectionOf(stream: YamlStream, database: YamlNode): PortOccurrence | undefined {
  const scalarOf = (key: string) => {
    const value = resolved(mapEntry(database, key)?.value);
    return value?.kind === 'scalar' && !isNull(value) ? value : undefined;
  };
  if (!ADAPTER.test(scalarOf('adapter')?.value ?? '')) return undefined;
  const given = (key: string): Given | undefined => {
    const scalar = scalarOf(key);
    if (!scalar) return undefined;
    const { range } = scalar;
    // What a template puts there is known to nobody yet.
    if (isTemplated(scalar) || scalar.value.includes('<%')) return { range, values: [] };
    return {
      range,
      values: [{ kind: 'text', pieces: [{ text: scalarText(stream, scalar), certainty: 'literal' }], range }],
    };
  };
  return settingsConnection(
    { server: given('dataserver') ?? given('host'), port: given('port') },
    'freetds',
    true,
  );
}
