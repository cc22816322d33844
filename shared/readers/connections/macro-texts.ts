import { JoinedText } from './joined-text.ts';
import { type Lexis, literalTexts } from './literals.ts';

/** String literals of C and C++ with their prefixes; such that stand one after the other are one. */
const LEXIS: Lexis = {
  lineComments: ['//'],
  blockComment: ['/*', '*/'],
  quotes: ['"', 'L"', 'u8"', 'u"', 'U"'].map(open => ({
    open,
    close: '"',
    escapes: 'backslash',
    multiline: false,
  })),
  join: /(?=(?:L|u8?|U)?")/y,
};

/** A macro of C or C++ with something that begins like a text, and its further lines. */
const DEFINITION =
  /^[ \t]{0,40}#[ \t]{0,40}define[ \t]{1,80}\w{1,100}(?=[ \t(\\])[^"\r\n]{0,80}(?:\\\r?\n[^"\r\n]{0,80})?"(?:[^\\\n]|\\\r?\n|\\[^\r\n])*/gm;

/** A text that a macro stands for. */
export interface MacroText {
  readonly text: JoinedText;
  readonly start: number;
}

/** The texts of `#define`s, which the parsers of C and C++ leave as they are. Linear. */
export function macroTexts(source: string): MacroText[] {
  return [...source.matchAll(DEFINITION)].flatMap(({ 0: definition, index }) => {
    const from = index + definition.search(/define/) + 'define'.length;
    return literalTexts(source, LEXIS, from, index + definition.length).map(({ parts, start }) => ({
      text: JoinedText.join(parts),
      start,
    }));
  });
}
