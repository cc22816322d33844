import type { MappedText } from '../../text/index.ts';

/** Words before the command that is run. */
const WRAPPERS = new Set(
  'sudo doas env exec nohup time nice ionice command builtin then do else if elif while until ! { call cmd cmd.exe start @'.split(
    ' ',
  ),
);
/** Flags of wrappers that take a value: `sudo -u root`, `nice -n 5`. */
const WITH_VALUE = /^-[ugnp]$/;

/** A command without what merely starts it: `sudo -n /sbin/iptables …` is `iptables`. */
export function stripWrappers(words: readonly MappedText[]): {
  /** The program's name in lower case, without folder and `.exe`. */
  readonly program: string;
  /** From the program on. */
  readonly words: readonly MappedText[];
} {
  let start = 0;
  let wrapped = false;
  for (; start < words.length; start++) {
    const { value } = words[start]!;
    if (WRAPPERS.has(value.toLowerCase())) wrapped = true;
    else if (wrapped && value.startsWith('-')) {
      if (WITH_VALUE.test(value)) start++;
    } else if (!/^[A-Za-z_]\w{0,63}=/.test(value) && !(wrapped && /^\/[a-z]$/i.test(value))) break;
  }
  const rest = words.slice(start);
  const program = (rest[0]?.value ?? '').replace(/^@/, '').toLowerCase();
  const name = program.slice(Math.max(program.lastIndexOf('/'), program.lastIndexOf('\\')) + 1);
  return { program: name.replace(/\.exe$/, ''), words: rest };
}

/** The values of options by name: `--dport 80`, `--dport=80`; the last wins, and `!` before an option is kept apart. */
export class Options {
  readonly #values = new Map<string, MappedText>();
  readonly #words = new Map<string, MappedText>();
  readonly #negated = new Set<string>();

  /** @param words after the program's name */
  constructor(words: readonly MappedText[]) {
    words.forEach((word, i) => {
      const { value } = word;
      if (!/^--?[A-Za-z]/.test(value)) return;
      const equals = value.indexOf('=');
      const name = equals < 0 ? value : value.slice(0, equals);
      const next = words[i + 1];
      const negated = words[i - 1]?.value === '!' || next?.value === '!';
      if (negated) this.#negated.add(name);
      this.#words.set(name, word);
      if (equals >= 0) this.#values.set(name, word.slice(equals + 1));
      else if (next && (next.value === '!' ? words[i + 2] : next))
        this.#values.set(name, next.value === '!' ? words[i + 2]! : next);
    });
  }

  /** The value of the first of the names that stands there. */
  get(...names: readonly string[]): MappedText | undefined {
    for (const name of names) if (this.#values.has(name)) return this.#values.get(name);
    return undefined;
  }

  has(...names: readonly string[]): boolean {
    return names.some(name => this.#words.has(name));
  }

  /** The word that holds the option itself. */
  word(...names: readonly string[]): MappedText | undefined {
    for (const name of names) if (this.#words.has(name)) return this.#words.get(name);
    return undefined;
  }

  isNegated(...names: readonly string[]): boolean {
    return names.some(name => this.#negated.has(name));
  }
}
