import { MappedText } from '../../../text/index.ts';
import type { TextString } from '../text-string.ts';

/** How deep objects are followed; nobody writes deeper ones. */
const DEEPEST = 40;

const KEY = /^(?:"([^"\n]{0,200})"|([\w.$%-]{1,200}))[ \t]*(?:[=:]|(?=\{))/;

/**
 * The single values of a HOCON text (`application.conf` of Play, Akka and Ktor): `a.b = 1`, `a { b: 1 }`,
 * quoted and bare, an entry a line or with commas between. Lists of several lines and includes are passed over.
 */
export function hoconStrings(text: string): TextString[] {
  const strings: TextString[] = [];
  const path: string[][] = [];
  for (let i = 0; i < text.length; ) {
    const unit = text[i]!;
    if (unit === '#' || (unit === '/' && text[i + 1] === '/')) {
      i = lineEnd(text, i);
    } else if (unit === '}') {
      path.pop();
      i++;
    } else if (/[\s,]/.test(unit)) i++;
    else {
      const match = KEY.exec(text.slice(i, i + 420));
      if (!match) {
        // An include, a stray bracket, an item of a list.
        if (unit === '{') path.push([]);
        i = unit === '{' || unit === '[' || unit === ']' ? i + 1 : wordEnd(text, i);
        continue;
      }
      const key = [match[1] ?? match[2]!];
      i += match[0].length;
      while (text[i] === ' ' || text[i] === '\t') i++;
      if (text[i] === '{') {
        path.push(path.length < DEEPEST ? key : []);
        i++;
        continue;
      }
      if (text[i] === '[') {
        const close = text.indexOf(']', i) + 1;
        // A list on one line is one value, as it is written.
        const list = close > 0 && close <= lineEnd(text, i) ? text.slice(i, close) : '{';
        if (list.includes('{')) continue;
        strings.push({ text: MappedText.plain(list, i), path: [...path.flat(), ...key] });
        i = close;
        continue;
      }
      const value = valueAt(text, i);
      strings.push({ text: value.text, path: [...path.flat(), ...key] });
      i = value.end;
    }
  }
  return strings;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

function wordEnd(text: string, from: number): number {
  let end = from + 1;
  while (end < text.length && !/[\s,{}[\]]/.test(text[end]!)) end++;
  return end;
}

function valueAt(text: string, from: number): { text: MappedText; end: number } {
  const limit = lineEnd(text, from);
  if (text[from] === '"') {
    const close = text.indexOf('"', from + 1);
    if (close > 0 && close < limit)
      return { text: MappedText.plain(text.slice(from + 1, close), from + 1), end: close + 1 };
  }
  let end = from;
  let open = 0;
  for (; end < limit; end++) {
    const unit = text[end]!;
    if (unit === '{') open++;
    else if (unit === '}' && open-- === 0) break;
    else if (open <= 0 && (unit === ',' || unit === '#' || (unit === '/' && text[end + 1] === '/'))) break;
  }
  return { text: MappedText.plain(text.slice(from, end).trimEnd(), from), end };
}
