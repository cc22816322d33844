import { MappedText } from '../../../text/index.ts';

/** An element of a POM that holds text. */
export interface PomElement {
  /** The names of the elements around it and its own, from the plugin's configuration or the project on. */
  readonly path: readonly string[];
  readonly text: MappedText;
  /** The artifact of the plugin that it configures. */
  readonly plugin?: string;
}

const TAG = /<(\/?)([\w.:-]{1,200})((?:\s[^<>]{0,1000})?)>([^<]*)/g;
/** Deeper elements are none of a POM's. */
const DEEPEST = 60;

/** The elements of a POM that hold text, in order. Comments and CDATA are passed over; broken nesting is borne. */
export function pomElements(text: string): PomElement[] {
  const found: PomElement[] = [];
  const path: string[] = [];
  let plugin: { readonly start: number; readonly depth: number; artifact?: string } | undefined;
  for (const match of withoutComments(text).matchAll(TAG)) {
    const [whole, close, name, attributes, content] = match as unknown as [
      string,
      string,
      string,
      string,
      string,
    ];
    if (close) {
      const at = path.lastIndexOf(name);
      if (at >= 0) path.length = at;
      if (plugin && path.length < plugin.depth) {
        const { artifact, start } = plugin;
        if (artifact !== undefined)
          for (let i = start; i < found.length; i++) found[i] = { ...found[i]!, plugin: artifact };
        plugin = undefined;
      }
      continue;
    }
    if (attributes.endsWith('/') || path.length >= DEEPEST) continue;
    path.push(name);
    if (name === 'plugin' && !plugin) plugin = { start: found.length, depth: path.length };
    if (content.trim() === '') continue;
    if (plugin && name === 'artifactId' && path.length === plugin.depth + 1)
      plugin.artifact ??= content.trim();
    const start = match.index + whole.length - content.length;
    const lead = content.length - content.trimStart().length;
    found.push({ path: [...path], text: MappedText.plain(content.trim(), start + lead) });
  }
  return found;
}

/** The text with blanks for its comments: offsets stay. */
function withoutComments(text: string): string {
  const pieces: string[] = [];
  let done = 0;
  for (let start = text.indexOf('<!--'); start >= 0; start = text.indexOf('<!--', done)) {
    const end = text.indexOf('-->', start + 4);
    const stop = end < 0 ? text.length : end + 3;
    pieces.push(text.slice(done, start), ' '.repeat(stop - start));
    done = stop;
  }
  return done === 0 ? text : [...pieces, text.slice(done)].join('');
}
