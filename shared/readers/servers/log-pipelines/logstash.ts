import type { LineWord } from '../config-lines.ts';
import type { PipelinePlugin, PluginEntry } from './pipeline-plugin.ts';

/** Comments, texts, conditions with a regular expression, arrows, brackets and words. */
const TOKEN =
  /#.*|"(?:[^"\\]|\\[\s\S])*"?|'(?:[^'\\]|\\[\s\S])*'?|[=!]~\s{0,20}\/(?:[^/\\\n]|\\.)*\/|=>|[{}[\],]|[^\s{}[\]"',#=]+|=/g;

interface Block {
  /** `plugin` has its settings in it; `other` is a section, a condition, or a hash. */
  readonly kind: 'section' | 'plugin' | 'condition' | 'hash';
  readonly name: string;
  readonly entries: PluginEntry[];
}

/** The plugins of a Logstash pipeline (elastic.co/guide/en/logstash/current/configuration-file-structure.html). */
export function logstashPlugins(text: string): PipelinePlugin[] {
  const plugins: PipelinePlugin[] = [];
  const open: Block[] = [];
  let word: LineWord | undefined;
  let key: LineWord | undefined;
  let list: LineWord[] | undefined;
  let isCondition = false;
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (token.startsWith('#')) continue;
    const top = open.at(-1);
    if (token === '{') {
      const parent = open.at(-1)?.kind;
      const kind: Block['kind'] = isCondition
        ? 'condition'
        : key || parent === 'plugin' || parent === 'hash'
          ? 'hash'
          : parent === undefined
            ? 'section'
            : 'plugin';
      open.push({ kind, name: word?.text.toLowerCase() ?? '', entries: [] });
      [word, key, list, isCondition] = [undefined, undefined, undefined, false];
    } else if (token === '}') {
      const block = open.pop();
      if (block?.kind === 'plugin')
        plugins.push({
          program: 'logstash',
          kind: open.find(each => each.kind === 'section')?.name === 'input' ? 'input' : 'other',
          name: block.name,
          entries: block.entries,
        });
      [word, key, list, isCondition] = [undefined, undefined, undefined, false];
    } else if (token === '=>') [key, word] = [word, undefined];
    else if (token === '[') list = key ? [] : undefined;
    else if (token === ']') {
      if (key && list) top?.entries.push({ key: key.text.toLowerCase(), values: list, start: key.start });
      [key, list] = [undefined, undefined];
    } else if (token !== ',' && token !== '=') {
      if (!key && (token === 'if' || token === 'else') && top?.kind !== 'plugin') isCondition = true;
      const quote = /^["']/.test(token) ? 1 : 0;
      const value = {
        text: token.slice(quote, token.length - quote),
        start: index + quote,
        end: index + token.length - quote,
      };
      if (list) list.push(value);
      else if (key) {
        top?.entries.push({ key: key.text.toLowerCase(), values: [value], start: key.start });
        key = undefined;
      } else word = value;
    }
  }
  return plugins;
}
