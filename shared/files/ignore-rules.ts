import ignore, { type Ignore } from 'ignore';

/** `.gitignore` rules that hold in a folder: each with the folder they count from. */
export interface IgnoreLayer {
  readonly base: string;
  readonly rules: Ignore;
  /** For paths of more than {@link DEEP} folders. */
  readonly rulesDeep: Ignore;
}

/**
 * The rules become regular expressions whose time grows with a power of what they try: one `*` more, one power
 * more. Nobody writes rules with so many, but a hostile workspace, whose scan would not come to an end.
 */
const MOST_STARS = 4;
/** Paths of more folders than this are judged without the rules that have several `**`. */
const DEEP = 40;

/** The rules of a folder's `.gitignore`. `folder`: relative to the walk's root, forward slashes, '' the root. */
export function ignoreLayer(folder: string, text: string): IgnoreLayer {
  return { base: folder === '' ? '' : `${folder}/`, ...rulesOf(text) };
}

/** The nearest folder's rules decide first; a rule that says nothing leaves it to the folder above. */
export function isIgnored(relative: string, layers: readonly IgnoreLayer[]): boolean {
  for (let i = layers.length - 1; i >= 0; i--) {
    const { base, rules, rulesDeep } = layers[i]!;
    const below = relative.slice(base.length);
    const verdict = (isDeep(below) ? rulesDeep : rules).test(below);
    if (verdict.ignored) return true;
    if (verdict.unignored) return false;
  }
  return false;
}

function rulesOf(text: string): Pick<IgnoreLayer, 'rules' | 'rulesDeep'> {
  const lines = text.split(/\r?\n/).filter(line => {
    const starsInPart = line.split('/').map(part => (part === '**' ? 0 : part.split(/\*+/).length - 1));
    return globstarsIn(line) <= MOST_STARS && Math.max(...starsInPart) <= MOST_STARS;
  });
  const rules = ignore().add(lines);
  const tame = lines.filter(line => globstarsIn(line) < 2);
  return { rules, rulesDeep: tame.length < lines.length ? ignore().add(tame) : rules };
}

function globstarsIn(line: string): number {
  return line.split('**').length - 1;
}

function isDeep(relative: string): boolean {
  let folders = 0;
  for (let at = relative.indexOf('/'); at >= 0 && folders <= DEEP; at = relative.indexOf('/', at + 1))
    folders++;
  return folders > DEEP;
}
