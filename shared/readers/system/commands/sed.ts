import type { MappedText } from '../../../text/index.ts';

/** What an `s` command puts in the place of what it finds; the sign after it parts its fields. */
const SUBSTITUTES = /^\s{0,20}(?:[^a-zA-Z\s]{1,40}\s{0,9})?s([/|#,@!~%:])/;
/** The `a`, `c` and `i` commands, which take a line; before them an address. */
const LINE = /^\s{0,20}(?:\d{1,9}|\$|\/[^/]{0,200}\/)?\s{0,9}[aci](?:\\\s{0,9}\n?|\s{1,9})/;

/** The lines that `sed -i EXPRESSION FILE` writes, each with the file; without `-i` nothing is written. */
export function* linesOfSed(
  words: readonly MappedText[],
): Generator<{ readonly path: string; readonly content: MappedText }> {
  const rest = words.slice(1);
  if (!rest.some(({ value }) => /^(?:-[a-zA-Z]{0,5}i|--in-place)/.test(value))) return;
  const path = rest.at(-1)?.value ?? '';
  for (const word of rest.slice(0, -1)) {
    if (word.value.startsWith('-') || word.value.length > 2000) continue;
    const content = replacement(word) ?? added(word);
    if (content) yield { path, content };
  }
}

function replacement(word: MappedText): MappedText | undefined {
  const begin = SUBSTITUTES.exec(word.value);
  if (!begin) return undefined;
  const sign = begin[1]!;
  const middle = nextSign(word.value, sign, begin[0].length);
  const end = middle < 0 ? -1 : nextSign(word.value, sign, middle + 1);
  return end < 0 ? undefined : word.slice(middle + 1, end);
}

function added(word: MappedText): MappedText | undefined {
  const begin = LINE.exec(word.value);
  return begin ? word.slice(begin[0].length) : undefined;
}

/** Where the sign stands next that no backslash takes its meaning; -1 where nowhere. */
function nextSign(value: string, sign: string, from: number): number {
  for (let at = from; at < value.length; at++) {
    if (value[at] === '\\') at++;
    else if (value[at] === sign) return at;
  }
  return -1;
}
