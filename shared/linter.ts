import { FindingMaker } from './findings.ts';
import { type Finding, type RuleContext, rules, type Subject, type Verdict } from './rules/index.ts';
import { portsOf, subtract } from './rules/port-sets.ts';
import type { Settings } from './settings.ts';
import { applySuppressions } from './suppressions.ts';
import { getOrMake, type TextRange } from './text/index.ts';
import type { WorkspaceSnapshot } from './workspace/index.ts';

/** Gives the settings that hold for a path; hosts make it from configuration files and their own settings. */
export type SettingsFor = (path: string) => Settings;

/** The findings of one file, by position, suppressions applied. A file the snapshot does not know has none. */
export function lintFile(snapshot: WorkspaceSnapshot, path: string, settingsFor: SettingsFor): Finding[] {
  const facts = snapshot.files.get(path);
  if (!facts || facts.lineStarts.length === 0) return [];
  const settings = settingsFor(path);
  const context: RuleContext = { facts, snapshot, settings };
  const active = rules.filter(rule => settings.rules[rule.meta.id] !== 'off');
  const maker = new FindingMaker(path, settings);
  let findings: Finding[] = [];
  for (const rule of active) {
    const seen = new Map<number, Verdict[]>();
    for (const verdict of rule.check(context)) {
      const range = verdict.range ?? rangeOf(verdict.subject);
      if (isRestated(verdict) || isAllowed(verdict, settings) || isRepeated(verdict, range, seen)) continue;
      findings.push(maker.make(rule.meta, verdict, verdict.subject, range));
    }
  }
  if (facts.suppressions.length > 0) findings = applySuppressions(facts, findings, active, maker);
  return findings.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
}

/** The findings of every file of the snapshot, in path order; files without findings are left out. */
export function lintWorkspace(snapshot: WorkspaceSnapshot, settingsFor: SettingsFor): Map<string, Finding[]> {
  const found = new Map<string, Finding[]>();
  for (const path of [...snapshot.files.keys()].sort()) {
    const findings = lintFile(snapshot, path, settingsFor);
    if (findings.length > 0) found.set(path, findings);
  }
  return found;
}

function rangeOf(subject: Subject): TextRange {
  switch (subject.kind) {
    case 'occurrence':
      return subject.occurrence.range;
    case 'defect':
      return subject.defect.range;
    case 'fact':
      return subject.fact.range;
    case 'reference':
      return subject.reference.range;
  }
}

function isRestated({ subject }: Verdict): boolean {
  return subject.kind === 'occurrence' && subject.occurrence.restated === true;
}

/** Whether every port that a verdict is about is in the configuration's `allow`. */
function isAllowed({ subject }: Verdict, { allow }: Settings): boolean {
  if (allow.length === 0 || subject.kind !== 'occurrence') return false;
  const dynamic = subject.occurrence.resolution === 'dynamic';
  const ports = dynamic ? { first: 0, last: 0 } : portsOf(subject.occurrence);
  if (!ports) return false;
  return (
    subtract(
      [ports],
      allow.map(entry => entry.range),
    ).length === 0
  );
}

/** One literal may be several occurrences (an anchor that two services use): it is told of once in each role. */
function isRepeated(verdict: Verdict, range: TextRange, seen: Map<number, Verdict[]>): boolean {
  const sameStart = getOrMake(seen, range.start, () => []);
  const repeated = sameStart.some(
    other =>
      other.messageId === verdict.messageId &&
      roleOf(other) === roleOf(verdict) &&
      (other.range ?? rangeOf(other.subject)).end === range.end,
  );
  sameStart.push(verdict);
  return repeated;
}

function roleOf({ subject }: Verdict): string {
  return subject.kind === 'occurrence' ? subject.occurrence.role : subject.kind;
}
