/**
 * Globs that are matched in time linear in the text for each of their parts. A workspace's own configuration
 * names them, and it may be hostile: a regular expression made of `*a*a*a*a*b` takes minutes for one name.
 */

/** One unit of a segment: a text unit that must stand there, any one, one of a class, or any number of any. */
type Token = string | typeof ANY | typeof STAR | { readonly has: (unit: string) => boolean };
const ANY = Symbol('?');
const STAR = Symbol('*');
/** A segment that stands for any number of segments. */
const GLOBSTAR = Symbol('**');
type Segment = typeof GLOBSTAR | string | readonly Token[];

/** More alternatives than anybody writes; nested braces double with each pair. */
const MOST_ALTERNATIVES = 256;

/**
 * Compiles one glob over a path with forward slashes: `*` and `?` within a segment, `**` over segments, `[a-z]`
 * and `[!a-z]`, `{a,b}`, `\` before a unit that is meant as it stands. Names that begin with a dot are names as
 * any other. Of more than 256 alternatives only the first count.
 */
export function compileGlob(glob: string): (path: string) => boolean {
  const alternatives = expandBraces(glob).map(one => withoutRepeats(one.split('/').map(segmentOf)));
  if (alternatives.every(isTame)) {
    const compiled = new RegExp(`^${joined(alternatives.map(piecesOf))}$`);
    return path => compiled.test(path);
  }
  return path => {
    const names = path.split('/');
    return alternatives.some(segments => matchesAll(segments, names, GLOBSTAR, matchesName));
  };
}

/** `**` after `**` says nothing more. */
function withoutRepeats(segments: readonly Segment[]): Segment[] {
  return segments.filter((segment, i) => segment !== GLOBSTAR || segments[i - 1] !== GLOBSTAR);
}

/**
 * Whether a regular expression is quick for this one, whatever the path: at most one `**` before the end, and two
 * stars in a name. That is what people write, and many times faster.
 */
function isTame(segments: readonly Segment[]): boolean {
  return (
    segments.slice(0, -1).filter(segment => segment === GLOBSTAR).length < 2 &&
    segments.every(
      segment =>
        typeof segment !== 'object' ||
        (segment.filter(token => token === STAR).length < 3 &&
          segment.every(token => typeof token !== 'object')),
    )
  );
}

/** Alternatives as one regular expression, which reads what they begin with once. */
function joined(alternatives: readonly (readonly string[])[]): string {
  const [first = []] = alternatives;
  let shared = 0;
  while (shared < first.length && alternatives.every(pieces => pieces[shared] === first[shared])) shared++;
  const rests = alternatives.map(pieces => pieces.slice(shared).join(''));
  return `${first.slice(0, shared).join('')}(?:${rests.join('|')})`;
}

/** The source of a regular expression, unit by unit. */
function piecesOf(segments: readonly Segment[]): string[] {
  return segments.flatMap((segment, i) => {
    const isLast = i === segments.length - 1;
    if (segment === GLOBSTAR) return isLast ? (i === 0 ? '[^]*' : '(?:/[^]*)?') : '(?:[^/]*/)*';
    const name = typeof segment === 'string' ? [escaped(segment)] : segment.map(tokenSource);
    const isBeforeEnd = i === segments.length - 2 && segments[i + 1] === GLOBSTAR;
    return isLast || isBeforeEnd ? name : [...name, '/'];
  });
}

