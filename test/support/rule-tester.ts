/**
 * Tables of cases for rules. A case is a little workspace whose texts carry marks (see marks.ts):
 *
 *     ports:
 *       - "50051:80"
 *     ~    ^^^^^ warning host
 *
 * Mark: `~ ^^^ SEVERITY MESSAGE-ID`, at the exact range of a finding of the rule under test. Findings
 * of other rules are not looked at.
 */
import { describe, expect, it } from 'vitest';
import { type ConfigInput, type FileFacts, type Finding, positionAt, rules } from '../../shared/index.ts';
import { parseFixture } from './marks.ts';
import { TestWorkspace } from './test-workspace.ts';

export interface RuleCase {
  readonly name: string;
  /** Marked texts by path. */
  readonly files: Readonly<Record<string, string>>;
  /** The host's own settings; a `.portlint.yaml` among the files counts as well. */
  readonly config?: ConfigInput;
  /** Facts of further files, for what no reader gives. */
  readonly facts?: readonly FileFacts[];
  /** Findings in files of `facts`, each as `PATH:LINE:COLUMN-END SEVERITY MESSAGE-ID`. */
  readonly expected?: readonly string[];
  /** The titles of the fixes of the first finding, best first. */
  readonly fixes?: readonly string[];
  /** The files that differ once the best fix of every finding was applied; no finding is left then. */
  readonly fixed?: Readonly<Record<string, string>>;
  /** The messages, by place. */
  readonly messages?: readonly string[];
}

/** Declares the tests of a rule. */
export function testRule(ruleId: string, cases: readonly RuleCase[]): void {
  describe(ruleId, () => {
    it('is registered', () => expect(rules.map(rule => rule.meta.id)).toContain(ruleId));
    for (const each of cases) it(each.name, () => check(ruleId, each));
  });
}

async function check(ruleId: string, each: RuleCase): Promise<void> {
  const files: Record<string, string> = {};
  const expected = [...(each.expected ?? [])];
  for (const [path, marked] of Object.entries(each.files).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const { text, marks } = parseFixture(marked);
    files[path] = text;
    for (const mark of marks)
      expected.push(`${path}:${mark.line}:${mark.column}-${mark.endColumn} ${mark.what}`);
  }
  const workspace = await TestWorkspace.of(files, each.config, each.facts);
  const findings = workspace.findings(undefined, ruleId);
  expect(findings.map(finding => shown(finding, workspace)).sort()).toEqual(expected.sort());
  expect(new Set(findings.map(finding => finding.fingerprint)).size).toBe(findings.length);
  for (const { message } of findings) expect(message, 'a placeholder is left').not.toMatch(/[{}]/);
  if (each.messages) expect(findings.map(finding => finding.message)).toEqual(each.messages);
  if (each.fixes) expect(workspace.fixes(findings[0]!).map(fix => fix.title)).toEqual(each.fixes);
  const grades = rules.find(rule => rule.meta.id === ruleId)!.meta.fixes;
  for (const finding of findings) {
    for (const fix of workspace.fixes(finding)) {
      expect(grades).toContain(fix.applicability);
      const after = await workspace.apply(fix);
      expect(after.findings(undefined, ruleId).length, `after "${fix.title}"`).toBeLessThan(findings.length);
    }
  }
  if (each.fixed) expect(await fixAll(workspace, ruleId)).toEqual({ ...files, ...each.fixed });
}

/** Applies the best fix of the first finding until there is none left. */
async function fixAll(workspace: TestWorkspace, ruleId: string): Promise<TestWorkspace['files']> {
  for (let now = workspace, rounds = 0; ; rounds++) {
    const [finding] = now.findings(undefined, ruleId);
    if (!finding) return now.files;
    const [fix] = now.fixes(finding);
    if (!fix || rounds > 50) throw new Error(`not mended: ${shown(finding, now)}`);
    now = await now.apply(fix);
  }
}

function shown(finding: Finding, workspace: TestWorkspace): string {
  const { lineStarts } = workspace.snapshot.files.get(finding.path)!;
  const start = positionAt(lineStarts, finding.range.start);
  const end = positionAt(lineStarts, finding.range.end);
  const place = end.line === start.line ? end.column : `${end.line}:${end.column}`;
  return `${finding.path}:${start.line}:${start.column}-${place} ${finding.severity} ${finding.messageId}`;
}
