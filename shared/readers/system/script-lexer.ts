import { MappedText, type TextRange, textRange } from '../../text/index.ts';

/** Whose rules part a script into words. */
export type Dialect = 'sh' | 'powershell' | 'cmd';

/** One command of a script. Words are as their process gets them; each knows where its units stand. */
export interface ScriptCommand {
  readonly words: readonly MappedText[];
  /** The files that its output goes to. */
  readonly outputs: readonly MappedText[];
  /** The here-document that it reads. */
  readonly heredoc?: MappedText;
  /** Whether the next command reads its output. */
  readonly piped: boolean;
  /** From its first word to its last. */
  readonly range: TextRange;
}

/** Stands in a word for what only a run of the script tells: a substitution. */
export const UNKNOWN = '\0';

const ESCAPES: Readonly<Record<Dialect, string>> = { sh: '\\', powershell: '`', cmd: '^' };

/**
 * The commands of a shell, PowerShell or batch script: quotes, escapes, comments, continued lines and
 * here-documents seen through; apart at line ends, `;`, `&`, `|`, parentheses. Nothing is expanded:
 * `$NAME` and `${NAME}` stay as they are written, and a substitution is {@link UNKNOWN}. Linear; never throws.
 *
 * An own lexer: a grammar for the shell would read files only, while commands stand in YAML, in
 * Dockerfiles and in quotes as well.
 */
export function scriptCommands(script: MappedText, dialect: Dialect): ScriptCommand[] {
  return new ScriptLexer(script, dialect).run();
}

interface OpenHeredoc {
  readonly command: Draft;
  readonly name: string;
}

/** A command that is being read. */
interface Draft {
  words: MappedText[];
  outputs: MappedText[];
  heredoc?: MappedText;
  piped: boolean;
}

class ScriptLexer {
  readonly #script: MappedText;
  readonly #value: string;
  readonly #dialect: Dialect;
  readonly #escape: string;
  readonly #commands: Draft[] = [];
  readonly #heredocs: OpenHeredoc[] = [];
  /** What each open parenthesis is: a list of PowerShell's goes on in the same command. */
  readonly #open: ('list' | 'group')[] = [];
  #draft: Draft = { words: [], outputs: [], piped: false };
  #units = '';
  #offsets: number[] = [];
  #isWord = false;
  /** What the next word is: a file written to, the name of a here-document, or nothing of the kind. */
  #expects: 'word' | 'output' | 'input' | 'heredoc' = 'word';
  #position = 0;
  /** Searches for the end of a here-document that found none: keeps hostile texts linear. */
  #lost = 0;

  constructor(script: MappedText, dialect: Dialect) {
    this.#script = script;
    this.#value = dialect === 'powershell' ? plainMarks(script.value) : script.value;
    this.#dialect = dialect;
    this.#escape = ESCAPES[dialect];
  }

