import { readFileSync } from 'node:fs';
import path from 'node:path';
import { bestFix, type Finding, positionAt, ruleUrl } from '../../../shared/index.ts';
import { textInBytes } from '../../../shared/node/index.ts';
import type { Colours } from '../colours.ts';
import type { Scan } from '../scan.ts';
import { type FindingsInput, summaryOf } from './json-findings.ts';
import { printable } from './printable.ts';
import { indentBelow, screenWidth } from './screen-width.ts';
import { skippedFiles } from './skipped-files.ts';

/** Longest stretch of a source line that is shown; a minified line would fill the screen. */
const MAX_EXCERPT = 160;

/** The findings as people read them: place, severity, message, the source line with a caret, the rule. */
export function textFindings(input: FindingsInput, colours: Colours): string {
  const { scan, findings } = input;
  let text = '';
  let source: { file: string; lines: readonly string[] } = { file: '', lines: [] };
  for (const finding of findings) {
    if (source.file !== finding.path) source = { file: finding.path, lines: linesOf(scan, finding.path) };
    text += `${block(input, finding, source.lines, colours)}\n`;
  }
  for (const line of skippedFiles(scan)) text += `${colours.dim(line)}\n`;
  return `${text}${rulesTold(findings, colours)}${closing(input, colours)}\n`;
}

function block(
  { scan, host }: FindingsInput,
  finding: Finding,
  lines: readonly string[],
  colours: Colours,
): string {
  const starts = scan.snapshot.files.get(finding.path)!.lineStarts;
  const start = positionAt(starts, finding.range.start);
  const end = positionAt(starts, finding.range.end);
  const place = `${printable(scan.display(finding.path))}:${start.line}:${start.column}`;
  const rule = colours.link(colours.dim(finding.ruleId), ruleUrl(finding.ruleId));
  const head = `${colours.bold(place)} ${severityText(finding, colours)} ${printable(finding.message)} ${rule}`;
  const length = end.line === start.line ? end.column - start.column : 1;
  const excerpt = excerptOf(lines[start.line - 1] ?? '', start.column, Math.max(length, 1));
  const gutter = String(start.line);
  const pad = ' '.repeat(gutter.length);
  // The best one; the editor and the JSON have them all.
  const fix = bestFix(finding, host);
  const related = finding.related.slice(0, 5).map(r => {
    const at = positionAt(scan.snapshot.files.get(r.path)?.lineStarts ?? [0], r.range.start);
    return colours.dim(
      `${pad} = ${printable(`${scan.display(r.path)}:${at.line}:${at.column} ${r.message}`)}`,
    );
  });
  return [
    head,
    `${colours.dim(`${gutter} |`)} ${excerpt.text}`,
    `${colours.dim(`${pad} |`)} ${excerpt.indent}${colourOf(finding, colours)('^'.repeat(excerpt.length))}`,
    ...related,
    ...(fix ? [colours.dim(`${pad} = fix: ${printable(fix.title)}`)] : []),
    '',
  ].join('\n');
}

/** Each rule that spoke, once, with the address of its page. */
function rulesTold(findings: readonly Finding[], colours: Colours): string {
  const ids = [...new Set(findings.map(finding => finding.ruleId))].sort();
  const width = Math.max(0, ...ids.map(id => id.length));
  const list = ids.map(id => colours.dim(`${id.padEnd(width)}  ${ruleUrl(id)}\n`));
  return list.length > 0 ? `${list.join('')}\n` : '';
}

/**
 * The stretch of a line around a column (1-based, `length` UTF-16 units marked), the indent that brings carets
 * below it, and their number (columns of the screen).
 */
function excerptOf(
  line: string,
  column: number,
  length: number,
): { text: string; indent: string; length: number } {
  const start = line.length > MAX_EXCERPT ? Math.max(0, column - 1 - 60) : 0;
  const shown = line.slice(start, start + MAX_EXCERPT);
  const text = (start > 0 ? '…' : '') + printable(shown) + (start + MAX_EXCERPT < line.length ? '…' : '');
  const before = (start > 0 ? '…' : '') + printable(line.slice(start, column - 1));
  const marked = printable(shown.slice(column - 1 - start, column - 1 - start + length));
  return { text, indent: indentBelow(before), length: Math.max(1, screenWidth(marked)) };
}

function linesOf(scan: Scan, file: string): readonly string[] {
  try {
    return textInBytes(readFileSync(path.join(scan.root, file))).text.split(/\r\n|\n|\r/);
  } catch {
    return [];
  }
}

function colourOf(finding: Finding, colours: Colours): (text: string) => string {
  if (finding.severity === 'error') return colours.red;
  return finding.severity === 'warning' ? colours.yellow : colours.blue;
}

function severityText(finding: Finding, colours: Colours): string {
  return colourOf(finding, colours)(finding.severity);
}

function closing(input: FindingsInput, colours: Colours): string {
  const { errors, warnings, information, hints, read, files } = summaryOf(input);
  const counted = [
    plural(errors, 'error'),
    plural(warnings, 'warning'),
    information > 0 ? `${information} information` : '',
    hints > 0 ? plural(hints, 'hint') : '',
  ].filter(part => part && !part.startsWith('0 '));
  const verdict = counted.length > 0 ? colours.bold(counted.join(', ')) : colours.green('no findings');
  const mended = input.fixed > 0 ? `${plural(input.fixed, 'fix', 'fixes')} applied; ` : '';
  const left = input.scan.skipped.length > 0 ? `, ${input.scan.skipped.length} not read or read in part` : '';
  return `${mended}${verdict} in ${plural(read, 'file')} read of ${files}${left}`;
}

function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
