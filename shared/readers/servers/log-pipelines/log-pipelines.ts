import type { Reader, ReaderResult } from '../../reader.ts';
import { fluentBitPlugins, fluentdPlugins } from './fluent.ts';
import { logstashPlugins } from './logstash.ts';
import { portsOfPlugin } from './pipeline-plugin.ts';

const LOGSTASH = /^[ \t]{0,20}(?:input|output)\s{0,20}\{/m;
const FLUENTD = /^[ \t]{0,40}<(?:source|match|store)\b/m;
const FLUENT_BIT = /^[ \t]{0,20}\[(?:INPUT|OUTPUT|SERVICE)\]/im;

/** Logstash, Fluentd and Fluent Bit. */
export const logPipelines: Reader = {
  id: 'log-pipelines',
  title: 'Logstash, Fluentd and Fluent Bit',
  docs: {
    claims: '`*.conf`, `*.cfg` whose content is that of one of them',
    finds: [
      'ports of inputs that wait for senders: `beats`, `tcp`, `http`, `syslog`, `forward` and others',
      '`HTTP_Port` of Fluent Bit itself',
      '`hosts`, `url`, `bootstrap_servers`, `host` and `port` of outputs, filters and inputs that fetch',
    ],
    misses: ['ports that are not stated', 'Fluent Bit’s configuration in YAML'],
  },
  claims: ({ name }) => /\.(?:conf|cfg|logstash)(?:\.\w{1,12}){0,2}$/i.test(name),
  prefilter: text =>
    /port|:\d{2,5}/i.test(text) &&
    ((LOGSTASH.test(text) && text.includes('=>')) ||
      (FLUENTD.test(text) && /^\s{0,40}@?type\s/m.test(text)) ||
      (FLUENT_BIT.test(text) && /^\s{0,40}(?:name|http_port)\s/im.test(text))),
  read: ({ text }) => read(text),
};

function read(text: string): ReaderResult {
  const plugins = FLUENTD.test(text)
    ? fluentdPlugins(text)
    : FLUENT_BIT.test(text)
      ? fluentBitPlugins(text)
      : logstashPlugins(text);
  return { occurrences: plugins.flatMap(portsOfPlugin) };
}
