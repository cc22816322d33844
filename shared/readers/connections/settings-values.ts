import type { MappedText, SourceText } from '../../text/index.ts';
import { envStrings } from '../settings/env-strings.ts';
import { jsonStrings } from '../settings/json-strings.ts';
import { propertiesStrings } from '../settings/properties-strings.ts';
import { hoconStrings } from '../settings/spring/hocon-strings.ts';
import { xmlStrings } from '../settings/xml-strings.ts';
import { forEachScalar, isTemplated, scalarText, yamlStream } from '../yaml/index.ts';
import type { StringFormat } from './string-sources.ts';

/** A value of a settings file: a text or a number, with all that names it. */
export interface SettingsValue {
  readonly text: MappedText;
  /** The keys that lead to it, outermost first; items of lists have their 0-based index. Dots part keys of properties. */
  readonly path: readonly string[];
}

/** Settings of Akka, Play and Ktor, and of what is built on them. */
const HOCON_NAME = /^(?:application|reference)[\w.-]{0,60}\.conf$/;

/** The values of a settings file, in order; `wanted` looks at them before they are decoded. */
export function settingsValues(
  source: SourceText,
  format: Exclude<StringFormat, 'dockerfile'>,
  wanted: (value: string) => boolean,
): SettingsValue[] {
  switch (format) {
    case 'json':
      return jsonStrings(source.text, wanted, true);
    case 'xml':
      return xmlStrings(source.text, wanted);
    case 'properties':
      return propertiesStrings(source.text)
        .filter(({ text }) => wanted(text.value))
        .map(({ text, path }) => ({ text, path: path.flatMap(key => key.split('.')) }));
    case 'env':
      if (HOCON_NAME.test(source.name))
        return hoconStrings(source.text)
          .filter(({ text }) => wanted(text.value))
          .map(({ text, path }) => ({ text, path: path.flatMap(key => key.split('.')) }));
      return envStrings(source.text)
        .filter(({ text }) => wanted(text.value))
        .map(({ text, path }) => ({ text, path: path.flatMap(key => key.split('.')) }));
    case 'yaml': {
      const stream = yamlStream(source);
      const values: SettingsValue[] = [];
      forEachScalar(stream, (scalar, path) => {
        if (!wanted(scalar.value) || isTemplated(scalar)) return;
        values.push({
          text: scalarText(stream, scalar),
          path: path.flatMap(key => (typeof key === 'string' ? key.split('.') : String(key))),
        });
      });
      return values;
    }
  }
}
