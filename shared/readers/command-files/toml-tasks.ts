import type { PortOccurrence } from '../../ports/index.ts';
import { MappedText, type SourceText } from '../../text/index.ts';
import { spokenOfVariable } from '../commands/variable-ports.ts';
import type { Reader, ReaderResult } from '../reader.ts';
import { envStrings } from '../settings/env-strings.ts';
import { MAY_SPEAK_OF_PORTS } from '../shell/may-speak-of-ports.ts';
import { textOccurrences } from './command-text.ts';
import { spokenOccurrence } from './port-occurrences.ts';

const format = 'toml-tasks';

/** Tables whose every entry is a command. */
const COMMANDS =
  /^(?:scripts|tasks|tool\.(?:poe\.tasks|taskipy\.tasks|pdm\.scripts|pixi\.tasks|hatch\.envs\.[\w-]{1,60}\.scripts))$/;
/** Tables of one task, in which only some entries are. */
const TASK = /^(?:tasks|tool\.(?:poe|pixi)\.tasks|tool\.pdm\.scripts)\.["']?[\w:.-]{1,80}["']?$/;
const COMMAND = /^(?:run|script|cmd|shell|command)$/;
const SECTION = /^[ \t]*\[([^\]\n]{1,200})\]/gm;
const LONG = /^[ \t]*(?:run|script|cmd|shell|command)[ \t]*=[ \t]*("""|''')/gm;

/** Tasks in TOML: mise, Pipenv, cargo-make, and those that Python's projects have. */
export const tomlTasks: Reader = {
  id: format,
  title: 'Tasks in TOML',
  docs: {
    claims: '`mise.toml`, `Pipfile`, `pyproject.toml`, `Makefile.toml`, `pixi.toml`',
    finds: [
      'ports in the commands of mise, Pipenv, cargo-make, pixi, and of Poe, taskipy, PDM and Hatch, as in shell scripts',
      'variables of mise’s `[env]`',
    ],
    misses: ['lists of commands'],
  },
  endings: ['toml', ''],
  claims: ({ name }) =>
    /^(?:\.?mise(?:\.[\w-]{1,40})?\.toml|Pipfile|pyproject\.toml|Makefile\.toml|pixi\.toml)$/.test(name),
  prefilter: text => MAY_SPEAK_OF_PORTS.test(text) && /^\[(?:env|scripts|tasks|tool\.)/m.test(text),
  read,
};

function read(source: SourceText): ReaderResult {
  const occurrences: PortOccurrence[] = [];
  const command = (text: MappedText): void => {
    occurrences.push(
      ...textOccurrences(text, { format, namespace: 'host', evidence: 'script', source: source.text }),
    );
  };
  for (const { text, path } of envStrings(source.text)) {
    const [section = '', key = ''] = path;
    if (!/\d/.test(text.value) || text.value.startsWith('[')) continue;
    if (COMMANDS.test(section) || (TASK.test(section) && COMMAND.test(key))) command(text);
    else if (section === 'env' && /mise/.test(source.name))
      for (const port of spokenOfVariable(key, text))
        occurrences.push(spokenOccurrence(port, { format, namespace: 'host', api: 'variable' }));
  }
  for (const text of longCommands(source.text)) command(text);
  return { occurrences };
}

/** The texts of several lines in the tables of tasks. */
function longCommands(text: string): MappedText[] {
  const sections = [...text.matchAll(SECTION)];
  const found: MappedText[] = [];
  let at = 0;
  let next = 0;
  for (const opening of text.matchAll(LONG)) {
    if (opening.index < at) continue;
    while (next < sections.length && sections[next]!.index < opening.index) next++;
    const start = opening.index + opening[0].length;
    const end = text.indexOf(opening[1]!, start);
    if (end < 0) break;
    at = end + 3;
    if (TASK.test(sections[next - 1]?.[1] ?? '')) found.push(MappedText.plain(text.slice(start, end), start));
  }
  return found;
}
