import { MappedText, type SourceText } from '../../text/index.ts';
import { parseInstructions } from '../manifests/dockerfile/instructions.ts';
import { splitAssignments } from '../manifests/dockerfile/words.ts';
import { envStrings } from '../settings/env-strings.ts';
import { jsonStrings } from '../settings/json-strings.ts';
import { propertiesStrings } from '../settings/properties-strings.ts';
import type { TextString } from '../settings/text-string.ts';
import { xmlStrings } from '../settings/xml-strings.ts';
import { forEachScalar, scalarText, yamlStream } from '../yaml/index.ts';
import { mayHoldConnection } from './find-connections.ts';

/** A string of a file that may hold a connection. */
export interface SourceString extends TextString {
  /** The Compose service it is given to. */
  readonly owner?: string;
  /** Whether a comma would end it: an unquoted YAML scalar inside `[…]` or `{…}`. */
  readonly endsAtComma?: boolean;
}

/** The formats whose strings are had without a parser of code. */
export type StringFormat = 'json' | 'xml' | 'yaml' | 'properties' | 'env' | 'dockerfile';

const BY_EXTENSION: Record<string, StringFormat> = {
  ...formats('json', 'json jsonc json5 code-workspace ipynb'),
  ...formats(
    'xml',
    'xml config csproj vbproj fsproj props targets pubxml settings dtsx dbml edmx datasource runsettings rdl rds',
  ),
  ...formats('yaml', 'yaml yml'),
  ...formats('properties', 'properties'),
  ...formats('env', 'env ini cfg conf cnf toml prisma'),
};

const BY_LANGUAGE: Record<string, StringFormat> = {
  ...formats('json', 'json jsonc'),
  ...formats('xml', 'xml'),
  ...formats('yaml', 'yaml dockercompose'),
  ...formats('properties', 'properties'),
  ...formats('env', 'dotenv ini toml'),
  ...formats('dockerfile', 'dockerfile'),
};

function formats(format: StringFormat, names: string): Record<string, StringFormat> {
  return Object.fromEntries(names.split(' ').map(name => [name, format]));
}

const TEMPLATE_ENDING =
  /(?<=\.(?:ya?ml|json|xml|properties|ini|cfg|conf|cnf|toml))\.(?:j2|jinja2?|erb|tmpl|tpl|template|dist|sample|example|in)$/;

/** The format of a file by its language id or name; undefined for code and everything else. */
export function stringFormatOf(name: string, languageId?: string): StringFormat | undefined {
  const byLanguage = languageId === undefined ? undefined : BY_LANGUAGE[languageId];
  // Editors call `.conf` and `.env` files properties, too: there the name says more.
  if (byLanguage && byLanguage !== 'properties') return byLanguage;
  // A template of a file is one of its format: `application.yml.j2`, `app.ini.sample`.
  const lower = name.toLowerCase().replace(TEMPLATE_ENDING, '');
  if (/^(?:dockerfile|containerfile)\b|\.(?:dockerfile|containerfile)$/.test(lower)) return 'dockerfile';
  if (/^\.env\b|\.env(?:\.|$)/.test(lower) && !/\.(?:json|ya?ml|toml)$/.test(lower)) return 'env';
  return BY_EXTENSION[lower.slice(lower.lastIndexOf('.') + 1)] ?? byLanguage;
}

/** The strings of a file that may hold a connection, in order. */
export function sourceStrings(source: SourceText, format: StringFormat): SourceString[] {
  if (format !== 'yaml') return stringsOf(source.text, format);
  const stream = yamlStream(source);
  const strings: SourceString[] = [];
  forEachScalar(stream, (scalar, path) => {
    if (!mayHoldConnection(scalar.value)) return;
    const keys = path.map(String);
    const owner = keys[0] === 'services' && keys.length > 2 ? keys[1] : undefined;
    const text = scalarText(stream, scalar);
    const nested = nestedFormat(keys.at(-1) ?? '', scalar.value);
    if (nested)
      for (const string of stringsOf(text.value, nested))
        strings.push({ ...string, text: compose(text, string.text), path: [...keys, ...string.path] });
    else {
      const endsAtComma = scalar.style === 'plain' && isInFlow(stream.text, scalar.range.start);
      strings.push({ text, path: keys, ...(owner !== undefined && { owner }), endsAtComma });
    }
  });
  return strings;
}

function stringsOf(text: string, format: Exclude<StringFormat, 'yaml'>): SourceString[] {
  switch (format) {
    case 'json':
      return jsonStrings(text, mayHoldConnection);
    case 'xml':
      return xmlStrings(text, mayHoldConnection);
    case 'properties':
      return propertiesStrings(text);
    case 'env':
      return envStrings(text);
    case 'dockerfile':
      return dockerfileStrings(text);
  }
}

/** Whether a bracket is open before `offset` on its line. */
function isInFlow(text: string, offset: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return line.split(/[[{]/).length > line.split(/[\]}]/).length;
}

/** A file within a file: a ConfigMap's `appsettings.json: |`. */
function nestedFormat(key: string, value: string): Exclude<StringFormat, 'yaml'> | undefined {
  if (!value.includes('\n')) return undefined;
  const format = stringFormatOf(key);
  return format === 'yaml' ? undefined : format;
}

/** `inner`, whose offsets are units of `outer`, with offsets of the file. */
function compose(outer: MappedText, inner: MappedText): MappedText {
  const offsets: number[] = [];
  for (let i = 0; i <= inner.value.length; i++) offsets.push(outer.offsetAt(inner.offsetAt(i)));
  return MappedText.mapped(inner.value, offsets);
}

/** The values of ENV and ARG, quotes taken off and the escape character read. */
function dockerfileStrings(text: string): SourceString[] {
  const { escapeUnit, instructions } = parseInstructions(text);
  const strings: SourceString[] = [];
  for (const { keyword, body } of instructions) {
    if (keyword !== 'ENV' && keyword !== 'ARG') continue;
    for (const { name, value } of splitAssignments(body.value, escapeUnit, keyword === 'ENV'))
      if (value) strings.push({ text: unquoted(body, value.start, value.end, escapeUnit), path: [name] });
  }
  return strings;
}

/** A word of a Dockerfile as the builder sees it: an escape character before an ordinary one in quotes stays. */
function unquoted(body: MappedText, start: number, end: number, escapeUnit: string): MappedText {
  let value = '';
  const offsets: number[] = [];
  let quote = '';
  let last = start;
  for (let i = start; i < end; i++) {
    const unit = body.value[i]!;
    const next = body.value[i + 1];
    if (quote === '' ? unit === '"' || unit === "'" : unit === quote) {
      quote = quote === '' ? unit : '';
      continue;
    }
    offsets.push(body.offsetAt(i));
    const escapes =
      unit === escapeUnit &&
      i + 1 < end &&
      quote !== "'" &&
      (quote === '' || next === quote || next === escapeUnit || next === '$');
    if (escapes) i++;
    value += escapes ? next : unit;
    last = i + 1;
  }
  // The closing quote is no part of the last character.
  offsets.push(body.offsetAt(last));
  return MappedText.mapped(value, offsets);
}
