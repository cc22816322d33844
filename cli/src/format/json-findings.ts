import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  type Finding,
  type Fix,
  type FixHost,
  fixesOf,
  lineStartsOf,
  positionAt,
  ruleUrl,
} from '../../../shared/index.ts';
import { withoutBom } from '../../../shared/node/index.ts';
import type { Scan } from '../scan.ts';

/**
 * A fix of more places than this stands with the first of the findings that it is offered for and not with each of
 * the others, which would make what is printed grow with their square.
 */
const MOST_REPEATED = 50;

/** What the formats of `lint` are made from. */
export interface FindingsInput {
  readonly scan: Scan;
  /** By file and place. */
  readonly findings: readonly Finding[];
  readonly host: FixHost;
  /** How many edits `--fix` made. */
  readonly fixed: number;
}

/** The `lint --format json` contract, ending with a line feed. */
export function jsonFindings(input: FindingsInput): string {
  const { scan, findings } = input;
  const lines = lineIndex(scan);
  const isTold = toldFixes();
  const span = (file: string, range: { start: number; end: number }) => {
    const start = positionAt(lines(file), range.start);
    const end = positionAt(lines(file), range.end);
    return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
  };
  return `${JSON.stringify(
    {
      version: 1,
      findings: findings.map(finding => ({
        ruleId: finding.ruleId,
        severity: finding.severity,
        message: finding.message,
        file: scan.display(finding.path),
        ...span(finding.path, finding.range),
        port: finding.subject.kind === 'occurrence' ? finding.subject.occurrence.port : null,
        fingerprint: finding.fingerprint,
        url: ruleUrl(finding.ruleId),
        related: finding.related.map(place => {
          const { line, column } = positionAt(lines(place.path), place.range.start);
          return { file: scan.display(place.path), line, column, message: place.message };
        }),
        fixes: fixesOf(finding, input.host)
          .filter(fix => !isTold(fix))
          .map(fix => ({
            title: fix.title,
            applicability: fix.applicability,
            edits: fix.edits.flatMap(file =>
              file.edits.map(edit => ({
                file: scan.display(file.path),
                ...span(file.path, edit.range),
                newText: edit.newText,
              })),
            ),
          })),
      })),
      summary: summaryOf(input),
    },
    null,
    2,
  )}\n`;
}

/** Whether a fix of many places was asked about before: one of the same title that changes the same to the same. */
function toldFixes(): (fix: Fix) => boolean {
  const told = new Set<string>();
  return ({ title, edits }) => {
    const changes = edits.flatMap(({ path, edits: own }) =>
      own.map(({ range, newText }) => `${range.start}-${range.end} ${newText} ${path}`),
    );
    if (changes.length <= MOST_REPEATED) return false;
    // Each finding's own place is the first of its fix.
    const key = [title, ...changes.sort()].join('\n');
    return told.has(key) || !told.add(key);
  };
}

/** Counts of a run: files seen, files read, findings by severity, and what was skipped. */
export function summaryOf({ scan, findings }: FindingsInput) {
  const count = (severity: Finding['severity']) => findings.filter(f => f.severity === severity).length;
  return {
    files: scan.files,
    read: scan.read,
    errors: count('error'),
    warnings: count('warning'),
    information: count('information'),
    hints: count('hint'),
    skipped: scan.skipped.map(({ file, reason }) => ({ file, reason })),
  };
}

/** Line starts of a file: from its facts, or, for one without facts (a configuration), from the disk. */
function lineIndex(scan: Scan): (file: string) => readonly number[] {
  const read = new Map<string, readonly number[]>();
  return file => {
    const known = scan.snapshot.files.get(file)?.lineStarts;
    if (known && known.length > 0) return known;
    const cached = read.get(file);
    if (cached) return cached;
    let starts: readonly number[] = [0];
    try {
      starts = lineStartsOf(withoutBom(readFileSync(path.join(scan.root, file), 'utf8')));
    } catch {
      // A file that a fix is about to create has one empty line.
    }
    read.set(file, starts);
    return starts;
  };
}
