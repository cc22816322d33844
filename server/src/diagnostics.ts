import { type Diagnostic, DiagnosticSeverity, DiagnosticTag, type Range } from 'vscode-languageserver';
import {
  type Finding,
  lineStartsOf,
  positionAt,
  ruleUrl,
  type Severity,
  type TextRange,
  type WorkspaceSnapshot,
} from '../../shared/index.ts';
import type { LoadedConfig } from './config-store.ts';

/** What diagnostics name as their origin. */
const SOURCE = 'portlint';

const SEVERITIES: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** A range of offsets as the protocol counts: lines and characters from 0. */
export function toRange(lineStarts: readonly number[], range: TextRange): Range {
  return { start: toPosition(lineStarts, range.start), end: toPosition(lineStarts, range.end) };
}

function toPosition(lineStarts: readonly number[], offset: number): Range['start'] {
  const { line, column } = positionAt(lineStarts, offset);
  return { line: line - 1, character: column - 1 };
}

/** The findings of one file as diagnostics. `uriOf` gives the URI of an engine path. */
export function findingDiagnostics(
  findings: readonly Finding[],
  snapshot: WorkspaceSnapshot,
  uriOf: (path: string) => string,
): Diagnostic[] {
  const startsOf = (path: string) => snapshot.files.get(path)?.lineStarts ?? [0];
  return findings.map(finding => ({
    range: toRange(startsOf(finding.path), finding.range),
    severity: SEVERITIES[finding.severity],
    source: SOURCE,
    code: finding.ruleId,
    codeDescription: { href: ruleUrl(finding.ruleId) },
    message: finding.message,
    // A comment that silences nothing is faded like unused code.
    ...(finding.subject.kind === 'suppression' && { tags: [DiagnosticTag.Unnecessary] }),
    ...(finding.related.length > 0 && {
      relatedInformation: finding.related.map(place => ({
        location: { uri: uriOf(place.path), range: toRange(startsOf(place.path), place.range) },
        message: place.message,
      })),
    }),
    data: finding.fingerprint,
  }));
}

/** What is wrong with a configuration file, at its places. */
export function configDiagnostics(config: LoadedConfig | undefined): Diagnostic[] {
  if (!config || config.problems.length === 0) return [];
  const lineStarts = lineStartsOf(config.text);
  return config.problems.map(problem => ({
    range: toRange(lineStarts, problem.range),
    severity: DiagnosticSeverity.Error,
    source: SOURCE,
    code: 'config',
    message: problem.message,
  }));
}
