import { allowEdit } from './config/allow-edit.ts';
import type { SettingsFor } from './linter.ts';
import { type Applicability, type Finding, type FixChange, type FixPlan, rules } from './rules/index.ts';
import { editsConflict, type TextEdit } from './text/index.ts';
import type { WorkspaceSnapshot } from './workspace/index.ts';

/** Edits to one file; `create` says that it does not exist yet. */
export interface FileEdit {
  readonly path: string;
  readonly edits: readonly TextEdit[];
  readonly create?: boolean;
}

/** A fix as text edits. */
export interface Fix {
  readonly ruleId: string;
  readonly title: string;
  readonly applicability: Applicability;
  readonly edits: readonly FileEdit[];
}

/** What fixes need from the host: the configuration file that holds for the finding, if there is one. */
export interface FixHost {
  readonly snapshot: WorkspaceSnapshot;
  readonly settingsFor: SettingsFor;
  /** The configuration file nearest to `path`, or where a new one belongs (`text` undefined). */
  configFile(path: string): { readonly path: string; readonly text: string | undefined };
}

/** The fixes of a finding, best first; made anew at each call. */
export function fixesOf(finding: Finding, host: FixHost): Fix[] {
  return [...eachFix(finding, host)];
}

/** The best fix of a finding, if it has one; no other is made. */
export function bestFix(finding: Finding, host: FixHost): Fix | undefined {
  for (const fix of eachFix(finding, host)) return fix;
  return undefined;
}

function* eachFix(finding: Finding, host: FixHost): Iterable<Fix> {
  for (const { title, applicability, changes } of plansOf(finding, host)) {
    const edits = editsOf(finding, changes, host);
    if (edits) yield { ruleId: finding.ruleId, title, applicability, edits };
  }
}

/**
 * The edits of all safe fixes of one file's findings that can be applied together (fix-all), in order.
 * A finding's best safe fix counts; one that would touch what an earlier one changes is left for the
 * next time.
 */
export function safeEdits(findings: readonly Finding[], host: FixHost): TextEdit[] {
  const chosen = new ChosenEdits();
  for (const finding of findings) {
    if (!ruleOf(finding)?.meta.fixes.includes('safe')) continue;
    const fix = fixesOf(finding, host).find(({ applicability }) => applicability === 'safe');
    const edits = fix?.edits.length === 1 && fix.edits[0]!.path === finding.path ? fix.edits[0]!.edits : [];
    chosen.add(edits);
  }
  return chosen.inOrder();
}

function ruleOf({ ruleId }: Finding): (typeof rules)[number] | undefined {
  return rules.find(({ meta }) => meta.id === ruleId);
}

function plansOf(finding: Finding, { snapshot, settingsFor }: FixHost): Iterable<FixPlan> {
  const facts = snapshot.files.get(finding.path);
  const rule = ruleOf(finding);
  if (!facts || !rule?.fixes) return [];
  return rule.fixes(finding, { facts, snapshot, settings: settingsFor(finding.path) });
}

/** A plan's changes as edits by file; undefined where a part of them cannot be done. */
function editsOf(finding: Finding, changes: readonly FixChange[], host: FixHost): FileEdit[] | undefined {
  const files = new Map<string, { edits: TextEdit[]; create: boolean }>();
  for (const change of changes) {
    const made = editOf(finding, change, host);
    if (!made) return undefined;
    const file = files.get(made.path) ?? { edits: [], create: made.create ?? false };
    file.edits.push(...made.edits);
    files.set(made.path, file);
  }
  for (const { edits } of files.values()) if (!canBeAppliedTogether(edits)) return undefined;
  return [...files].map(([path, { edits, create }]) => ({ path, edits, ...(create && { create }) }));
}

function editOf(finding: Finding, change: FixChange, host: FixHost): FileEdit | undefined {
  switch (change.kind) {
    case 'edit':
      return { path: change.path, edits: change.edits };
    case 'create-file': {
      const exists = host.snapshot.files.has(change.path);
      const edits = [{ range: { start: 0, end: 0 }, newText: change.text }];
      return { path: change.path, edits, ...(!exists && { create: true }) };
    }
    case 'set-port': {
      const { slot } = change.occurrence;
      if (!slot) return undefined;
      const ports = change.endPort === undefined ? `${change.port}` : `${change.port}-${change.endPort}`;
      const newText = slot.before + ports + slot.after;
      return { path: change.path, edits: [{ range: slot.range, newText }, ...(slot.further ?? [])] };
    }
    case 'allow': {
      const { path, text } = host.configFile(finding.path);
      const ports = { first: change.port, last: change.endPort ?? change.port };
      const edits = allowEdit(path, text ?? '', ports);
      return edits && { path, edits, ...(text === undefined && { create: true }) };
    }
  }
}

function canBeAppliedTogether(edits: readonly TextEdit[]): boolean {
  const ordered = [...edits].sort(inOrder);
  return ordered.every((edit, i) => i === 0 || !editsConflict(ordered[i - 1]!, edit));
}

/** Edits of one text of which no two touch the same characters; many are searched by halves. */
class ChosenEdits {
  readonly #ordered: TextEdit[] = [];

  /** Adds the edits of a fix unless one of them conflicts with one that was chosen; the very same ones are one. */
  add(edits: readonly TextEdit[]): void {
    const fresh = edits.filter(edit => !isSame(edit, this.#ordered[this.#indexOf(edit)]));
    if (fresh.some(edit => this.#conflictsWith(edit))) return;
    for (const edit of fresh) this.#ordered.splice(this.#indexOf(edit), 0, edit);
  }

  inOrder(): TextEdit[] {
    return this.#ordered;
  }

  /** Since those that are chosen keep clear of each other, only the neighbours can conflict. */
  #conflictsWith(edit: TextEdit): boolean {
    const index = this.#indexOf(edit);
    return this.#ordered.slice(Math.max(0, index - 1), index + 1).some(other => editsConflict(edit, other));
  }

  /** How many stand before an edit. */
  #indexOf(edit: TextEdit): number {
    let [first, last] = [0, this.#ordered.length];
    while (first < last) {
      const middle = (first + last) >> 1;
      if (inOrder(this.#ordered[middle]!, edit) < 0) first = middle + 1;
      else last = middle;
    }
    return first;
  }
}

function inOrder(a: TextEdit, b: TextEdit): number {
  return a.range.start - b.range.start || a.range.end - b.range.end;
}

function isSame(a: TextEdit, b: TextEdit | undefined): boolean {
  return a.range.start === b?.range.start && a.range.end === b.range.end && a.newText === b.newText;
}
