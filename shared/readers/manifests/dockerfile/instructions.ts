import { MappedText } from '../../../text/index.ts';
import { MAY_SPEAK_OF_PORTS } from '../../shell/may-speak-of-ports.ts';
import { splitWords } from './words.ts';

/** One instruction of a Dockerfile, its lines joined: continuations and the comments between them are gone. */
export interface Instruction {
  /** Upper case: `EXPOSE`. */
  readonly keyword: string;
  /** What stands after the keyword, without the blanks around it. */
  readonly body: MappedText;
}

/** `setcap` of a capability by which a program may bind ports below 1024. */
const GRANTS_BINDING = /\bsetcap\b|cap_net_bind_service/i;

/** A Dockerfile's escape character and those of its instructions that {@link KEYWORDS} names. */
export interface DockerfileSyntax {
  readonly escapeUnit: '\\' | '`';
  readonly instructions: readonly Instruction[];
}

/** The instructions that can say something about ports; the others are skipped without copying them. */
const KEYWORDS = new Set('FROM ARG ENV EXPOSE USER ONBUILD CMD ENTRYPOINT HEALTHCHECK'.split(' '));

/** The instructions that take here-documents (Dockerfile reference, "Here-Documents"). */
const HEREDOC = /^(?:onbuild\s+)?(?:run|copy|add)\b/i;

/** Unterminated here-documents that are searched for before the search is given up: keeps hostile files linear. */
const MAX_OPEN_HEREDOCS = 32;

/**
 * Splits a Dockerfile into instructions by the rules of BuildKit's parser: parser directives, comments,
 * line continuations with the chosen escape character, here-documents.
 *
 * An own lexer rather than the package dockerfile-ast: that one brings LSP types and line/column
 * positions into the engine, adds 86 KB to the bundle, reads the bodies of here-documents as arguments,
 * and takes time quadratic in the number of variables (8.8 s for 32,000 lines).
 */
export function parseInstructions(text: string): DockerfileSyntax {
  const escapeUnit = escapeDirective(text);
  const instructions: Instruction[] = [];
  let openHeredocs = 0;
  let offset = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (offset < text.length) {
    const first = lineAt(text, offset);
    offset = first.next;
    const start = skipBlanks(text, first.start, first.end);
    if (start === first.end || text[start] === '#') continue;
    const pieces: Piece[] = [];
    let line: Line = { ...first, start };
    let continued = true;
    while (continued) {
      const cut = continuation(text, line, escapeUnit);
      continued = cut !== undefined && offset < text.length;
      pieces.push({ start: line.start, end: cut ?? line.end });
      // Comments and empty lines between continued lines do not end the instruction.
      while (continued) {
        line = lineAt(text, offset);
        offset = line.next;
        const content = skipBlanks(text, line.start, line.end);
        if (content < line.end && text[content] !== '#') break;
        continued = offset < text.length;
      }
    }
    // RUN is most of a file's text, and seldom about ports.
    const mayMatter = (piece: Piece) => {
      const line = text.slice(piece.start, piece.end);
      return MAY_SPEAK_OF_PORTS.test(line) || GRANTS_BINDING.test(line);
    };
    const head = text.slice(pieces[0]!.start, pieces[0]!.end);
    const keyword = /^[a-z]+/i.exec(head)?.[0].toUpperCase() ?? '';
    if (KEYWORDS.has(keyword) || (keyword === 'RUN' && pieces.some(mayMatter))) {
      const joined = join(text, pieces);
      instructions.push({ keyword, body: trim(joined, keyword.length) });
    }
    if (HEREDOC.test(head) && openHeredocs < MAX_OPEN_HEREDOCS) {
      for (const heredoc of heredocsOf(pieces.map(p => text.slice(p.start, p.end)).join(''), escapeUnit)) {
        const end = endOfHeredoc(text, offset, heredoc);
        if (end === undefined) openHeredocs++;
        else offset = end;
      }
    }
  }
  return { escapeUnit, instructions };
}