  run(): ScriptCommand[] {
    const value = this.#value;
    while (this.#position < value.length) this.#step(value[this.#position]!);
    this.#endCommand(false);
    return this.#commands.map(({ words, outputs, heredoc, piped }) => ({
      words,
      outputs,
      ...(heredoc && { heredoc }),
      piped,
      range: textRange(words[0]!.range().start, words.at(-1)!.range().end),
    }));
  }

  #step(unit: string): void {
    const value = this.#value;
    const at = this.#position;
    if (unit === this.#escape && at + 1 < value.length) this.#escaped();
    else if (unit === '"' || (unit === "'" && this.#dialect !== 'cmd')) this.#quoted(unit);
    else if (unit === '\n') this.#lineEnd();
    else if (/\s/.test(unit)) {
      this.#endWord();
      this.#position++;
    } else if (!this.#isWord && this.#isComment(unit)) this.#comment();
    else if (unit === '$' || (unit === '`' && this.#dialect === 'sh')) this.#substitution(unit);
    else if (unit === '>' || (unit === '<' && this.#dialect !== 'powershell')) this.#redirect(unit);
    else if (this.#dialect === 'powershell' && unit === '@' && value[at + 1] === '(') {
      this.#endWord();
      this.#open.push('list');
      this.#position += 2;
    } else if (unit === '(') {
      this.#endCommand(false);
      this.#open.push('group');
      this.#position++;
    } else if (unit === ')') {
      if (this.#open.pop() === 'list') this.#endWord();
      else this.#endCommand(false);
      this.#position++;
    } else if (unit === '&' && value[at + 1] === '>' && this.#dialect !== 'cmd') {
      // `&>` sends both outputs to a file.
      this.#endWord();
      this.#position++;
    } else if (this.#isSeparator(unit)) {
      const doubled = value[at + 1] === unit;
      this.#endCommand(unit === '|' && !doubled);
      this.#position += doubled ? 2 : 1;
    } else this.#put(at, unit);
  }

  #isSeparator(unit: string): boolean {
    if (unit === '&' || unit === '|') return true;
    if (unit === ';') return this.#dialect !== 'cmd';
    return this.#dialect === 'powershell' && (unit === '{' || unit === '}');
  }

  #isComment(unit: string): boolean {
    const at = this.#position;
    if (this.#dialect !== 'cmd')
      return unit === '#' || (this.#dialect === 'powershell' && this.#value.startsWith('<#', at));
    return this.#draft.words.length === 0 && /^@?(?:rem\b|::)/i.test(this.#value.slice(at, at + 5));
  }

  #comment(): void {
    const at = this.#position;
    const block = this.#dialect === 'powershell' && this.#value.startsWith('<#', at);
    const end = this.#value.indexOf(block ? '#>' : '\n', at);
    this.#position = end < 0 ? this.#value.length : end + (block ? 2 : 0);
  }

  #escaped(): void {
    const at = this.#position;
    const lineEnd = /^\r?\n/.exec(this.#value.slice(at + 1, at + 3));
    if (lineEnd) {
      // A line goes on in the next; blanks there part words as always.
      this.#position += 1 + lineEnd[0].length;
      return;
    }
    this.#put(at + 1, this.#value[at + 1]!);
  }

  #quoted(quote: string): void {
    const value = this.#value;
    this.#isWord = true;
    this.#position++;
    while (this.#position < value.length) {
      const at = this.#position;
      const unit = value[at]!;
      const next = value[at + 1];
      if (unit === quote) {
        if (this.#dialect !== 'powershell' || next !== quote) break;
        this.#put(at + 1, quote);
      } else if (quote === '"' && unit === this.#escape && this.#dialect !== 'cmd' && next !== undefined) {
        // The shell keeps the backslash before what needs none.
        if (this.#dialect === 'sh' && !/["$`\\\n]/.test(next)) this.#put(at, unit);
        else if (next === '\n') this.#position += 2;
        else this.#put(at + 1, next);
      } else if (quote === '"' && (unit === '$' || (unit === '`' && this.#dialect === 'sh')))
        this.#substitution(unit);
      else this.#put(at, unit);
    }
    this.#position++;
  }

  /** `$(…)`, `${X:-…}` and backquotes become {@link UNKNOWN}; of anything else the dollar sign stays. */
  #substitution(unit: string): void {
    const value = this.#value;
    const at = this.#position;
    if (unit === '$' && value[at + 1] !== '(' && value[at + 1] !== '{') {
      // `$'…'` is a quoted word.
      if (this.#dialect === 'sh' && value[at + 1] === "'" && !this.#isWord) this.#position++;
      else this.#put(at, unit);
      return;
    }
    const name = /^\$\{\w{1,80}\}/.exec(value.slice(at, at + 84))?.[0];
    if (name) {
      for (let i = 0; i < name.length; i++) this.#put(at + i, name[i]!);
      return;
    }
    if (unit === '`') {
      const end = value.indexOf('`', at + 1);
      this.#put(at, UNKNOWN);
      this.#position = end < 0 ? value.length : end + 1;
      return;
    }
    const [open, close] = value[at + 1] === '(' ? ['(', ')'] : ['{', '}'];
    let depth = 0;
    let end = at + 1;
    for (; end < value.length; end++) {
      if (value[end] === open) depth++;
      else if (value[end] === close && --depth === 0) break;
    }
    this.#put(at, UNKNOWN);
    this.#position = end + 1;
  }

  #redirect(unit: string): void {
    const value = this.#value;
    // `2>`: the digits are the number of what is redirected.
    if (/^\d$/.test(this.#units)) this.#drop();
    this.#endWord();
    let at = this.#position + 1;
    if (unit === '<' && value[at] === '<' && value[at + 1] !== '<' && this.#dialect === 'sh') {
      this.#expects = 'heredoc';
      at += value[at + 1] === '-' ? 2 : 1;
    } else {
      while (value[at] === unit) at++;
      this.#expects = unit === '>' ? 'output' : 'input';
      if (value[at] === '&' || value[at] === '|') at++;
    }
    this.#position = at;
  }

  #lineEnd(): void {
    this.#endCommand(false);
    this.#position++;
    for (const { command, name } of this.#heredocs.splice(0)) this.#readHeredoc(command, name);
  }

  #readHeredoc(command: Draft, name: string): void {
    if (this.#lost > 32) return;
    const value = this.#value;
    const start = this.#position;
    for (let line = start; line < value.length; ) {
      const feed = value.indexOf('\n', line);
      const end = feed < 0 ? value.length : feed;
      if (end - line < name.length + 200 && value.slice(line, end).trim() === name) {
        command.heredoc = this.#script.slice(start, line);
        this.#position = Math.min(value.length, end + 1);
        return;
      }
      line = end + 1;
    }
    this.#lost++;
  }

  #put(at: number, unit: string): void {
    this.#units += unit;
    this.#offsets.push(this.#script.offsetAt(at));
    this.#isWord = true;
    this.#position = at + 1;
  }

  #drop(): void {
    this.#units = '';
    this.#offsets = [];
    this.#isWord = false;
  }

  #endWord(): void {
    if (this.#isWord) {
      const end =
        this.#offsets.length > 0 ? this.#offsets.at(-1)! + 1 : this.#script.offsetAt(this.#position);
      const word = MappedText.mapped(this.#units, [...this.#offsets, end]);
      if (this.#expects === 'output') this.#draft.outputs.push(word);
      else if (this.#expects === 'heredoc') this.#heredocs.push({ command: this.#draft, name: word.value });
      else if (this.#expects === 'word') this.#draft.words.push(word);
      this.#expects = 'word';
    }
    this.#drop();
  }

  #endCommand(piped: boolean): void {
    this.#endWord();
    this.#expects = 'word';
    if (this.#draft.words.length > 0) this.#commands.push(this.#draft);
    this.#draft.piped = piped;
    this.#draft = { words: [], outputs: [], piped: false };
  }
}

/** PowerShell takes the quotes and dashes of word processors for its own; each is one unit, as what it stands for. */
function plainMarks(text: string): string {
  return text
    .replace(/[\u201c\u201d\u201e]/g, '"')
    .replace(/[\u2018\u2019\u201a\u201b]/g, "'")
    .replace(/[\u2013\u2014\u2015]/g, '-');
}
