import { MappedText } from '../../text/index.ts';
import type { Dialect, ScriptCommand } from '../system/script-lexer.ts';
import type { JoinedPart } from './joined-text.ts';

/** Words of the shell after which assignments stand. */
const DECLARING = /^(?:export|local|readonly|declare|typeset)$/;
const ASSIGNMENT = /^(?:\[[\w.]{1,80}\])?(\$?(?:\w{1,20}:)?\w{1,100})=/;
/** `$env:NAME`, `${NAME}`, `%NAME%`, and what only a run tells, which the lexer has a NUL for. */
const VARIABLE = /\$\{[^{}]{0,100}\}|\$\([^()]{0,200}\)|\$(?:\w{1,20}:)?\w{1,100}|%\w{1,100}%|\0/g;

/**
 * The variables of a script that have one value all over it, written there. Names are as the dialect compares
 * them: `$`, scope and case are PowerShell's matter, and case that of batch files.
 */
export class ScriptVariables {
  readonly #source: string;
  readonly #dialect: Dialect;
  /** Null where a variable has several values, or one that is not known. */
  readonly #values = new Map<string, MappedText | null>();

  constructor(source: string, dialect: Dialect, commands: readonly ScriptCommand[]) {
    this.#source = source;
    this.#dialect = dialect;
    for (const { words } of commands) {
      if (dialect === 'powershell') this.#takePowershell(words);
      else this.#takeAssignments(words);
    }
  }

  /** A word's parts: texts of the script, those of variables among them, and holes for what is not known. */
  partsOf(text: MappedText): { parts: JoinedPart[]; isExpanded: boolean } {
    const parts: JoinedPart[] = [];
    let at = 0;
    let isExpanded = false;
    for (const match of text.value.matchAll(VARIABLE)) {
      if (match.index > at) parts.push(text.slice(at, match.index));
      at = match.index + match[0].length;
      const range = text.range(match.index, at);
      const value = this.#values.get(this.#nameIn(match[0], range.start));
      parts.push(value ?? { hole: range });
      isExpanded ||= value != null;
    }
    if (at < text.value.length) parts.push(text.slice(at));
    return { parts, isExpanded };
  }

  /** The name in `$NAME`, `${NAME}` or `%NAME%`. */
  #nameIn(written: string, at: number): string {
    const braced =
      written === '\0' ? /^\$\{(\w{1,100})\}/.exec(this.#source.slice(at, at + 110))?.[1] : written;
    return this.#nameOf(braced ?? '');
  }

  #nameOf(written: string): string {
    const name = written.replace(/^[${%]+|[}%]+$/g, '').replace(/^(?:script|global|local|private):/i, '');
    return this.#dialect === 'sh' ? name : name.toLowerCase();
  }

  #set(name: string, value: MappedText): void {
    const known = this.#values.get(name);
    const isKnown = value.value !== '' && value.value.search(VARIABLE) < 0;
    const isOnly = known === undefined || known?.value === value.value;
    this.#values.set(name, isKnown && isOnly ? (known ?? value) : null);
  }

  /** `NAME=value`, `export NAME=value`, `set "NAME=value"`. */
  #takeAssignments(words: readonly MappedText[]): void {
    const isSet = this.#dialect === 'cmd';
    const isDeclared = DECLARING.test(words[0]?.value ?? '');
    if (isSet && words[0]?.value.toLowerCase() !== 'set') return;
    for (const word of words.slice(isSet || isDeclared ? 1 : 0)) {
      const match = ASSIGNMENT.exec(word.value);
      if (match) this.#set(this.#nameOf(match[1]!), word.slice(match[0].length));
      else if (!isDeclared) return;
    }
  }

  /** `$name = 'value'`, `[string]$name = "value"`, and parameters' defaults; not what a command gives. */
  #takePowershell(words: readonly MappedText[]): void {
    for (const [i, word] of words.entries()) {
      const glued = ASSIGNMENT.exec(word.value);
      if (glued?.[1]?.startsWith('$'))
        this.#setQuoted(glued[1], word.slice(glued[0].length), words.length === 1);
      const name = /^(?:\[[\w.]{1,80}\])?(\$(?:\w{1,20}:)?\w{1,100})$/.exec(word.value)?.[1];
      if (name === undefined || !/^[+]?=$/.test(words[i + 1]?.value ?? '')) continue;
      const value = words[i + 2];
      if (!value) continue;
      const ends = value.value.endsWith(',');
      const whole = words[i + 1]!.value === '=' && (ends || i + 3 === words.length);
      this.#setQuoted(name, ends ? withoutComma(value) : value, whole);
    }
  }

  #setQuoted(name: string, value: MappedText, isWhole: boolean): void {
    const isQuoted = /["']/.test(this.#source[value.range().start - 1] ?? '');
    this.#set(this.#nameOf(name), isWhole && isQuoted ? value : value.slice(0, 0));
  }
}

/** A value of a list; the quote that closes it stands before the comma. */
function withoutComma(text: MappedText): MappedText {
  const value = text.value.slice(0, -1);
  const offsets = Array.from({ length: value.length }, (_, i) => text.offsetAt(i));
  return MappedText.mapped(value, [...offsets, (offsets.at(-1) ?? text.offsetAt(0)) + 1]);
}
