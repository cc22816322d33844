import { DEEPEST, WordLexer } from './lex-words.ts';
import type { Block, RawCommand, RawWord } from './script-syntax.ts';
import type { TracedText } from './traced-text.ts';

const BLANK = /[ \t\r]/;
/** Words that begin or end constructs where a command may stand. */
const OPENERS = new Set(['if', 'while', 'until', 'case', 'for', 'select']);
const CLOSERS = new Set(['fi', 'done', 'esac', '}']);
const JOINTS = new Set(['then', 'do', '!', 'time', 'else', 'elif']);

/**
 * Takes a shell's text apart into simple commands, in the order of the text: those in substitutions,
 * functions, branches and loops included. Linear, and never throws.
 *
 * An own lexer rather than a grammar's tree: commands stand in JSON, YAML, Makefiles and Dockerfiles too,
 * mostly one line long, and are read without loading anything.
 */
export function lexScript(script: TracedText): RawCommand[] {
  const lexer = new ScriptLexer(script.value);
  lexer.run(0);
  return lexer.commands;
}

class ScriptLexer extends WordLexer {
  readonly commands: RawCommand[] = [];
  #block: Block | undefined;
  #constructs = 0;
  /** Constructs open within the deepest that are told apart. */
  #deeper = 0;
  /** Here-documents whose bodies begin after this line. */
  #awaited: { mark: string; strip: boolean; documents: { start: number; end: number }[] }[] = [];

  /** Reads commands up to the end, or to the parenthesis or backquote that closes a substitution. */
  run(depth: number, closer = ''): void {
    const text = this.text;
    let words: RawWord[] = [];
    let redirects: { operator: string; target: RawWord }[] = [];
    let documents: { start: number; end: number }[] = [];
    let joined = false;
    let isFunction = false;
    let parens = 0;
    /** 'word' after `case`, 'pattern' where a pattern is due. */
    const cases: ('word' | 'pattern' | 'body')[] = [];
    const end = (): void => {
      if (words.length > 0 || redirects.length > 0)
        this.commands.push({
          words,
          block: joined ? this.#inner(this.#block, ++this.#constructs, 0, false) : this.#block,
          redirects,
          documents,
          ...(this.#isFor(words) && { each: true }),
        });
      words = [];
      redirects = [];
      documents = [];
      joined = false;
    };
    while (this.at < text.length) {
      const unit = text[this.at]!;
      if (closer && unit === closer && parens === 0) {
        end();
        return;
      }
      if (BLANK.test(unit)) this.at++;
      else if (unit === '\\' && /^\r?\n/.test(text.slice(this.at + 1, this.at + 3)))
        this.at = text.indexOf('\n', this.at) + 1;
      else if (unit === '#') this.at = this.lineEnd(this.at);
      else if (unit === '\n') {
        end();
        this.at++;
        this.#readDocuments();
      } else if (cases.at(-1) === 'pattern' && !text.startsWith('esac', this.at)) {
        this.#skipPattern();
        this.#nextBranch();
        cases[cases.length - 1] = 'body';
      } else if (unit === ';' || unit === '&' || unit === '|') {
        const operator = /^(?:;;&?|;&|&&|\|\||&>>?|\|&|[;&|])/.exec(text.slice(this.at, this.at + 3))![0];
        if (operator.startsWith('&>')) {
          this.#redirect(redirects, documents, depth);
          continue;
        }
        this.at += operator.length;
        end();
        joined = operator === '&&' || operator === '||';
        if (operator.startsWith(';;') || operator === ';&')
          if (cases.length > 0) cases[cases.length - 1] = 'pattern';
      } else if (unit === '(') {
        if (words.length === 0 && text[this.at + 1] === '(') this.skipArithmetic();
        else if (words.length === 1 && /^\(\s{0,9}\)/.test(text.slice(this.at, this.at + 11))) {
          this.at = text.indexOf(')', this.at) + 1;
          words = [];
          isFunction = true;
        } else {
          end();
          parens++;
          this.at++;
        }
      } else if (unit === ')') {
        end();
        parens = Math.max(0, parens - 1);
        this.at++;
      } else if (/[<>]/.test(unit) || this.#isDescriptor()) this.#redirect(redirects, documents, depth);
      else {
        const word = this.word(depth, closer);
        const plain = text.slice(word.start, word.end);
        if (words.length === 0) {
          if (plain === '{') {
            this.#open(isFunction);
            isFunction = false;
            continue;
          }
          if (OPENERS.has(plain)) {
            this.#open(plain !== 'if' && plain !== 'case');
            if (plain === 'case') cases.push('word');
            if (plain !== 'for' && plain !== 'select' && plain !== 'case') continue;
          } else if (CLOSERS.has(plain)) {
            this.#close();
            if (plain === 'esac') cases.pop();
            continue;
          } else if (JOINTS.has(plain)) {
            if (plain === 'else' || plain === 'elif') this.#nextBranch();
            continue;
          } else if (plain === 'function') {
            isFunction = true;
            this.at = this.#lineEndOrBrace(this.at);
            continue;
          }
        }
        if (plain === 'in' && words.length === 2 && cases.at(-1) === 'word') {
          cases[cases.length - 1] = 'pattern';
          words = [];
          continue;
        }
        if (plain === '[[' && words.length === 0) this.#skipTest();
        else words.push(word);
      }
    }
    end();
  }

  #isFor(words: readonly RawWord[]): boolean {
    const plain = (word: RawWord | undefined) => word && this.text.slice(word.start, word.end);
    return plain(words[0]) === 'for' && plain(words[2]) === 'in';
  }

  #inner(parent: Block | undefined, construct: number, branch: number, loop: boolean): Block {
    return { parent, depth: (parent?.depth ?? 0) + 1, construct, branch, loop };
  }