function tokenSource(token: Token): string {
  return typeof token === 'string' ? escaped(token) : token === STAR ? '[^/]*' : '[^/]';
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

function segmentOf(text: string): Segment {
  if (text === '**') return GLOBSTAR;
  if (!/[*?[\\]/.test(text)) return text;
  const tokens: Token[] = [];
  const lastClose = text.lastIndexOf(']');
  for (let i = 0; i < text.length; i++) {
    const unit = text[i]!;
    const close = unit === '[' && i < lastClose ? endOfClass(text, i) : -1;
    if (close > 0) {
      tokens.push({ has: classOf(text.slice(i + 1, close)) });
      i = close;
    } else if (unit === '\\' && i + 1 < text.length) tokens.push(text[++i]!);
    else if (unit === '?') tokens.push(ANY);
    else if (unit !== '*') tokens.push(unit);
    else if (tokens.at(-1) !== STAR) tokens.push(STAR);
  }
  return tokens;
}

/** Where the `]` of a class stands, or -1; one that comes first is of the class. */
function endOfClass(text: string, open: number): number {
  const [start] = /^\[[!^]?\]?/.exec(text.slice(open, open + 3))!;
  return text.indexOf(']', open + start.length);
}

function classOf(text: string): (unit: string) => boolean {
  const negated = text.startsWith('!') || text.startsWith('^');
  const units = negated ? text.slice(1) : text;
  const ranges: (readonly [string, string])[] = [];
  for (let i = 0; i < units.length; i++) {
    const isRange = units[i + 1] === '-' && i + 2 < units.length;
    ranges.push([units[i]!, isRange ? units[i + 2]! : units[i]!]);
    if (isRange) i += 2;
  }
  return unit => ranges.some(([first, last]) => first <= unit && unit <= last) !== negated;
}

function matchesName(segment: Segment, name: string): boolean {
  if (typeof segment === 'string') return segment === name;
  return segment !== GLOBSTAR && matchesAll(segment, name, STAR, matchesUnit);
}

function matchesUnit(token: Token, unit: string): boolean {
  if (typeof token === 'string') return token === unit;
  return token === ANY || (typeof token === 'object' && token.has(unit));
}

/**
 * Whether a pattern takes all of `items`, where `star` in it takes any number of them. Only the last star met
 * need ever be tried anew: what the ones before it took may stay as short as it was.
 */
function matchesAll<Part, Item>(
  pattern: ArrayLike<Part>,
  items: ArrayLike<Item>,
  star: Part,
  matches: (part: Part, item: Item) => boolean,
): boolean {
  let p = 0;
  let starAt = -1;
  let retryAt = 0;
  for (let i = 0; i < items.length; ) {
    if (p < pattern.length && pattern[p] === star) {
      starAt = p++;
      retryAt = i;
    } else if (p < pattern.length && matches(pattern[p]!, items[i]!)) {
      p++;
      i++;
    } else if (starAt >= 0) {
      p = starAt + 1;
      i = ++retryAt;
    } else return false;
  }
  while (p < pattern.length && pattern[p] === star) p++;
  return p === pattern.length;
}

/** The texts that the braces of a glob stand for; braces without a comma or an end stand for themselves. */
function expandBraces(glob: string): string[] {
  const done: string[] = [];
  const ahead = [{ text: glob, from: 0 }];
  while (ahead.length > 0 && done.length + ahead.length <= MOST_ALTERNATIVES) {
    const { text, from } = ahead.shift()!;
    const braces = firstBraces(text, from);
    if (!braces) done.push(text);
    else
      for (const part of braces.parts)
        ahead.push({ text: text.slice(0, braces.open) + part + text.slice(braces.end), from: braces.open });
  }
  return done.length > 0 ? done : [glob];
}

/** The first braces with a comma, from an offset on: their place (`end` after the closing one) and their parts. */
function firstBraces(text: string, from: number): { open: number; end: number; parts: string[] } | undefined {
  const opened: { at: number; commas: number[] }[] = [];
  let outermost: { open: number; end: number; parts: string[] } | undefined;
  for (let i = from; i < text.length; i++) {
    const unit = text[i];
    if (unit === '\\') i++;
    else if (unit === '{') opened.push({ at: i, commas: [] });
    else if (unit === ',') opened.at(-1)?.commas.push(i);
    else if (unit === '}') {
      const last = opened.pop();
      if (last && last.commas.length > 0 && (!outermost || last.at < outermost.open)) {
        const cuts = [last.at, ...last.commas, i];
        const parts = cuts.slice(1).map((cut, n) => text.slice(cuts[n]! + 1, cut));
        outermost = { open: last.at, end: i + 1, parts };
      }
      if (outermost && opened.length === 0) return outermost;
    }
  }
  return outermost;
}
