import type { TextRange } from '../../text/index.ts';

/** A text that stands in for a variable, where it is written: a number, or an address with a port at its end. */
export interface FallbackText {
  /** The whole value, without quotes. */
  readonly value: string;
  /** Where `value` stands. */
  readonly range: TextRange;
}

/** How far behind a variable's name its fallback is sought (UTF-16 units), and over how many words. */
const REACH = 300;
const MOST_TOKENS = 48;

const VALUE = /(["'`]?)((?:[\w.*-]{0,60}:|\[[\da-f:.]{0,40}\]:)?\d{2,5})\1(?![\w.])/y;
const BLANKS = /[ \t]{0,60}/y;
const LINE_END = /(?:[ \t]{0,80}\r?\n){1,2}[ \t]{0,80}/y;
/** What says that the next value stands in for one that is missing. */
const OTHERWISE =
  /\|\||\?\?=?|\?:|(?:or|else)\b|\.(?:unwrap_or|unwrap_or_else|orElse|orElseGet|getOrElse|or_else|withDefault)\(/y;
/** A radix is none: `parseInt(process.env.PORT, 10)`. */
const RADIX = /,\s{0,3}10\s{0,3}\)/y;
/** What may stand between a variable and its fallback: conversions, and the variable once more. */
const PASSING =
  /(?:parse(?:Int)?|Number|[iI]nt(?:eger)?|[sS]tr(?:ing)?|[uif](?:16|32|64)|usize|process|import|meta|[eE]nv|os|std|getenv|environ|as|ok|map|and_then|and|then|trim|valueOf|from|into|to_string|to_owned|to_[is]|toInt\w{0,6}|toLong|lambda|it|any|number|p|v|s|x|e|_|port|val|value|cast|Convert|ToInt32|if|in|not|is|None|null|nil|undefined|Ok|Some|default\w{0,6}|fallback|type|required|false|False|get|fetch)(?!\w)/y;
const MARKS = /=>|::|&&|!==?|===?|[=.()[\]!"'`|<>&]|\?\.|\?(?=[.)\s])/y;

/**
 * The fallback of a variable that is read in code of whatever language: `"PORT", 8080`, `process.env.PORT || 3000`,
 * `.unwrap_or_else(|_| "8080".into())`, `?.toInt() ?: 8080`, `fetch('PORT') { 3000 }`.
 *
 * @param at where the variable's name ends
 * @param asked whether the name is a call's argument, so that the next argument is its default
 */
export function fallbackAfter(text: string, at: number, asked: boolean): FallbackText | undefined {
  const name = /[A-Z\d_]*$/.exec(text.slice(Math.max(0, at - 80), at))?.[0] ?? '';
  const end = Math.min(text.length, at + REACH);
  let i = at;
  let otherwise = false;
  let asks = false;
  let depth = 0;
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = i;
    const found = pattern.exec(text)?.[0];
    if (found) i += found.length;
    return found === '' ? undefined : found;
  };
  if (asked) {
    i++;
    take(BLANKS);
    if (text[i] === ',') {
      otherwise = true;
      i++;
    }
  }
  for (let tokens = 0; tokens < MOST_TOKENS && i < end; tokens++) {
    take(BLANKS);
    if (/[\r\n]/.test(text[i] ?? '')) {
      // A statement that goes on: a link of a chain, an operator, or something that is open.
      const before = text.slice(at, i).trimEnd();
      take(LINE_END);
      if (
        !/^(?:\.|\|\||\?|:|or\b)/.test(text.slice(i, i + 3)) &&
        !/(?:[(,|?:{]|\bor)$/.test(before) &&
        depth <= 0
      )
        return undefined;
      continue;
    }
    if (otherwise) {
      VALUE.lastIndex = i;
      const found = VALUE.exec(text);
      if (found) {
        const start = i + found[1]!.length;
        const value = found[2]!;
        return { value, range: { start, end: start + value.length } };
      }
    }
    if (take(RADIX) || text.startsWith(name, i)) {
      if (text.startsWith(name, i)) i += name.length;
      continue;
    }
    if (take(OTHERWISE)) {
      otherwise = true;
      if (text[i - 1] === '(') depth++;
      continue;
    }
    const character = text[i];
    if (character === '?' && /\s/.test(text[i + 1] ?? '')) {
      asks = true;
      i++;
      continue;
    }
    // The other side of `test ? a : b`; a block that gives the default (Ruby); a further argument.
    if ((character === ':' && asks && text[i + 1] !== ':') || (character === '{' && text[i - 1] !== '$')) {
      otherwise = true;
      i++;
      continue;
    }
    if (character === ',' && asked && otherwise) {
      i++;
      continue;
    }
    const passed = take(PASSING) ?? take(MARKS);
    if (passed === undefined) return undefined;
    if (passed === '(' || passed === '[') depth++;
    else if (passed === ')' || passed === ']') depth--;
  }
  return undefined;
}
