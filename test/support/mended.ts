import {
  applyEdits,
  type ConfigLayer,
  type FileEdit,
  type FileFacts,
  type Finding,
  type Fix,
  type FixHost,
  fixesOf,
  lintWorkspace,
  parseConfig,
  readFile,
  resolveSettings,
  type Severity,
  SourceText,
  type TextEdit,
  type TextRange,
  WorkspaceIndex,
  type WorkspaceSnapshot,
} from '../../shared/index.ts';
import { assets } from './assets.ts';
import { syntaxErrors } from './syntax-errors.ts';

const CONFIG = '.portlint.yaml';
const RANK: Readonly<Record<Severity, number>> = { hint: 0, information: 1, warning: 2, error: 3 };

/** Findings by path, as the linter gives them. */
type Findings = ReadonlyMap<string, readonly Finding[]>;

/**
 * A workspace that fixes change file by file, for thousands of trials: only what an edit touches is read
 * anew. Unlike a `TestWorkspace` it says what a fix did wrong.
 */
export class MendedWorkspace implements FixHost {
  readonly files = new Map<string, string>();
  readonly #index = new WorkspaceIndex();
  #findings: Findings | undefined;
  #layers: ConfigLayer[] = [];

  static async of(files: Readonly<Record<string, string>>): Promise<MendedWorkspace> {
    const workspace = new MendedWorkspace();
    for (const [path, text] of Object.entries(files)) await workspace.#put(path, text);
    return workspace;
  }

  get snapshot(): WorkspaceSnapshot {
    return this.#index.snapshot();
  }

