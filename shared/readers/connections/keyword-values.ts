/** A stretch of a text: 0-based offsets, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One `key=value` of a connection string, with offsets of the text it was parsed from. */
export interface KeywordValue {
  /** Lower case, runs of blanks made one. */
  readonly key: string;
  /** Quotes and braces taken off, doubled ones made single. */
  readonly value: string;
  /** From the key to the value's end, quotes included. */
  readonly whole: Span;
  /** The value inside its quotes, without the blanks around it. */
  readonly inside: Span;
}

/**
 * How values are quoted. `ado`: `"…"` or `'…'`, doubled inside. `braces`: `{…}`, `}}` inside (ODBC, JDBC).
 * `none`: a value runs to the next `;` (go-mssqldb).
 */
export type Quoting = 'ado' | 'braces' | 'none';

/**
 * The pairs of `text` from `from` to `to`, in order. Segments without `=` are passed over: they come
 * from joined parts that the file does not tell. A quote that never closes runs to the end.
 */
export function parseKeywordValues(text: string, from: number, to: number, quoting: Quoting): KeywordValue[] {
  const pairs: KeywordValue[] = [];
  let i = from;
  while (i < to) {
    if (text[i] === ';' || isBlank(text[i]!)) {
      i++;
      continue;
    }
    const keyStart = i;
    const equals = endOfKey(text, i, to);
    if (equals === undefined) {
      const end = text.indexOf(';', i);
      i = end < 0 || end >= to ? to : end + 1;
      continue;
    }
    i = equals + 1;
    while (i < to && isBlank(text[i]!)) i++;
    const value = readValue(text, i, to, quoting);
    pairs.push({
      key: text.slice(keyStart, equals).trim().replace(/\s+/g, ' ').replaceAll('==', '=').toLowerCase(),
      value: value.text,
      whole: { start: keyStart, end: value.end },
      inside: value.inside,
    });
    const next = text.indexOf(';', value.end);
    i = next < 0 || next >= to ? to : next + 1;
  }
  return pairs;
}

/** The offset of the `=` that ends a key; `==` is one `=` inside it. */
function endOfKey(text: string, from: number, to: number): number | undefined {
  for (let i = from; i < to && text[i] !== ';'; i++) {
    if (text[i] !== '=') continue;
    if (text[i + 1] !== '=') return i;
    i++;
  }
  return undefined;
}

function readValue(text: string, from: number, to: number, quoting: Quoting) {
  const open = text[from];
  const close =
    from < to
      ? quoting === 'ado' && (open === '"' || open === "'")
        ? open
        : quoting === 'braces' && open === '{'
          ? '}'
          : undefined
      : undefined;
  if (close === undefined) return unquoted(text, from, to);
  let end = from + 1;
  while (end < to) {
    if (text[end] === close) {
      if (text[end + 1] !== close || end + 1 >= to) break;
      end++;
    }
    end++;
  }
  const inside = { start: from + 1, end: Math.min(end, to) };
  const following = text.slice(end + 1, to).trimStart();
  // `{0},1433` is a format's placeholder and more, not a quoted value.
  if (close === '}' && following !== '' && following[0] !== ';') return unquoted(text, from, to);
  return {
    text: text.slice(inside.start, inside.end).replaceAll(close + close, close),
    inside,
    end: Math.min(end + 1, to),
  };
}

function unquoted(text: string, from: number, to: number) {
  const semicolon = text.indexOf(';', from);
  let end = semicolon < 0 || semicolon > to ? to : semicolon;
  while (end > from && isBlank(text[end - 1]!)) end--;
  return { text: text.slice(from, end), inside: { start: from, end }, end };
}

function isBlank(unit: string): boolean {
  return unit === ' ' || unit === '\t' || unit === '\n' || unit === '\r';
}
