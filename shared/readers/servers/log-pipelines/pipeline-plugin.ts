import type { PortOccurrence } from '../../../ports/index.ts';
import { boundWord, dialledWord } from '../bound-word.ts';
import type { LineWord } from '../config-lines.ts';

/** One setting of a plugin: its values as words, without quotes; several where it is a list. */
export interface PluginEntry {
  /** In lower case. */
  readonly key: string;
  readonly values: readonly LineWord[];
  /** Where the key begins (0-based). */
  readonly start: number;
}

/** A plugin of a log pipeline with its own settings. */
export interface PipelinePlugin {
  readonly program: 'logstash' | 'fluentd' | 'fluent-bit';
  /** `input` takes events in, `service` is the program itself, all others send or ask. */
  readonly kind: 'input' | 'service' | 'other';
  /** In lower case: `beats`, `forward`. */
  readonly name: string;
  readonly entries: readonly PluginEntry[];
}

/** Inputs that wait for senders; all others go and fetch. */
const LISTENING = new Set(
  `beats elastic_agent elastic_serverless_forwarder lumberjack logstash tcp udp http syslog gelf relp graphite ganglia snmptrap
   forward secure_forward monitor_agent debug_agent prometheus opentelemetry mqtt statsd collectd elasticsearch_bulk
   splunk prometheus_remote_write http_healthcheck`.split(/\s+/),
);

/** Outputs that wait to be asked. */
const ASKED = new Set(['prometheus_exporter']);
const OVER_UDP = new Set(['udp', 'gelf', 'snmptrap', 'statsd', 'collectd', 'ganglia']);

/** Settings that hold addresses or URLs. */
const ADDRESSES =
  /^(?:hosts?|urls?|uri|endpoint(?:_url)?|brokers|bootstrap_servers|nodes|servers?|metadata_broker_list|default_brokers|zk_connect|jdbc_connection_string|remote_url|proxy)$/;

/** The ports that a plugin binds and dials. */
export function portsOfPlugin(plugin: PipelinePlugin): PortOccurrence[] {
  const { program, kind, name, entries } = plugin;
  const settingOf = (key: RegExp) => entries.find(each => key.test(each.key))?.values[0];
  const mode = settingOf(/^mode$/)?.text.toLowerCase();
  const listens =
    kind === 'service' ||
    ASKED.has(name) ||
    (kind === 'input' && LISTENING.has(name) && mode !== 'client') ||
    (name === 'tcp' && mode === 'server');
  if (kind === 'service' && /^(?:off|false|no)$/i.test(settingOf(/^http_server$/)?.text ?? '')) return [];
  const host = settingOf(listens ? /^(?:bind|listen|host)$/ : /^host$/)?.text;
  const isUdp =
    OVER_UDP.has(name) ||
    entries.some(
      ({ key, values }) =>
        /^(?:mode|protocol(?:_type)?|transport)$/.test(key) && values[0]?.text.toLowerCase() === 'udp',
    );
  return entries.flatMap(({ key, values, start }) => {
    const context = {
      format: 'log-pipelines',
      api: `${program}.${name ? `${name}.` : ''}${key}`,
      owner: name || undefined,
      start,
      ...(isUdp && { protocol: 'udp' as const }),
    };
    if (/^(?:http_|metrics_)?port$/.test(key)) {
      const occurrence = values[0] && boundWord(values[0], context);
      if (!occurrence || occurrence.host !== undefined || occurrence.port === 0) return [];
      const placed = host === undefined || /[{$%]/.test(host) ? occurrence : { ...occurrence, host };
      if (listens) return [placed];
      // A port by itself may be anything, and what is dialled and not known says nothing.
      return host === undefined || occurrence.port === null
        ? []
        : [{ ...placed, role: 'connect', namespace: 'none' } as const];
    }
    // The address that a listener binds has no port in it.
    if (!ADDRESSES.test(key) || (listens && key === 'host')) return [];
    return values.flatMap(value => dialledWord(value, context));
  });
}