  #open(loop: boolean): void {
    if ((this.#block?.depth ?? 0) >= DEEPEST) this.#deeper++;
    else this.#block = this.#inner(this.#block, ++this.#constructs, 0, loop);
  }

  #nextBranch(): void {
    const block = this.#block;
    if (block) this.#block = this.#inner(block.parent, block.construct, block.branch + 1, block.loop);
  }

  #close(): void {
    if (this.#deeper > 0) this.#deeper--;
    else this.#block = this.#block?.parent;
  }

  #lineEndOrBrace(from: number): number {
    const brace = this.text.slice(from, from + 200).search(/[{\n]/);
    return brace < 0 ? this.lineEnd(from) : from + brace;
  }

  #skipPattern(): void {
    const close = this.text.slice(this.at, this.at + 500).search(/[^(\\]\)/);
    this.at = close < 0 ? this.lineEnd(this.at) : this.at + close + 2;
  }

  #skipTest(): void {
    const close = this.text.slice(this.at, this.at + 1000).search(/\s\]\](?=[\s;&|)]|$)|\n/);
    this.at =
      close < 0 ? this.lineEnd(this.at) : this.at + close + (this.text[this.at + close] === '\n' ? 0 : 3);
  }

  /** `2>` and such: digits right before a redirection. */
  #isDescriptor(): boolean {
    return /^\d[<>]/.test(this.text.slice(this.at, this.at + 2));
  }

  #redirect(
    redirects: { operator: string; target: RawWord }[],
    documents: { start: number; end: number }[],
    depth: number,
  ): void {
    const operator = /^(?:&|\d)?(?:<<<|<<-?|>>|>&|<&|<>|>\||[<>])/.exec(
      this.text.slice(this.at, this.at + 4),
    )![0];
    this.at += operator.length;
    // `<(…)` and `>(…)` hand a process's output over.
    if (this.text[this.at] === '(' && operator.length === 1) {
      this.at++;
      this.substitution(depth, ')');
      return;
    }
    while (BLANK.test(this.text[this.at] ?? '')) this.at++;
    const target = this.word(depth, '');
    if (target.end === target.start) return;
    if (/<<-?$/.test(operator)) {
      const mark = this.text.slice(target.start, target.end).replace(/["'\\]/g, '');
      this.#awaited.push({ mark, strip: operator.endsWith('-'), documents });
    } else redirects.push({ operator, target });
  }

  #readDocuments(): void {
    for (const { mark, strip, documents } of this.#awaited) {
      const start = this.at;
      while (this.at < this.text.length) {
        const from = this.at;
        const to = this.lineEnd(from);
        const line = this.text.slice(from, to).replace(/\r$/, '');
        this.at = Math.min(to + 1, this.text.length);
        if ((strip ? line.replace(/^\t+/, '') : line) === mark) {
          documents.push({ start, end: from });
          break;
        }
      }
    }
    this.#awaited = [];
  }

  protected substitution(depth: number, closer: string): void {
    if (depth >= DEEPEST) {
      this.at = this.text.length;
      return;
    }
    this.run(depth + 1, closer);
    this.at++;
  }
}
