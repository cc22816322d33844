/** A token of HCL with its place (0-based UTF-16 units, end exclusive). */
export type HclToken =
  | { readonly kind: 'name' | 'number'; readonly text: string; readonly start: number; readonly end: number }
  /** A quoted string without its quotes, or a heredoc's lines. `templated`: `${…}`, `%{…}` or escapes stand in it. */
  | {
      readonly kind: 'string' | 'heredoc';
      readonly text: string;
      readonly start: number;
      readonly end: number;
      readonly templated: boolean;
    }
  | { readonly kind: 'sign'; readonly text: string; readonly start: number; readonly end: number }
  | { readonly kind: 'newline'; readonly text: string; readonly start: number; readonly end: number };

const SPACE = /[ \t\r]+/y;
const NAME = /[\p{L}_][\p{L}\p{N}_-]*/uy;
const NUMBER = /\d{1,30}(?:\.\d{1,30})?(?:[eE][+-]?\d{1,4})?/y;
const HEREDOC = /<<[-~]?([\p{L}_][\p{L}\p{N}_-]*)[ \t]*\r?\n/uy;
const SIGN = /\.\.\.|=>|[=!<>]=|&&|\|\||[\s\S]/uy;

/**
 * Cuts HCL (Terraform, Nomad, Consul, Vault; github.com/hashicorp/hcl, hclsyntax/spec.md) into tokens. Comments are
 * left out, line ends are tokens. What is not closed ends with its line, or with the text for a heredoc.
 */
export function* hclTokens(text: string): Generator<HclToken> {
  let at = 0;
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  while (at < text.length) {
    const space = match(SPACE);
    if (space) {
      at += space[0].length;
      continue;
    }
    const start = at;
    if (text[at] === '\n') {
      at++;
      yield { kind: 'newline', text: '\n', start, end: at };
    } else if (text[at] === '#' || text.startsWith('//', at)) at = endOfLine(text, at);
    else if (text.startsWith('/*', at)) {
      const end = text.indexOf('*/', at + 2);
      at = end < 0 ? text.length : end + 2;
    } else if (text[at] === '"') {
      const end = endOfString(text, at + 1);
      const inner = text.slice(at + 1, end);
      at = text[end] === '"' ? end + 1 : end;
      yield { kind: 'string', text: inner, start: start + 1, end, templated: /[$%]\{|\\/.test(inner) };
    } else if (text[at] === '`' && text.includes('`', at + 1)) {
      // Alloy's raw string.
      const end = text.indexOf('`', at + 1);
      at = end + 1;
      yield { kind: 'string', text: text.slice(start + 1, end), start: start + 1, end, templated: false };
    } else {
      const heredoc = match(HEREDOC);
      if (heredoc) {
        const from = at + heredoc[0].length;
        const close = closingOf(text, from, heredoc[1]!);
        const inner = text.slice(from, close.start);
        at = close.end;
        yield {
          kind: 'heredoc',
          text: inner,
          start: from,
          end: close.start,
          templated: /[$%]\{/.test(inner),
        };
        continue;
      }
      const name = match(NAME);
      const found = name ?? match(NUMBER) ?? match(SIGN)!;
      at += found[0].length;
      const kind = name ? 'name' : /^\d/.test(found[0]) ? 'number' : 'sign';
      yield { kind, text: found[0], start, end: at };
    }
  }
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** Where the string that begins at `from` ends: quotes inside `${…}` are those of other strings. */
function endOfString(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const sign = text[at];
    if (sign === '\n') return at;
    if (sign === '\\') at++;
    else if ((sign === '$' || sign === '%') && text[at + 1] === '{') {
      depth++;
      at++;
    } else if (depth > 0 && sign === '{') depth++;
    else if (depth > 0 && sign === '}') depth--;
    else if (sign === '"' && depth === 0) return at;
  }
  return text.length;
}

/** The line that holds nothing but a heredoc's word. */
function closingOf(text: string, from: number, word: string): { start: number; end: number } {
  for (let start = from; start < text.length; ) {
    const end = endOfLine(text, start);
    if (text.slice(start, end).trim() === word) return { start, end };
    start = end + 1;
  }
  return { start: text.length, end: text.length };
}
