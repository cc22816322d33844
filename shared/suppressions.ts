import type { FindingMaker } from './findings.ts';
import type { FileFacts, SuppressionComment } from './readers/index.ts';
import { type Finding, type Rule, rules, unusedSuppression } from './rules/index.ts';
import { getOrMake, nearestName, positionAt, type TextRange } from './text/index.ts';

/** One rule id of a suppression comment (`id` undefined = every rule), and whether it silenced anything. */
interface Entry {
  readonly comment: SuppressionComment;
  readonly id: string | undefined;
  readonly range: TextRange;
  used: boolean;
}

/** Entries by rule id, `undefined` for every rule; the first of equal ones counts. */
type Entries = Map<string | undefined, Entry>;

/**
 * Takes out the findings that comments silence, and adds one for each comment, or rule named in one,
 * that silences nothing. `active` are the rules that ran: of the others nobody knows whether they
 * would have spoken.
 */
export function applySuppressions(
  facts: FileFacts,
  findings: readonly Finding[],
  active: readonly Rule[],
  maker: FindingMaker,
): Finding[] {
  const scopes = new Scopes(facts);
  const kept = [...findings]
    .sort((a, b) => a.range.start - b.range.start)
    .filter(finding => !scopes.silences(finding.ruleId, finding.range.start));
  scopes.finish();
  if (!active.some(rule => rule.meta.id === unusedSuppression.meta.id)) return kept;
  const ran = new Set(active.map(rule => rule.meta.id));
  for (const entry of scopes.entries) {
    const messageId = verdictOn(entry, ran, facts);
    if (!messageId || scopes.silences(unusedSuppression.meta.id, entry.range.start, true)) continue;
    const { id = '' } = entry;
    const near = messageId === 'unknown' ? nearestName(id, ruleIds()) : undefined;
    const data = {
      id,
      directive: DIRECTIVES[entry.comment.kind],
      hint: near ? ` Did you mean ${near}?` : '',
    };
    kept.push(maker.make(unusedSuppression.meta, { messageId, data }, { kind: 'suppression' }, entry.range));
  }
  return kept;
}

const DIRECTIVES: Readonly<Record<SuppressionComment['kind'], string>> = {
  line: 'portlint-disable-line',
  'next-line': 'portlint-disable-next-line',
  disable: 'portlint-disable',
  enable: 'portlint-enable',
  file: 'portlint-disable-file',
};

const ruleIds = () => rules.map(rule => rule.meta.id);

function verdictOn(entry: Entry, ran: ReadonlySet<string>, facts: FileFacts) {
  const { id, comment, used } = entry;
  if (id !== undefined && !ruleIds().includes(id)) return 'unknown';
  // What a reader could not read may hold what the comment silences.
  if (used || facts.trouble || id === unusedSuppression.meta.id || (id !== undefined && !ran.has(id)))
    return undefined;
  if (comment.kind === 'enable') return 'unopened';
  return id === undefined ? 'unused' : 'unusedRule';
}

/** Where comments silence what. Asked for findings in the order of their places. */
class Scopes {
  readonly entries: Entry[] = [];
  readonly #lineStarts: readonly number[];
  readonly #file: Entries = new Map();
  readonly #lines = new Map<number, Entries>();
  /** The `disable` and `enable` comments that are still ahead, in order. */
  readonly #ahead: { readonly offset: number; readonly entries: readonly Entry[] }[] = [];
  #next = 0;
  /** The open `disable` comments, and the rules that `enable` took out of one for every rule. */
  readonly #open: Entries = new Map();
  readonly #enabled = new Set<string>();

  constructor(facts: FileFacts) {
    this.#lineStarts = facts.lineStarts;
    const lineOf = (comment: SuppressionComment) => positionAt(this.#lineStarts, comment.range.start).line;
    // Several comments for the next line may stand one above the other.
    const nextLines = new Map<number, number>();
    for (const line of facts.suppressions
      .filter(({ kind }) => kind === 'next-line')
      .map(lineOf)
      .reverse())
      nextLines.set(line, nextLines.get(line + 1) ?? line + 1);
    for (const comment of facts.suppressions) {
      const own: Entry[] =
        comment.rules.length === 0
          ? [{ comment, id: undefined, range: comment.range, used: false }]
          : comment.rules.map(({ id, range }) => ({ comment, id, range, used: false }));
      this.entries.push(...own);
      const line = lineOf(comment);
      if (comment.kind === 'file') for (const entry of own) put(this.#file, entry);
      else if (comment.kind === 'line') this.#putLine(line, own);
      else if (comment.kind === 'next-line') this.#putLine(nextLines.get(line)!, own);
      else this.#ahead.push({ offset: comment.range.start, entries: own });
    }
  }

  /** Whether a comment silences a rule at an offset; with `byName` only one that names it. Notes the comment as used. */
  silences(ruleId: string, offset: number, byName = false): boolean {
    if (!byName) this.#advance(offset);
    const line = this.#lines.get(positionAt(this.#lineStarts, offset).line);
    const entry =
      line?.get(ruleId) ??
      this.#file.get(ruleId) ??
      (byName
        ? undefined
        : (line?.get(undefined) ??
          this.#open.get(ruleId) ??
          (this.#enabled.has(ruleId) ? undefined : this.#open.get(undefined)) ??
          this.#file.get(undefined)));
    if (!entry) return false;
    entry.used = true;
    return true;
  }

  /** Reads the comments that are still ahead, so that it is known which of them end something. */
  finish(): void {
    this.#advance(Number.POSITIVE_INFINITY);
  }

  #putLine(line: number, own: readonly Entry[]): void {
    const entries = getOrMake(this.#lines, line, () => new Map());
    for (const entry of own) put(entries, entry);
  }

  #advance(offset: number): void {
    for (; this.#next < this.#ahead.length && this.#ahead[this.#next]!.offset <= offset; this.#next++)
      for (const entry of this.#ahead[this.#next]!.entries)
        if (entry.comment.kind === 'disable') this.#disable(entry);
        else this.#enable(entry);
  }

  #disable(entry: Entry): void {
    if (entry.id === undefined) this.#enabled.clear();
    else this.#enabled.delete(entry.id);
    put(this.#open, entry);
  }

  #enable(entry: Entry): void {
    const { id } = entry;
    entry.used = id === undefined ? this.#open.size > 0 : this.#open.has(id) || this.#open.has(undefined);
    if (id === undefined) this.#open.clear();
    else {
      this.#open.delete(id);
      if (this.#open.has(undefined)) this.#enabled.add(id);
    }
  }
}

function put(entries: Entries, entry: Entry): void {
  if (!entries.has(entry.id)) entries.set(entry.id, entry);
}
