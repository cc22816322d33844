import { HOLE } from './joined-text.ts';

/** Forms without a nesting of their own: `%DB%`, printf's `%s`, Qt's `%1`, `%(host)s`, `<server>`, `__HOST__`, `$HOST`. */
const FLAT =
  /%[A-Za-z_]\w{0,60}%|%\(\w{1,60}\)[sd]|%[+#]?[sdvq](?!\w)|%[1-9](?![\w%])|<[\w .:/-]{1,60}>|__\w{1,60}?__|\$[A-Za-z_]\w{0,60}/g;

/** What opens a placeholder that may hold others, and what closes it. */
const NESTING = [
  { open: '${', close: '}' },
  { open: '#{', close: '}' },
  { open: '{{', close: '}}' },
  { open: '$(', close: ')' },
  { open: '{', close: '}' },
] as const;

/**
 * `text` with every character of a placeholder replaced by {@link HOLE}, so that offsets stay and no
 * separator inside one is taken for the connection string's own.
 */
export function maskPlaceholders(text: string): string {
  let masked = '';
  let i = 0;
  while (i < text.length) {
    const form = NESTING.find(({ open }) => text.startsWith(open, i));
    const end = form ? closeOf(text, i + form.open.length, form.close) : undefined;
    if (end === undefined) {
      masked += text[i]!;
      i++;
    } else {
      masked += HOLE.repeat(end - i);
      i = end;
    }
  }
  return masked.replace(FLAT, match => HOLE.repeat(match.length));
}

/** The offset after the `close` that ends a placeholder whose inside begins at `from`; none on this stretch = undefined. */
function closeOf(text: string, from: number, close: string): number | undefined {
  let depth = 0;
  // Names and defaults are short; the bound keeps hostile runs of `{` linear.
  const limit = Math.min(text.length, from + 200);
  for (let i = from; i < limit; i++) {
    if (text[i] === ';' || text[i] === '\n') return undefined;
    if (depth === 0 && text.startsWith(close, i)) {
      const end = i + close.length;
      // Azure DevOps' token form is `#{NAME}#`.
      return text[from - 2] === '#' && text[end] === '#' ? end + 1 : end;
    }
    if (text[i] === '{' || text[i] === '(') depth++;
    else if ((text[i] === '}' || text[i] === ')') && depth > 0) depth--;
  }
  return undefined;
}

/**
 * Where the fallback stands in a text that is one whole `${NAME:-fallback}`, `${NAME-fallback}` (shell,
 * Compose) or `${NAME:fallback}` (Spring); undefined where it is anything else or has none.
 */
export function placeholderDefault(text: string): { start: number; end: number } | undefined {
  const match = /^\$\{[\w.]+(:-|-|:=|:(?!\?))([^{}]*)\}$/.exec(text);
  if (!match || match[2] === '') return undefined;
  const end = text.length - 1;
  return { start: end - match[2]!.length, end };
}
