import { SourceText } from '../../../../text/index.ts';

/** A script's opening tag: its attributes. Templates and data in scripts have types of their own. */
const OPEN = /<script\b((?:[^>"']|"[^"]{0,500}"|'[^']{0,500}'){0,2000})>/gi;
const PROGRAM =
  /^(?:(?:text|application)\/(?:x-)?(?:java|ecma|type)script|module|text\/babel|text\/jsx|ts|)$/i;
/** Svelte's and Astro's files begin with code between lines of three hyphens. */
const FENCE = /^\uFEFF?\s{0,100}---[ \t]*\r?\n/;

interface Block {
  readonly start: number;
  readonly end: number;
  readonly isTypeScript: boolean;
}

/** Where the scripts of a page or a component (HTML, Vue, Svelte, Astro) stand, in order. */
function scriptBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  const fence = FENCE.exec(text)?.[0].length;
  if (fence !== undefined) {
    const end = text.indexOf('\n---', fence);
    if (end > 0) blocks.push({ start: fence, end, isTypeScript: true });
  }
  OPEN.lastIndex = 0;
  for (let match = OPEN.exec(text); match; match = OPEN.exec(text)) {
    const start = match.index + match[0].length;
    const close = text.slice(start).search(/<\/script\b/i);
    const end = close < 0 ? text.length : start + close;
    const type = /\btype\s{0,4}=\s{0,4}["']?([^"'\s>]{0,100})/i.exec(match[1]!)?.[1] ?? '';
    const lang = /\blang\s{0,4}=\s{0,4}["']?(\w{0,20})/i.exec(match[1]!)?.[1] ?? '';
    if (PROGRAM.test(type))
      blocks.push({ start, end, isTypeScript: /^ts/i.test(lang) || /typescript/i.test(type) });
    OPEN.lastIndex = end;
  }
  return blocks;
}

/** The scripts of a page or component, each at its place, with blanks for everything else; '' where it has none. */
export function scriptsOf(text: string): string {
  const blocks = scriptBlocks(text);
  if (blocks.length === 0) return '';
  let masked = '';
  let at = 0;
  for (const { start, end } of blocks) {
    masked += `${blank(text.slice(at, start))}${text.slice(start, end)}`;
    at = end;
  }
  return masked + blank(text.slice(at));
}

/** A page's or component's scripts as one source with the offsets of the file. */
export function scriptSource(source: SourceText): SourceText {
  const isTypeScript = scriptBlocks(source.text).some(block => block.isTypeScript);
  return new SourceText(`${source.path}.${isTypeScript ? 'ts' : 'js'}`, scriptsOf(source.text));
}

/** Blanks as long as the text; line ends stay, and a semicolon parts two scripts where there is room. */
function blank(text: string): string {
  const blanks = text.replace(/[^\r\n]/g, ' ');
  const gap = blanks.indexOf(' ');
  return gap < 0 ? blanks : `${blanks.slice(0, gap)};${blanks.slice(gap + 1)}`;
}