  readonly settingsFor = (path: string) => resolveSettings(this.#layers, path);

  configFile(): { path: string; text: string | undefined } {
    return { path: CONFIG, text: this.files.get(CONFIG) };
  }

  get findings(): Findings {
    this.#findings ??= lintWorkspace(this.snapshot, this.settingsFor);
    return this.#findings;
  }

  /** Every finding, by path and place. */
  all(): Finding[] {
    return [...this.findings.values()].flat();
  }

  fixes(finding: Finding): Fix[] {
    return fixesOf(finding, this);
  }

  /** Applies edits for good. */
  async apply(edits: readonly FileEdit[]): Promise<void> {
    for (const [path, text] of changedTexts(edits, this.files)) await this.#put(path, text);
  }

  /** What applying a fix of `finding` would do wrong; the workspace is as before afterwards. */
  async trial(finding: Finding, fix: Pick<Fix, 'edits'>): Promise<string[]> {
    const breaches = await this.take(finding, fix.edits, before => this.#restore(before));
    return breaches;
  }

  /** Applies edits that are to mend `finding` (or nothing certain), for good unless `after` restores; gives what they do wrong. */
  async take(
    finding: Finding | undefined,
    edits: readonly FileEdit[],
    after: (before: Before) => void = () => {},
  ): Promise<string[]> {
    const breaches = edits.flatMap(edit => this.#editBreaches(edit));
    if (breaches.length > 0) return breaches;
    const before: Before = {
      findings: this.findings,
      layers: this.#layers,
      texts: new Map(edits.map(({ path }) => [path, this.files.get(path)])),
      facts: new Map(edits.map(({ path }) => [path, this.#index.get(path)])),
    };
    await this.apply(edits);
    for (const { path } of edits) {
      const facts = this.#index.get(path);
      const earlier = before.facts.get(path)?.trouble;
      if (facts?.trouble && !earlier) breaches.push(`${path} is in trouble: ${facts.trouble.reason}`);
      const [was, is] = await Promise.all([
        syntaxErrors(path, before.texts.get(path) ?? ''),
        syntaxErrors(path, this.files.get(path)!),
      ]);
      if (is > was) breaches.push(`${path} no longer parses`);
    }
    breaches.push(...findingBreaches(finding, edits, before.findings, this.findings));
    after(before);
    return breaches;
  }

  #restore({ findings, layers, texts, facts }: Before): void {
    for (const [path, text] of texts) {
      const known = facts.get(path);
      if (text === undefined) this.files.delete(path);
      else this.files.set(path, text);
      if (known) this.#index.set(known);
      else this.#index.delete(path);
    }
    this.#layers = layers;
    this.#findings = findings;
  }

  async #put(path: string, text: string): Promise<void> {
    this.files.set(path, text);
    this.#index.set(await readFile(new SourceText(path, text), assets));
    this.#findings = undefined;
    if (path !== CONFIG) return;
    const config = parseConfig(CONFIG, text);
    if (config.problems.length > 0) throw new Error(config.problems.map(({ message }) => message).join('; '));
    this.#layers = [config];
  }

  /** What is wrong with the edits of one file by themselves. */
  #editBreaches({ path, edits, create }: FileEdit): string[] {
    const text = this.files.get(path);
    if ((text === undefined) !== (create ?? false)) return [`${path}: "create" does not fit`];
    const breaches: string[] = [];
    for (const { range, newText } of edits) {
      if (range.start < 0 || range.end < range.start || range.end > (text ?? '').length)
        breaches.push(`${path}: the edit lies outside of the text`);
      if (/\r\n/.test(text ?? '') && !/(^|[^\r])\n/.test(text!) && /(^|[^\r])\n/.test(newText))
        breaches.push(`${path}: a bare line feed comes into a text with CRLF`);
      if (text !== undefined && /\n/.test(text) && !/\r/.test(text) && /\r/.test(newText))
        breaches.push(`${path}: a carriage return comes into a text with LF`);
    }
    return breaches;
  }
}

interface Before {
  readonly findings: Findings;
  readonly layers: ConfigLayer[];
  readonly texts: ReadonlyMap<string, string | undefined>;
  readonly facts: ReadonlyMap<string, FileFacts | undefined>;
}

function changedTexts(edits: readonly FileEdit[], files: ReadonlyMap<string, string>): [string, string][] {
  return edits.map(each => [each.path, applyEdits(files.get(each.path) ?? '', each.edits)]);
}

/** Whether the mended finding stands still, and which errors and warnings are new. */
function findingBreaches(
  mended: Finding | undefined,
  fileEdits: readonly FileEdit[],
  before: Findings,
  after: Findings,
): string[] {
  const edits = new Map(fileEdits.map(each => [each.path, each.edits]));
  const breaches: string[] = [];
  if (mended) {
    const place = moved(mended.range, edits.get(mended.path) ?? []);
    const left = (after.get(mended.path) ?? []).find(
      ({ ruleId, messageId, subject, range }) =>
        ruleId === mended.ruleId &&
        roleOf(subject) === roleOf(mended.subject) &&
        // A comment that is mended may turn out to be needless, which is another finding.
        (subject.kind !== 'suppression' || messageId === mended.messageId) &&
        meet(range, place),
    );
    if (left) breaches.push(`not mended: ${left.message}`);
  }
  for (const [path, findings] of after) {
    const earlier = before.get(path);
    if (earlier === findings) continue;
    const places = (earlier ?? []).map(finding => ({
      finding,
      place: moved(finding.range, edits.get(path) ?? []),
    }));
    for (const finding of findings) {
      if (RANK[finding.severity] < RANK.warning) continue;
      const known = places.some(
        ({ finding: old, place }) =>
          old !== mended &&
          old.ruleId === finding.ruleId &&
          RANK[old.severity] >= RANK[finding.severity] &&
          meet(place, finding.range),
      );
      if (!known) breaches.push(`new in ${path}: ${finding.severity} ${finding.ruleId}: ${finding.message}`);
    }
  }
  return breaches;
}

function roleOf(subject: Finding['subject']): string {
  return subject.kind === 'occurrence' ? subject.occurrence.role : subject.kind;
}

/** Where a range lies once edits are made; what they write at its ends belongs to it. */
function moved({ start, end }: TextRange, edits: readonly TextEdit[]): TextRange {
  let [low, high] = [start, end];
  for (const { range, newText } of edits) {
    const delta = newText.length - (range.end - range.start);
    if (range.end < start) low += delta;
    else if (range.start < start) low += range.start - start;
    if (range.end <= end) high += delta;
    else if (range.start < end) high += range.start + newText.length - end;
  }
  return { start: low, end: high };
}

function meet(a: TextRange, b: TextRange): boolean {
  return a.start <= b.end && b.start <= a.end;
}
