import { MappedText, type SourceText } from '../../text/index.ts';
import { type EmbeddedFile, pathBeside } from './embedded-file.ts';

/** Scripts, images and HashiCorp's files, which write other files by here-documents. */
const NAME =
  /\.(?:sh|bash|zsh|bats|tf|tofu|hcl|nomad|tpl|dockerfile)(?:\.(?:in|j2|tmpl|tpl|example))?$|^(?:dockerfile|containerfile)\b|^makefile$|\.mk$|^[a-z][\w-]{0,40}$/i;
const OPENER = /<<[-~]?[ \t]{0,4}["']?([A-Za-z_]\w{0,40})["']?/g;

/** More of them are data. */
const MAX_DOCUMENTS = 200;
/** Searches for an end that found none: keeps hostile texts linear. */
const MAX_LOST = 32;

/** A name that says what a file is. */
const FILE_NAME =
  /(?:^|\/)(?:[\w@%+.-]{0,100}\.[A-Za-z][\w.-]{0,30}|Caddyfile|Dockerfile|Procfile|Corefile)$/;

/** A linear content test: whether a script may write another file that holds a port. */
export function mayHoldDocuments(name: string, text: string): boolean {
  return text.includes('<<') && NAME.test(name) && /<<[-~]?[ \t]{0,4}["']?[A-Za-z_]/.test(text);
}

/**
 * The files that a script, a Dockerfile or a file of Terraform and Nomad writes by here-documents: into a file
 * (`cat > nginx.conf <<EOF`, `COPY <<EOF /etc/nginx/nginx.conf`, `destination = "local/prometheus.yml"`), to a program
 * that takes a manifest (`kubectl apply -f - <<EOF`), and what says itself that it is one: an object of
 * Kubernetes, JSON, a machine's first script.
 */
export function hereDocuments(source: SourceText): EmbeddedFile[] {
  const { text, name } = source;
  const files: EmbeddedFile[] = [];
  const inHcl = /\.(?:tf|tofu|hcl|nomad|tpl)\b/i.test(name);
  let from = 0;
  let lost = 0;
  for (const opener of text.matchAll(OPENER)) {
    if (opener.index < from || lost > MAX_LOST || files.length >= MAX_DOCUMENTS) continue;
    const lineStart = text.lastIndexOf('\n', opener.index) + 1;
    const lineEnd = text.indexOf('\n', opener.index);
    if (lineEnd < 0 || lineEnd - lineStart > 2000) continue;
    const start = lineEnd + 1;
    const end = endOf(text, start, opener[1]!);
    if (end === undefined) {
      lost++;
      continue;
    }
    from = end;
    const line = text.slice(lineStart, lineEnd);
    if (/^\s*(?:#|\/\/)/.test(line)) continue;
    const body = text.slice(start, end);
    const near = inHcl
      ? text.slice(Math.max(0, lineStart - 400), lineStart) + text.slice(end, end + 400)
      : '';
    const path = pathOf(line, body, near, inHcl);
    if (path) files.push({ path: pathBeside(source, path), text: dedented(body, start), inContainer: false });
  }
  return files;
}

function pathOf(line: string, body: string, near: string, inHcl: boolean): string | undefined {
  if (inHcl) {
    const destination = /\bdestination\s{0,20}=\s{0,20}"([^"\n]{1,200})"/.exec(near)?.[1];
    return (destination && FILE_NAME.test(destination) && cleaned(destination)) || pathByContent(body, true);
  }
  if (/\b(?:kubectl|oc)\b.{0,200}\b(?:apply|create|replace)\b/.test(line)) return 'manifest.yaml';
  if (/\bdocker[ -]compose\b.{0,100}-f\s{0,4}-/.test(line)) return 'compose.yaml';
  const written =
    /^\s*(?:COPY|ADD)\s.*?<<[-~]?\s*["']?\w+["']?\s+(\S{1,200})\s*$/i.exec(line)?.[1] ??
    /\btee\s{1,9}(?:-a\s{1,9}|--append\s{1,9})?["']?([^\s"'|;&<>]{1,200})/.exec(line)?.[1] ??
    /(?<![<>&\d])>{1,2}\s{0,9}["']?([^\s"'|;&<>()]{1,200})/.exec(line)?.[1];
  if (written !== undefined) return FILE_NAME.test(written) ? cleaned(written) : undefined;
  return pathByContent(body, false);
}

/** What a text is by its own beginning. */
function pathByContent(body: string, inHcl: boolean): string | undefined {
  const beginning = body.slice(0, 400).trimStart();
  if (/^(?:---\s{1,9})?(?:apiVersion|kind):/.test(beginning)) return 'manifest.yaml';
  if (/^\{\s{0,99}"/.test(beginning)) return 'data.json';
  // In a shell's script they are what another shell runs, which its reader knows.
  if (inHcl && /^#!.{0,40}sh\b/.test(beginning)) return 'user-data.sh';
  if (inHcl && beginning.startsWith('#cloud-config')) return 'cloud-config.yaml';
  return undefined;
}

function cleaned(path: string): string {
  return path.replace(/[^\w./@-]/g, '_');
}

/** Where the line begins that ends a here-document. Line by line: a long one may hold the name without end. */
function endOf(text: string, start: number, name: string): number | undefined {
  for (let line = start; line <= text.length; ) {
    const feed = text.indexOf('\n', line);
    const end = feed < 0 ? text.length : feed;
    if (end - line < 200) {
      const word = text.slice(line, end).trim();
      if (word === name || (word.startsWith(name) && word[name.length] === ')')) return line;
    }
    if (feed < 0) return undefined;
    line = feed + 1;
  }
  return undefined;
}

/** Without the blanks that all lines begin with: YAML at a margin of its own. */
function dedented(body: string, start: number): MappedText {
  const lines = body.split(/(?<=\n)/);
  let common = 100;
  for (const line of lines)
    if (line.trim() !== '') common = Math.min(common, /^[ \t]*/.exec(line)![0].length);
  let units = '';
  const offsets: number[] = [];
  let at = start;
  for (const line of lines) {
    const blanks = Math.min(common, /^[ \t]*/.exec(line)![0].length);
    units += line.slice(blanks);
    for (let i = blanks; i < line.length; i++) offsets.push(at + i);
    at += line.length;
  }
  return MappedText.mapped(units, [...offsets, at]);
}
