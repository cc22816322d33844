import type { PortOccurrence } from '../../ports/index.ts';
import { MappedText, type SourceText } from '../../text/index.ts';
import { spokenOfVariable } from '../commands/variable-ports.ts';
import type { Reader, ReaderResult } from '../reader.ts';
import { MAY_SPEAK_OF_PORTS } from '../shell/may-speak-of-ports.ts';
import { scriptOccurrences } from '../shell/script-occurrences.ts';
import { TracedText, TracedTextBuilder, UNKNOWN } from '../shell/traced-text.ts';
import { spokenOccurrence } from './port-occurrences.ts';

const format = 'justfile';
/** `port := "8080"`, `export PORT := env_var_or_default("PORT", "8080")`. */
const ASSIGNMENT = /^(export[ \t]+)?([A-Za-z_][\w-]{0,99})[ \t]*:=[ \t]*(.*)$/;
/** `serve port="8080" *args: build`. */
const RECIPE = /^@?([A-Za-z_][\w-]{0,99})((?:[ \t]+[^:\n]{1,300})?):(?!=)/;
const PARAMETER = /[*+$]?([A-Za-z_][\w-]{0,99})[ \t]*=[ \t]*(?:"([^"\n]{0,200})"|'([^'\n]{0,200})')/g;

/** The recipes of just's files. */
export const justfile: Reader = {
  id: format,
  title: 'justfile',
  docs: {
    claims: '`justfile`, `.justfile`, `*.just`',
    finds: [
      'ports in recipes, as in shell scripts, through the file’s variables and parameters with defaults',
    ],
    misses: ['recipes in other languages', 'values of functions other than `env`’s defaults'],
  },
  claims: ({ name, languageId }) =>
    languageId === 'just' || /^\.?justfile$/i.test(name) || name.endsWith('.just'),
  prefilter: text => MAY_SPEAK_OF_PORTS.test(text) || /:=.*\d{2}/.test(text),
  read,
};

function read(source: SourceText): ReaderResult {
  const { text } = source;
  const variables = new Map<string, { value: TracedText; origin: 'constant' | 'default' }>();
  const occurrences: PortOccurrence[] = [];
  const recipes: { owner: string; defaults: typeof variables; start: number; end: number }[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const content = line.replace(/\r$/, '');
    const recipe = RECIPE.exec(content);
    const assignment = ASSIGNMENT.exec(content);
    const current = recipes.at(-1);
    if (/^[ \t]/.test(content) || content === '') {
      if (current && current.end === start) current.end = start + line.length + 1;
    } else if (assignment) {
      const [, exported, name, value] = assignment as unknown as [string, string?, string?, string?];
      const quoted = /^(?:env(?:_var_or_default)?\(\s*["'][^"'\n]*["']\s*,\s*)?(["'])([^"'\n]*)\1/.exec(
        value!,
      );
      if (quoted) {
        const at = start + content.length - value!.length + quoted[0].length - 1 - quoted[2]!.length;
        const written = MappedText.plain(quoted[2]!, at);
        const isDefault = value!.startsWith('env');
        variables.set(name!, {
          value: TracedText.written(written),
          origin: isDefault ? 'default' : 'constant',
        });
        if (exported)
          for (const port of spokenOfVariable(name!, written))
            occurrences.push(
              spokenOccurrence({ ...port, ...(isDefault && { isDefault }) }, { format, namespace: 'host' }),
            );
      }
    } else if (recipe) {
      const defaults: typeof variables = new Map();
      for (const parameter of recipe[2]!.matchAll(PARAMETER)) {
        const value = parameter[2] ?? parameter[3] ?? '';
        const at =
          start + recipe[0].indexOf(recipe[2]!) + parameter.index + parameter[0].length - 1 - value.length;
        defaults.set(parameter[1]!, {
          value: TracedText.written(MappedText.plain(value, at)),
          origin: 'default',
        });
      }
      const from = start + line.length + 1;
      recipes.push({ owner: recipe[1]!, defaults, start: from, end: from });
    }
    start += line.length + 1;
  }
  for (const { owner, defaults, start: from, end } of recipes) {
    const body = text.slice(from, Math.min(end, text.length));
    // A recipe with a shebang of another language is a program of that language.
    if (/^\s*#!(?!.*\b(?:ba|z|k|da)?sh\b)/.test(body)) continue;
    const script = withValues(body, from, name => defaults.get(name) ?? variables.get(name));
    const context = { format, owner, namespace: 'host', evidence: 'script', source: text } as const;
    occurrences.push(...scriptOccurrences(script, context));
  }
  return { occurrences: unique(occurrences) };
}

/** A recipe's text with `{{name}}` replaced; a line's `@` speaks to just. */
function withValues(
  body: string,
  from: number,
  lookUp: (name: string) => { value: TracedText; origin: 'constant' | 'default' } | undefined,
): TracedText {
  const text = TracedText.written(MappedText.plain(body, from));
  const builder = new TracedTextBuilder();
  let last = 0;
  for (const match of body.matchAll(/\{\{[ \t]{0,9}([\w-]{0,100})[^{}\n]{0,200}\}\}|^[ \t]{1,100}@-?/gm)) {
    builder.add(text.slice(last, match.index));
    last = match.index + match[0].length;
    const found = match[1] === undefined ? undefined : lookUp(match[1]);
    if (found && match[0].replace(/[{}\s]/g, '') === match[1])
      builder.add(found.value, found.origin, text.range(match.index, last));
    else if (match[0].startsWith('{')) builder.put(UNKNOWN, text.range(match.index, last));
  }
  builder.add(text.slice(last));
  return builder.build();
}

function unique(occurrences: readonly PortOccurrence[]): PortOccurrence[] {
  const found = new Map(occurrences.map(each => [`${each.range.start}:${each.role}`, each]));
  return [...found.values()];
}
