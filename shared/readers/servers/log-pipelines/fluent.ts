import { configLines, type LineWord } from '../config-lines.ts';
import type { PipelinePlugin, PluginEntry } from './pipeline-plugin.ts';

interface Section {
  readonly tag: string;
  readonly entries: PluginEntry[];
}

/** The plugins of Fluentd: `<source>`, `<match>` and what stands in them (docs.fluentd.org/configuration/config-file). */
export function fluentdPlugins(text: string): PipelinePlugin[] {
  const plugins: PipelinePlugin[] = [];
  const open: Section[] = [];
  for (const words of configLines(text)) {
    const [first] = words;
    const tag = /^<(\/?)([a-z]\w{0,40})>?$/.exec(first!.text);
    if (tag?.[1]) {
      const section = open.pop();
      if (section) plugins.push(fluentdPlugin(section));
    } else if (tag) open.push({ tag: tag[2]!, entries: [] });
    else open.at(-1)?.entries.push(entryOf(words));
  }
  return plugins;
}

function fluentdPlugin({ tag, entries }: Section): PipelinePlugin {
  const name = entries.find(({ key }) => key === '@type' || key === 'type')?.values[0]?.text.toLowerCase();
  return { program: 'fluentd', kind: tag === 'source' ? 'input' : 'other', name: name ?? tag, entries };
}

/** The plugins of Fluent Bit's classic configuration: `[INPUT]`, `[OUTPUT]` with a `Name`, and `[SERVICE]`. */
export function fluentBitPlugins(text: string): PipelinePlugin[] {
  const sections: Section[] = [];
  for (const words of configLines(text)) {
    const header = /^\[(\w{1,40})\]$/.exec(words[0]!.text)?.[1];
    if (header) sections.push({ tag: header.toLowerCase(), entries: [] });
    else sections.at(-1)?.entries.push(entryOf(words));
  }
  return sections.map(({ tag, entries }) => ({
    program: 'fluent-bit',
    kind: tag === 'input' || tag === 'service' ? tag : 'other',
    name: entries.find(({ key }) => key === 'name')?.values[0]?.text.toLowerCase() ?? '',
    entries,
  }));
}

function entryOf([key, ...values]: readonly LineWord[]): PluginEntry {
  return { key: key!.text.toLowerCase(), values, start: key!.start };
}
