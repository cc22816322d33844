/** Numbers that look random and are the same in every run (a linear congruential generator). */
export function numbersFrom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return below => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** What gets into texts by broken tools, half-typed lines and ill will. */
const INSERTIONS = [
  '\0', '\uFEFF', '\uD800', '\uDC00', '\r', '\r\n', '\n', '\t', '\u2028', '\u00A0', '\uFFFC', '\uFFFD',
  '"', "'", '`', '\\', '{', '}', '[', ']', '(', ')', '<', '>', '${', '{{', '}}', '{%', '#', '//', '/*', '*/',
  '<!--', ':', ': ', '- ', '&a ', '*a', '<<: *a', '!!x ', '| ', '---\n', ',', ';', '=', '$', '%', '@', '0',
  '65536', '-1', '99999999999999999999', '1e5', '0x', '.', '=>', '...', '# portlint-disable-line',
]; // biome-ignore format: a table

type Mutation = (text: string, next: (below: number) => number) => string;

const lines = (text: string) => text.split(/(?<=\n)/);

/** Ways to spoil a text, by name. */
export const MUTATIONS: Readonly<Record<string, Mutation>> = {
  'cut off': (text, next) => text.slice(0, next(text.length + 1)),
  'cut off in front': (text, next) => text.slice(next(text.length + 1)),
  'a line removed': (text, next) => {
    const all = lines(text);
    all.splice(next(all.length), 1);
    return all.join('');
  },
  'a line doubled': (text, next) => {
    const all = lines(text);
    const at = next(all.length);
    all.splice(at, 0, all[at]!);
    return all.join('');
  },
  'two lines exchanged': (text, next) => {
    const all = lines(text);
    const [a, b] = [next(all.length), next(all.length)];
    [all[a], all[b]] = [all[b]!, all[a]!];
    return all.join('');
  },
  'indentation broken': (text, next) =>
    lines(text)
      .map(line => (next(4) === 0 ? ' '.repeat(next(9)) + line.trimStart() : line))
      .join(''),
  'tabs for indentation': text => text.replaceAll('  ', '\t'),
  'units changed': (text, next) => {
    const units = [...text];
    for (let i = 0; i < 4; i++) units[next(units.length)] = String.fromCharCode(next(256));
    return units.join('');
  },
  insertions: (text, next) => {
    let result = text;
    for (let i = 0; i < 3; i++) {
      const at = next(result.length + 1);
      result = result.slice(0, at) + INSERTIONS[next(INSERTIONS.length)] + result.slice(at);
    }
    return result;
  },
  'digits changed': (text, next) =>
    text.replace(/\d+/g, digits => (next(5) === 0 ? String(next(2 ** 20)) : digits)),
  'a stretch removed': (text, next) => {
    const at = next(text.length + 1);
    return text.slice(0, at) + text.slice(at + next(40));
  },
  'a stretch doubled': (text, next) => {
    const at = next(text.length + 1);
    return text.slice(0, at + next(80)) + text.slice(at);
  },
  CRLF: text => text.replace(/\r?\n/g, '\r\n'),
  'lone CR': text => text.replace(/\r?\n/g, '\r'),
  'a byte order mark': text => `\uFEFF${text}`,
  'half a surrogate pair at the end': text => `${text}\uD83D`,
};
