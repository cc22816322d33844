import type { PortOccurrence } from '../../ports/index.ts';
import { MappedText, type SourceText } from '../../text/index.ts';
import { spokenOfVariable } from '../commands/variable-ports.ts';
import type { Reader, ReaderResult } from '../reader.ts';
import { MAY_SPEAK_OF_PORTS } from '../shell/may-speak-of-ports.ts';
import { scriptOccurrences } from '../shell/script-occurrences.ts';
import { TracedText } from '../shell/traced-text.ts';
import { type BuildVariable, expandMake } from './makefile/expand-make.ts';
import { spokenOccurrence } from './port-occurrences.ts';

const format = 'makefile';
const NAME = /^(?:GNU)?[Mm]akefile(?:\.[\w-]+)?$|\.(?:mk|mak)$/;
/** `PORT ?= 8080`, `export PORT := 8080`. */
const ASSIGNMENT =
  /^[ ]{0,20}(?:override[ \t]+)?(export[ \t]+)?(?:override[ \t]+)?([A-Za-z_][\w.-]{0,99})[ \t]{0,20}(\?=|:{0,3}=|\+=)[ \t]{0,20}(.*)$/;
/** `serve: build`, `serve: PORT = 80`, patterns too. */
const RULE = /^([^\s#=:][^#=:]{0,200}?)[ \t]*::?(?!=)/;

/** The recipes of Makefiles. */
export const makefile: Reader = {
  id: format,
  title: 'Makefile',
  docs: {
    claims: '`Makefile`, `GNUmakefile`, `*.mk`',
    finds: [
      'ports in recipes, as in shell scripts, through variables of the file (`PORT ?= 8080`, `$(PORT)`)',
      'exported variables that tell a process its port',
    ],
    misses: ['values of functions such as `$(shell …)`, automatic variables, variables of included files'],
  },
  claims: ({ name, languageId }) => languageId === 'makefile' || NAME.test(name),
  prefilter: text => MAY_SPEAK_OF_PORTS.test(text) || /=[ \t]*\d{2,5}[ \t]*$/m.test(text),
  read,
};

interface Recipe {
  readonly target: string;
  readonly start: number;
  readonly end: number;
}

function read(source: SourceText): ReaderResult {
  const { text } = source;
  const variables = new Map<string, BuildVariable>();
  const occurrences: PortOccurrence[] = [];
  const recipes: Recipe[] = [];
  let target: string | undefined;
  for (const line of logicalLines(text)) {
    const content = text.slice(line.start, line.end);
    if (content.startsWith('\t') && target !== undefined) {
      recipes.push({ target, start: line.start + 1, end: line.end });
      continue;
    }
    const assignment = ASSIGNMENT.exec(content);
    const rule = assignment ? undefined : RULE.exec(content)?.[1];
    if (rule !== undefined) target = rule.trim().split(/\s/, 1)[0];
    if (!assignment) continue;
    const [, exported, name, operator, value] = assignment as unknown as [
      string,
      string?,
      string?,
      string?,
      string?,
    ];
    const bare = value!.replace(/[ \t]+#.*$/, '').trimEnd();
    const at = line.end - value!.length;
    const isDefault = operator === '?=';
    if (operator !== '+=' && !(isDefault && variables.has(name!)))
      variables.set(name!, { value: TracedText.written(MappedText.plain(bare, at)), isDefault });
    const spoken = spokenOfVariable(name!, MappedText.plain(bare, at)).filter(
      port => exported !== undefined || (port.role === 'connect' && port.host !== undefined),
    );
    for (const port of spoken)
      occurrences.push(
        spokenOccurrence({ ...port, ...(isDefault && { isDefault }) }, { format, namespace: 'host' }),
      );
  }
  const budget = { units: 200_000 + text.length };
  for (const { target: owner, start, end } of recipes) {
    const recipe = TracedText.written(MappedText.plain(text.slice(start, end), start));
    // `@`, `-` and `+` speak to make.
    const skipped = /^[ \t]*[@+-]{0,3}[ \t]*/.exec(recipe.value)![0].length;
    const script = expandMake(recipe.slice(skipped), variables, budget);
    const context = { format, owner, namespace: 'host', evidence: 'script', source: text } as const;
    occurrences.push(...scriptOccurrences(script, context));
  }
  // A variable's port is reported once, where the variable stands: by itself, or for the first recipe.
  const found = new Map<string, PortOccurrence>();
  for (const each of occurrences) {
    const place = `${each.range.start} ${each.role}`;
    if (!found.has(place)) found.set(place, each);
  }
  return { occurrences: [...found.values()] };
}

/** Lines, those joined that end with a backslash; without their line ends. */
function logicalLines(text: string): { start: number; end: number }[] {
  const lines: { start: number; end: number }[] = [];
  let start = 0;
  while (start < text.length) {
    let end = text.indexOf('\n', start);
    while (end > 0 && /\\\r?$/.test(text.slice(Math.max(start, end - 2), end)))
      end = text.indexOf('\n', end + 1);
    if (end < 0) end = text.length;
    lines.push({ start, end: text[end - 1] === '\r' ? end - 1 : end });
    start = end + 1;
  }
  return lines;
}
