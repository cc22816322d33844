import { MappedText, SourceText } from '../../../text/index.ts';
import { forEachScalar, scalarText, yamlStream } from '../../yaml/index.ts';
import { propertiesStrings } from '../properties-strings.ts';
import { hoconStrings } from './hocon-strings.ts';
import { partsOf } from './keys.ts';

/** A value of a settings file. */
export interface Entry {
  readonly parts: readonly string[];
  readonly text: MappedText;
}

/** A file of settings: the file itself, or a text within it, such as a ConfigMap's `application.yml`. */
export interface Settings {
  /** The file's name, or the key of the text. */
  readonly name: string;
  readonly entries: readonly Entry[];
}

const SETTINGS_NAME = /\.(?:ya?ml|properties|conf)(?:\.[a-z]\w{0,20}){0,2}$/i;

/** Which grammar a name asks for. */
function grammarOf(name: string): 'yaml' | 'properties' | 'hocon' | undefined {
  const extension = /\.(ya?ml|properties|conf)\b/i.exec(name)?.[1]?.toLowerCase();
  if (!SETTINGS_NAME.test(name)) return undefined;
  return extension === 'properties' ? 'properties' : extension === 'conf' ? 'hocon' : 'yaml';
}

/** The settings that stand in a file, its own first. Documents of a stream are one file of settings. */
export function settingsIn(source: SourceText): Settings[] {
  const grammar = grammarOf(source.name);
  const plain = (strings: { text: MappedText; path: readonly string[] }[]): Settings[] => [
    { name: source.name, entries: strings.map(({ text, path }) => ({ text, parts: partsOf(path) })) },
  ];
  if (grammar === 'properties') return plain(propertiesStrings(source.text));
  if (grammar === 'hocon') return plain(hoconStrings(source.text));
  const stream = yamlStream(source);
  const entries: Entry[] = [];
  const within: Settings[] = [];
  forEachScalar(stream, (scalar, path) => {
    const key = String(path.at(-1) ?? '');
    if (/\n/.test(scalar.value)) {
      if (grammarOf(key)) within.push(...nested(key, scalarText(stream, scalar)));
      return;
    }
    entries.push({ parts: partsOf(path), text: scalarText(stream, scalar) });
  });
  return [{ name: source.name, entries }, ...within];
}

/** A file that is the value of a key, its offsets those of the file around it. */
function nested(name: string, outer: MappedText): Settings[] {
  const found = settingsIn(new SourceText(name, outer.value));
  return found.slice(0, 1).map(({ entries }) => ({
    name,
    entries: entries.map(({ parts, text }) => {
      const offsets: number[] = [];
      for (let i = 0; i <= text.value.length; i++) offsets.push(outer.offsetAt(text.offsetAt(i)));
      return { parts, text: MappedText.mapped(text.value, offsets) };
    }),
  }));
}