/** The instruction that an ONBUILD holds back, or undefined where none stands there. */
export function triggerOf(onbuild: Instruction): Instruction | undefined {
  const keyword = /^[a-z]+(?=\s)/i.exec(onbuild.body.value)?.[0];
  if (!keyword) return undefined;
  return { keyword: keyword.toUpperCase(), body: trim(onbuild.body, keyword.length) };
}

interface Piece {
  readonly start: number;
  readonly end: number;
}

interface Line extends Piece {
  /** Where the next line begins. */
  readonly next: number;
}

function lineAt(text: string, start: number): Line {
  const feed = text.indexOf('\n', start);
  if (feed < 0) return { start, end: text.length, next: text.length };
  return { start, end: feed > start && text[feed - 1] === '\r' ? feed - 1 : feed, next: feed + 1 };
}

function skipBlanks(text: string, start: number, end: number): number {
  let offset = start;
  while (offset < end && /\s/.test(text[offset]!)) offset++;
  return offset;
}

/** Where the line's continuation mark begins; a doubled escape character is none. */
function continuation(text: string, line: Piece, escapeUnit: string): number | undefined {
  let end = line.end;
  while (end > line.start && (text[end - 1] === ' ' || text[end - 1] === '\t')) end--;
  if (end === line.start || text[end - 1] !== escapeUnit) return undefined;
  return end - 1 > line.start && text[end - 2] === escapeUnit ? undefined : end - 1;
}

/** `# escape=` counts only among the directives at the very top, before any other comment or empty line. */
function escapeDirective(text: string): '\\' | '`' {
  let offset = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  for (;;) {
    const line = lineAt(text, offset);
    const directive = /^#\s*([a-z][a-z0-9]*)\s*=\s*(\S+)/i.exec(text.slice(line.start, line.end));
    if (!directive) return '\\';
    if (directive[1]!.toLowerCase() === 'escape') return directive[2] === '`' ? '`' : '\\';
    offset = line.next;
  }
}

function join(text: string, pieces: readonly Piece[]): MappedText {
  const [first] = pieces;
  if (pieces.length === 1) return MappedText.plain(text.slice(first!.start, first!.end), first!.start);
  const offsets: number[] = [];
  for (const { start, end } of pieces) for (let i = start; i < end; i++) offsets.push(i);
  offsets.push(pieces.at(-1)!.end);
  return MappedText.mapped(pieces.map(p => text.slice(p.start, p.end)).join(''), offsets);
}

/** `text` from unit `from` on, without the blanks at both ends. */
function trim(text: MappedText, from: number): MappedText {
  const start = skipBlanks(text.value, from, text.value.length);
  return text.slice(start, Math.max(start, text.value.trimEnd().length));
}

interface Heredoc {
  readonly name: string;
  /** `<<-`: tabs before the closing name do not count. */
  readonly dedented: boolean;
}

function heredocsOf(command: string, escapeUnit: string): Heredoc[] {
  if (!command.includes('<<')) return [];
  const found: Heredoc[] = [];
  for (const { start, end } of splitWords(command, escapeUnit)) {
    const match = /^\d{0,9}<<(-?)([^<]+)$/.exec(command.slice(start, end));
    if (match) found.push({ name: match[2]!.replaceAll(/['"]/g, ''), dedented: match[1] === '-' });
  }
  return found;
}

/** The offset after the line that closes the here-document, or undefined where nothing closes it. */
function endOfHeredoc(text: string, from: number, heredoc: Heredoc): number | undefined {
  for (let offset = from; offset < text.length; ) {
    const line = lineAt(text, offset);
    let start = line.start;
    while (heredoc.dedented && text[start] === '\t') start++;
    if (line.end - start === heredoc.name.length && text.startsWith(heredoc.name, start)) return line.next;
    offset = line.next;
  }
  return undefined;
}
