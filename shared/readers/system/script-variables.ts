import { MappedText } from '../../text/index.ts';
import { stripWrappers } from './program.ts';
import { type Dialect, type ScriptCommand, UNKNOWN } from './script-lexer.ts';

/** Loops over more values than this are not followed. */
const MOST_VALUES = 64;
/** Words that open a block, a command behind them. */
const OPENS = /^(?:do|then|else|\{)$/;
/** Words before an assignment of the shell. */
const DECLARES = /^(?:export|local|readonly|declare|typeset|-[a-zA-Z]+)$/;
/** A variable where it is put in: `$NAME`, `${NAME}`; in PowerShell with a scope: `$script:name`. */
const USES = /\$(?:(?:script|global|local):)?(\w+)|\$\{(?:(?:script|global|local):)?(\w+)\}/gi;
const WHOLE = /^\$(?:(?:script|global|local):)?(\w+)$|^\$\{(?:(?:script|global|local):)?(\w+)\}$/i;

/** A variable's value: its words; or, of a loop's variable, each of the values that it takes. */
interface Variable {
  readonly words: readonly MappedText[];
  readonly isLoop: boolean;
}

/**
 * The commands of a script with the variables filled in whose values the script itself says: assigned once
 * (or always the same), or the variable of a loop over words, which gives one command for each. What cannot be
 * known stays as it is written. A hash table of PowerShell's (`@rule`) becomes arguments.
 */
export function withVariables(commands: readonly ScriptCommand[], dialect: Dialect): ScriptCommand[] {
  if (dialect === 'cmd') return [...commands];
  const scope = new Variables(dialect);
  return commands.flatMap((command, index) => {
    scope.learn(command, commands, index);
    return scope.fillIn(command);
  });
}

class Variables {
  readonly #dialect: Dialect;
  /** The variables of the shell's loops around the current command; undefined for a loop without one. */
  readonly #loops: (string | undefined)[] = [];
  readonly #values = new Map<string, Variable | undefined>();
  /** PowerShell's hash tables by the variable that holds them: keys as they are written, with their values. */
  readonly #tables = new Map<string, (readonly MappedText[])[]>();

  constructor(dialect: Dialect) {
    this.#dialect = dialect;
  }

  /** Takes in what a command assigns. */
  learn({ words }: ScriptCommand, commands: readonly ScriptCommand[], index: number): void {
    if (this.#dialect === 'sh') this.#learnShell(words);
    else this.#learnPowerShell(words, commands, index);
  }

  #learnShell(all: readonly MappedText[]): void {
    const words = all.slice(all.findIndex(({ value }) => !OPENS.test(value)));
    const [first, name, third] = words.map(({ value }) => value);
    if (first === 'while' || first === 'until') this.#loops.push(undefined);
    else if (first === 'done') {
      const over = this.#loops.pop();
      if (over !== undefined) this.#values.set(over, undefined);
    } else if (first === 'for' && name !== undefined && /^\w+$/.test(name)) {
      this.#loops.push(name);
      if (third !== 'in') return;
      this.#loop(
        name,
        words.slice(3).flatMap(word => this.#listed(word)),
      );
      return;
    }
    for (const word of words) {
      const assigned = /^(\w+)=/.exec(word.value);
      if (assigned) this.#assign(assigned[1]!, [word.slice(assigned[0].length)]);
      else if (!DECLARES.test(word.value)) break;
    }
  }

  #learnPowerShell(words: readonly MappedText[], commands: readonly ScriptCommand[], index: number): void {
    const name = WHOLE.exec(words[0]?.value.replace(/^\[\w+(?:\[\])?\]/, '') ?? '')?.[1];
    if (name === undefined) return;
    const values = words.slice(2);
    if (words[1]?.value === 'in')
      this.#loop(
        name,
        values.flatMap(word => this.#listed(word)),
      );
    else if (words[1]?.value !== '=') return;
    else if (values.length === 1 && values[0]!.value === '@') this.#table(name, commands, index + 1);
    else this.#assign(name, values);
  }

  /** The lines `Key = value` of a hash table, from the command at `from` on. */
  #table(name: string, commands: readonly ScriptCommand[], from: number): void {
    const entries: (readonly MappedText[])[] = [];
    for (let at = from; at < Math.min(commands.length, from + MOST_VALUES); at++) {
      const { words } = commands[at]!;
      if (words.length < 3 || words[1]!.value !== '=' || !/^[A-Za-z]\w*$/.test(words[0]!.value)) break;
      entries.push([words[0]!, ...words.slice(2)]);
    }
    this.#tables.set(name.toLowerCase(), entries);
  }

  #loop(name: string, values: readonly MappedText[]): void {
    const isKnown = values.length > 0 && values.length <= MOST_VALUES && values.every(isPlain);
    this.#values.set(this.#key(name), isKnown ? { words: values, isLoop: true } : undefined);
  }

  #assign(name: string, written: readonly MappedText[]): void {
    const key = this.#key(name);
    const words = written.flatMap(word => this.#whole(word)?.words ?? [word]);
    const before = this.#values.get(key);
    const isKnown = words.length > 0 && words.length <= MOST_VALUES && words.every(isPlain);
    // What is assigned in several ways may be either.
    const isOther =
      this.#values.has(key) && !before?.isLoop && (!before || textOf(before.words) !== textOf(words));
    this.#values.set(key, isKnown && !isOther ? { words, isLoop: false } : undefined);
  }

  /** The values that a word of a loop stands for: those of a variable, else its own, apart by commas in PowerShell. */
  #listed(word: MappedText): readonly MappedText[] {
    const whole = this.#whole(word);
    const words = whole && !whole.isLoop ? whole.words : [word];
    const parts = this.#dialect === 'sh' ? /\S+/g : /[^\s,]+/g;
    return words.flatMap(each =>
      [...each.value.matchAll(parts)].map(({ 0: part, index }) => each.slice(index, index + part.length)),
    );
  }

  #whole(word: MappedText): Variable | undefined {
    const name = WHOLE.exec(word.value);
    return name ? this.#values.get(this.#key(name[1] ?? name[2]!)) : undefined;
  }

  #key(name: string): string {
    return this.#dialect === 'powershell' ? name.toLowerCase() : name;
  }

  /** A command with its variables filled in: one for each value where it uses that of a loop. */
  fillIn(command: ScriptCommand): ScriptCommand[] {
    const { program } = stripWrappers(command.words);
    // Rules of nft are read as they are written.
    if (program === 'nft' || !command.words.some(({ value }) => /[$@]\w|\$\{/.test(value))) return [command];
    const words = command.words.flatMap(word => this.#splatted(word));
    const loops = new Set<Variable>();
    for (const word of words)
      for (const [, plain, braced] of word.value.matchAll(USES)) {
        const variable = this.#values.get(this.#key(plain ?? braced!));
        if (variable?.isLoop) loops.add(variable);
      }
    const [loop] = loops;
    const turns = loops.size === 1 ? loop!.words : [undefined];
    return turns.map(turn => ({
      ...command,
      words: words.flatMap((word, index) => (index === 0 && !turn ? [word] : this.#filled(word, turn))),
    }));
  }

  #splatted(word: MappedText): readonly MappedText[] {
    const table = /^@(\w+)$/.exec(word.value);
    const entries = table && this.#dialect === 'powershell' && this.#tables.get(table[1]!.toLowerCase());
    if (!entries) return [word];
    return entries.flatMap(([key, ...values]) => {
      const start = key!.offsetAt(0);
      const offsets = [start, ...Array.from(key!.value, (_, at) => key!.offsetAt(at)), key!.range().end];
      return [MappedText.mapped(`-${key!.value}`, offsets), ...values];
    });
  }

  /** @param turn the value of the loop's variable in this turn */
  #filled(word: MappedText, turn: MappedText | undefined): readonly MappedText[] {
    const { value } = word;
    if (!value.includes('$')) return [word];
    const given = (name: string): readonly MappedText[] | undefined => {
      const variable = this.#values.get(this.#key(name));
      return variable?.isLoop ? turn && [turn] : variable?.words;
    };
    const whole = WHOLE.exec(value);
    if (whole) return given(whole[1] ?? whole[2]!) ?? [word];
    let units = '';
    const offsets: number[] = [];
    const put = (text: MappedText) => {
      for (let at = 0; at < text.value.length; at++) offsets.push(text.offsetAt(at));
      units += text.value;
    };
    let from = 0;
    let last = word;
    for (const match of value.matchAll(USES)) {
      const known = given(match[1] ?? match[2]!);
      if (known?.length !== 1) continue;
      put(word.slice(from, match.index));
      last = known[0]!;
      put(last);
      from = match.index + match[0].length;
    }
    if (from === 0) return [word];
    put(word.slice(from));
    const { end } = from < value.length ? word.range() : last.range();
    return [MappedText.mapped(units, [...offsets, end])];
  }
}

function textOf(words: readonly MappedText[]): string {
  return words.map(({ value }) => value).join(' ');
}

/** A longer value is no list of ports, nor a path. */
const LONGEST = 400;

/** Whether a word holds nothing that only a run tells. */
function isPlain({ value }: MappedText): boolean {
  return value.length <= LONGEST && !value.includes(UNKNOWN) && !/[$`@{}*]/.test(value);
}
