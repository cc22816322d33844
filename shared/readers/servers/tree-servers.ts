import type { PortOccurrence } from '../../ports/index.ts';
import type { SourceText } from '../../text/index.ts';
import { spokenOccurrence } from '../command-files/port-occurrences.ts';
import { mappingPorts } from '../commands/docker.ts';
import { type SettingsValue, settingsValues } from '../connections/settings-values.ts';
import { stringFormatOf } from '../connections/string-sources.ts';
import type { Reader, ReaderResult } from '../reader.ts';
import { boundWord, dialledWord } from './bound-word.ts';
import { type TreeKey, type TreeProgram, treePrograms } from './tree-keys.ts';
import { xmlPrograms } from './xml-keys.ts';

const format = 'server-settings';

const MAX_SIZE = 500_000;

const programs: readonly TreeProgram[] = [...treePrograms, ...xmlPrograms];

/** Settings of well-known servers in YAML, JSON and TOML, of one table. */
export const treeServers: Reader = {
  id: 'server-trees',
  title: 'Settings of well-known servers in YAML, JSON, TOML and XML',
  docs: {
    claims: `YAML, JSON, TOML and XML that only these programs have: ${[...new Set(programs.map(({ title }) => title))].join('; ')}`,
    finds: ['the ports they bind', 'the peers, upstreams and scrape targets they dial'],
    misses: ['a port that is not stated, as long as it is the default'],
  },
  claims: ({ path, name, languageId }) => {
    const known = stringFormatOf(name, languageId);
    return known === 'yaml' || known === 'json' || /\.(?:toml|conf|xml)(?:\.\w{1,9})?$/.test(path);
  },
  prefilter: text => text.length <= MAX_SIZE && SIGNS.test(text),
  read,
};

/** Something of every program's evidence: one pass that most texts fail. */
const SIGNS =
  /scrape_configs|static_configs|targets|receivers|[eE]ntry[pP]oints|loadBalancer|socket_address|_listen_port|^net:|\.port|^(?:http|transport|server):|native_transport_port|^version:|^issuer|^dev_addr|alertmanagers|"listen"|"dial"|<Connector\b|<httpEndpoint\b|<socket-binding-group\b|<Configure\b|<(?:transport|network)Connector\b|jettyPort|<dubbo:protocol|qos-port|<acceptor\b|<(?:clickhouse|yandex)>|portMappings|membershipPort|"bindings"|"portDefinitions"|"(?:architect|targets)"|_sd_configs|k3d\.io\/|^(?:ports|apisix|rtc|memberlist|services|apps|pipeline|routers|namers|interfaces|prometheus_export|internal_metrics|listeners):|"rpc-port"|health_check|zpages|Monitor(?:ing)?\b|"(?:ports?|checks?)"|^port[ \t]{0,9}=|_port[ \t]{0,9}=|"emulators"/m;

function read(source: SourceText): ReaderResult {
  const { path, text, name } = source;
  const likely = programs.filter(
    ({ evidence, files }) => (!files || files.test(path)) && evidence.test(text),
  );
  const known = stringFormatOf(name, source.languageId) ?? 'env';
  if (likely.length === 0 || known === 'dockerfile') return {};
  // MongoDB writes YAML into `.conf`.
  const kind = /\.conf$/.test(path) ? 'yaml' : known;
  const occurrences: PortOccurrence[] = [];
  for (const value of settingsValues(source, kind, candidate => candidate.length <= 2000)) {
    const keys = value.path.join('.');
    for (const program of likely) {
      const row = program.keys.find(each => each.path.test(keys));
      if (!row) continue;
      for (const occurrence of portsOf(program, row, value)) occurrences.push(occurrence);
      break;
    }
  }
  return { occurrences };
}

/** A URL up to the end of its authority. */
const URL = /\b[a-z][a-z\d+.-]{0,30}:\/\/([^\s/?#,;()<>"']{1,300})/gi;

function portsOf(program: TreeProgram, row: TreeKey, { text, path }: SettingsValue): PortOccurrence[] {
  if (row.form === 'urls')
    return [...text.value.matchAll(URL)].flatMap(({ index, 0: url, 1: authority = '' }) => {
      const at = index + url.length - authority.length;
      const word = { text: text.slice(at, at + authority.length), path };
      return portsOf(program, { ...row, form: 'bound' }, word);
    });
  const { start, end } = text.range(0, text.value.length);
  // Escapes in between: places in the text are not those of the file.
  if (end - start !== text.value.length) return [];
  const context = {
    format,
    api: `${program.program}.${
      path
        .filter(key => !/^\d+$/.test(key))
        .at(-1)
        ?.split('.')[0]
    }`,
    start,
    ...(row.protocol && { protocol: row.protocol }),
  };
  const word = { text: text.value, start, end };
  if (row.form === 'peers') return dialledWord(word, context);
  if (row.form === 'mapping')
    return mappingPorts(text, false).map(port => ({
      ...spokenOccurrence(port, { format, namespace: 'container' }),
      api: context.api,
    }));
  const occurrence = boundWord(word, context);
  if (!occurrence || (row.form === 'port' && occurrence.host !== undefined)) return [];
  if (occurrence.port === 0 && row.zero === 'off') return [];
  if (row.isDefault && occurrence.resolution === 'literal') return [{ ...occurrence, resolution: 'default' }];
  if (row.inContainer) return [{ ...occurrence, namespace: 'container' }];
  if (row.role === 'published') return [{ ...occurrence, role: 'published' }];
  if (row.role) return occurrence.port === null ? [] : [{ ...occurrence, role: row.role, namespace: 'none' }];
  return [occurrence];
}
