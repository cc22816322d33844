import type { Namespace, PortOccurrence, PortSlot } from '../../ports/index.ts';
import { MappedText, type TextRange } from '../../text/index.ts';
import { type Evidence, portsOfCommand } from '../commands/command-ports.ts';
import type { SpokenPort } from '../commands/spoken-port.ts';
import { type Given, parseScript, type ShellCommand } from './parse-script.ts';
import type { TracedText } from './traced-text.ts';

/** Whose commands a script holds. */
export interface ScriptContext {
  readonly format: string;
  readonly owner?: string;
  /** Where its processes listen. */
  readonly namespace: Extract<Namespace, 'host' | 'container'>;
  readonly evidence: Evidence;
  /** The file's text. */
  readonly source: string;
  /** Variables that the script's process is given. */
  readonly given?: Given;
  /** How many here-documents the script stands in. */
  readonly depth?: number;
}

/** The ports that the commands of a shell's script bind, publish and dial. */
export function scriptOccurrences(script: TracedText, context: ScriptContext): PortOccurrence[] {
  const found = new Map<string, PortOccurrence>();
  for (const ways of parseScript(script, context.given)) {
    const said = [
      ...ways.flatMap(command => commandOccurrences(command, context)),
      ...ways.slice(0, 1).flatMap(command => documentOccurrences(command, context)),
    ];
    for (const occurrence of said) {
      const { range, role, port } = occurrence;
      // A way on which nothing sets a variable says no more than the one on which its value is known.
      if (
        port === null &&
        said.some(each => each.port !== null && each.role === role && sharesPlace(each, range))
      )
        continue;
      const key = `${range.start}:${range.end}:${role}`;
      if (!found.has(key)) found.set(key, occurrence);
    }
  }
  return [...found.values()];
}

/** `ssh host <<EOF`, `bash <<EOF`: here-documents that a shell runs. */
function documentOccurrences({ words, documents }: ShellCommand, context: ScriptContext): PortOccurrence[] {
  if (documents.length === 0 || (context.depth ?? 0) > 1) return [];
  const values = words.map(({ text }) => text.value);
  const runs =
    values.some(value => SHELLS.test(value)) && !values.some(value => /^(?:-c|cat|tee)$/.test(value));
  const inner = { ...context, depth: (context.depth ?? 0) + 1 };
  return runs ? documents.flatMap(document => scriptOccurrences(document, inner)) : [];
}

const SHELLS = /^(?:.*\/)?(?:ba|da|z|k)?sh$|^ssh$/;

function sharesPlace({ use }: PortOccurrence, range: TextRange): boolean {
  return use.start <= range.start && range.end <= use.end;
}

const OPTIONS = /(?:^|_)(?:ARGS|ARGUMENTS|OPTS|OPTIONS|FLAGS|PARAMS|CMD|COMMAND)$/i;
const CLIENT = /client|curl|mysql|psql|ssh|test|bench/i;

/** The ports that one command binds, publishes and dials. */
export function commandOccurrences(command: ShellCommand, context: ScriptContext): PortOccurrence[] {
  const { words } = command;
  // All words as one text, so that a place tells its word.
  const starts: number[] = [];
  let length = 0;
  const parts: MappedText[] = words.map(({ text }) => {
    starts.push(length);
    const part = MappedText.plain(text.value, length);
    length += text.value.length + 1;
    return part;
  });
  if (!/\d/.test(words.map(({ text }) => text.value).join(' '))) return [];
  const ports =
    command.array === undefined
      ? portsOfCommand(parts, context.evidence)
      : portsOfArray(command, parts, context.source);
  return ports.flatMap(port => {
    const index = starts.findLastIndex(start => start <= port.range.start);
    const word = words[index];
    return word ? toOccurrence(port, port.range.start - starts[index]!, word, context) : [];
  });
}

/** `SERVER_ARGS=(--port 80)`, `SERVER_ARGS=(["default"]="-port 80")`: options by the array's name. */
function portsOfArray({ array }: ShellCommand, parts: readonly MappedText[], source: string): SpokenPort[] {
  if (array === undefined || !OPTIONS.test(array)) return [];
  const words = parts.flatMap(part => {
    const from = /^\[[^\]]{0,100}\]=/.exec(part.value)?.[0].length ?? 0;
    const item = part.slice(from);
    return [...item.value.matchAll(/\S+/g)].map(match =>
      item.slice(match.index, match.index + match[0].length),
    );
  });
  const program = MappedText.plain(CLIENT.test(array) ? 'client' : './server', -20);
  const found = portsOfCommand([program, ...words], 'script');
  // Which program gets them stands elsewhere in the script; Redis' port 0 is none.
  return /redis|valkey/i.test(source) ? found.filter(({ port }) => port !== 0) : found;
}

function toOccurrence(
  port: SpokenPort,
  at: number,
  { text }: ShellCommand['words'][number],
  { format, owner, namespace, source }: ScriptContext,
): PortOccurrence {
  const length = port.range.end - port.range.start;
  const range = text.range(at, at + length);
  const origin = text.origin(at, at + length);
  const whole =
    port.port !== null && source.slice(range.start, range.end) === text.value.slice(at, at + length);
  const digits = whole && /^\d+(?:-\d+)?$/.test(text.value.slice(at, at + length));
  return {
    port: port.port,
    ...(port.endPort !== undefined && { endPort: port.endPort }),
    protocol: port.protocol,
    role: port.role,
    resolution:
      port.port === null
        ? 'unresolved'
        : port.port === 0
          ? 'dynamic'
          : origin === 'written'
            ? port.isDefault
              ? 'default'
              : 'literal'
            : origin,
    namespace: port.namespace ?? (port.role === 'connect' || port.role === 'service' ? 'none' : namespace),
    ...(port.host && !port.host.includes('\uFFFC') && { host: port.host }),
    ...(owner && { owner }),
    format,
    api: `${format}.${port.api}`,
    range,
    use: text.use(at) ?? range,
    ...slotOf(port, digits, origin === 'written', range, source),
  };
}

/** The digits themselves; where they are the other side's of a mapping that states no port, the place before them. */
function slotOf(
  { port }: SpokenPort,
  digits: boolean,
  isWritten: boolean,
  range: TextRange,
  source: string,
): { slot?: PortSlot } {
  if (!digits) return {};
  const { start, end } = range;
  if (port !== 0 || Number(source.slice(start, end)) === 0) return { slot: { range, before: '', after: '' } };
  if (!isWritten) return {};
  // `-p 3000`, `-p 127.0.0.1::3000`, `port-forward pod/web :3000`
  const before = source.slice(Math.max(0, start - 10), start);
  if (before.endsWith(':'))
    return { slot: { range: { start: start - 1, end: start - 1 }, before: '', after: '' } };
  const isWhole = /(?:^|[\s"'])$|-[a-z]{0,6}p=?$|--publish=$/.test(before);
  return isWhole ? { slot: { range: { start, end: start }, before: '', after: ':' } } : {};
}
