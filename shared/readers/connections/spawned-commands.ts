import type { PortOccurrence } from '../../ports/index.ts';
import { MappedText, type SourceText } from '../../text/index.ts';
import type { Evaluator } from '../code/evaluate.ts';
import { originsOf } from '../code/match-api.ts';
import type { Argument, Expression } from '../code/model.ts';
import { portsOfCommand } from '../commands/command-ports.ts';
import type { SpokenPort } from '../commands/spoken-port.ts';
import { splitScript } from '../settings/command-line.ts';
import { gated } from '../word-gate.ts';

/** Functions that start a process: by their modules, in PHP and Ruby everywhere. */
const STARTS =
  /^(?:(?:child_process|execa|cross-spawn|subprocess|asyncio|os\/exec|os|shelljs|zx)(?:\.default)?(?:\.\w{1,30})?|global:(?:spawn|system|shell_exec|passthru|proc_open|popen))$/;
const NAMES =
  /^(?:spawn|spawnSync|exec|execSync|execFile|execFileSync|fork|execa|execaCommand|Popen|run|call|check_call|check_output|create_subprocess_(?:exec|shell)|system|popen|Command|CommandContext|shell_exec|passthru|proc_open)$/;
/** What stands for a word that the file does not tell. */
const UNKNOWN = '\uFFFC';
/** Programs that run scripts, by the names that hold their paths. */
const INTERPRETERS: readonly (readonly [name: RegExp, program: string])[] = [
  [/(?:^|[._])(?:sys\.executable|PYTHON|python\w{0,4})$/, 'python'],
  [/(?:^|[._])(?:execPath|node(?:Path|Bin)?)$/, 'node'],
];
const MOST_WORDS = 200;

/** What stands in every text that starts a process. */
const STARTING = [
  ...['spawn', 'Popen', 'subprocess', 'execa', 'execSync', 'execFile', 'exec(', 'exec.Command'],
  ...['os.system', 'system(', 'shell_exec', 'proc_open', 'passthru', 'popen', 'fork('],
];

/** A linear content test: whether code may start a process whose command speaks of a port. */
export const maySpawn = gated(
  STARTING,
  text =>
    STARTING.some(word => text.includes(word)) &&
    /--?[\w-]{0,30}(?:port|listen|bind|addr|address|http|p)["'`]?[ =,]\s{0,20}["'`]?[\w.[\]:*-]{0,40}\d|http\.server\b/.test(
      text,
    ),
);

/** The ports of commands that a program starts: `spawn('node', ['server.js', '--port', '3000'])`, `Popen([…])`, `exec.Command(…)`. */
export function spawnedPorts(source: SourceText, evaluator: Evaluator): PortOccurrence[] {
  const { file } = evaluator;
  const found: PortOccurrence[] = [];
  for (const { call, name, scope } of file.calls) {
    if (!NAMES.test(name) || call.args.length === 0) continue;
    const words = wordsOf(source.text, name === 'CommandContext' ? call.args.slice(1) : call.args);
    if (words.length < 1 || words.length > MOST_WORDS || !words.some(({ value }) => /\d/.test(value)))
      continue;
    if (!originsOf(evaluator, call.callee, scope).some(origin => STARTS.test(origin))) continue;
    const [only] = words;
    const commands = words.length === 1 && only ? splitScript(only) : [words];
    for (const command of commands)
      for (const port of portsOfCommand(command, 'script'))
        found.push(occurrenceOf(port, file.language, call.callee.range));
  }
  return found;
}

/** The words of a command among the arguments of a call, lists of words taken apart. */
function wordsOf(source: string, args: readonly Argument[]): MappedText[] {
  const words: MappedText[] = [];
  const take = (value: Expression): void => {
    if (value.kind === 'string') words.push(value.text);
    else if (value.kind === 'list') for (const item of value.items) take(item);
    else if (value.kind !== 'object' && value.kind !== 'function')
      words.push(unknown(source, value, words.length === 0));
  };
  for (const { value, name, spread } of args) if (name === undefined && !spread) take(value);
  return words;
}

/** A word that is not known; a program's, by the name of what holds its path. */
function unknown(source: string, { range }: Expression, isProgram: boolean): MappedText {
  const written = isProgram && range.end - range.start < 60 ? source.slice(range.start, range.end) : '';
  const value = INTERPRETERS.find(([name]) => name.test(written))?.[1] ?? UNKNOWN;
  return MappedText.mapped(
    value,
    Array.from({ length: value.length + 1 }, (_, i) => Math.min(range.start + i, range.end)),
  );
}

function occurrenceOf(port: SpokenPort, language: string, use: PortOccurrence['use']): PortOccurrence {
  const { range, isDefault, api, port: number, endPort, role, protocol, host } = port;
  return {
    port: number,
    ...(endPort !== undefined && { endPort }),
    protocol,
    role,
    resolution:
      number === null
        ? 'unresolved'
        : number === 0 && role !== 'connect'
          ? 'dynamic'
          : isDefault
            ? 'default'
            : 'literal',
    namespace: port.namespace ?? (role === 'connect' ? 'none' : 'host'),
    ...(host && !host.includes(UNKNOWN) && { host }),
    format: language,
    api: `spawned.${api}`,
    range,
    use,
    ...(number !== null && { slot: { range, before: '', after: '' } }),
    // Whoever starts a process learns its port from what it prints.
    ...(number === 0 && { readBack: true as const }),
  };
}
