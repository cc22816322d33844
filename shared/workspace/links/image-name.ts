/** What is known of an image's name, without registry of the hub, tag and digest. */
export interface ImageName {
  /** The segments from the last variable on, or all of them. */
  readonly segments: readonly string[];
  /** Whether variables fill in what comes before. */
  readonly open: boolean;
}

/** What shells, Make, workflows, Compose and templates fill in; U+FFFC is what a reader leaves of a template. */
const FILLED = /\$\{\{[^}]*\}\}|\$\{[^}]*\}|\$\([^)]*\)|\{\{[^}]*\}\}|\$\w*|\uFFFC+|<[^>]*>|%\w+%/g;

/** Names that registries take are shorter (UTF-16 units). */
const LONGEST = 300;

/** An image's name as written in a manifest or behind `-t`; undefined where a variable tells the last part of it. */
export function imageName(written: string): ImageName | undefined {
  const name = written
    .slice(0, LONGEST)
    .replaceAll(FILLED, '\0')
    .replace(/@.*$/, '')
    .replace(/:[^/]*$/, '');
  const all = name.split('/');
  const last = all.findLastIndex(segment => segment.includes('\0'));
  const segments = all.slice(last + 1);
  if (segments.length === 0 || segments.some(segment => !/^[a-z\d][\w.:-]*$/.test(segment))) return undefined;
  if (last >= 0) return { segments, open: true };
  if (/^(?:index\.)?docker\.io$/.test(segments[0]!)) segments.shift();
  if (segments[0] === 'library') segments.shift();
  return segments.length === 0 ? undefined : { segments, open: false };
}

/** Whether two names may be one image's; `same` where nothing of either is left open. */
export function matchOf(one: ImageName, other: ImageName): 'same' | 'likely' | undefined {
  const [long, short] = one.segments.length >= other.segments.length ? [one, other] : [other, one];
  const { length } = short.segments;
  const isEnd = short.segments.every((segment, i) => segment === long.segments.at(i - length));
  if (!isEnd) return undefined;
  if (!one.open && !other.open) return length === long.segments.length ? 'same' : undefined;
  // A registry stands before what is known of the shorter name.
  const hasMore = long.segments.length > length || long.open;
  return short.open && hasMore ? 'likely' : undefined;
}
