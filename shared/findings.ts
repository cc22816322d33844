import type { Finding, RelatedPlace, RuleMeta, Severity, Subject, Verdict } from './rules/index.ts';
import type { Settings } from './settings.ts';
import { getOrMake, hash, overlaps, shownText, type TextRange } from './text/index.ts';

const LOWER: Readonly<Record<Severity, Severity>> = {
  error: 'warning',
  warning: 'information',
  information: 'hint',
  hint: 'hint',
};

/** What a finding is about; a suppression comment is no fact that rules judge. */
type FindingSubject = Subject | { readonly kind: 'suppression' };

/**
 * Makes the findings of one file in the order in which they are asked for: fingerprints count equal
 * ones, so the same findings in the same order get the same fingerprints.
 */
export class FindingMaker {
  readonly #path: string;
  readonly #settings: Settings;
  readonly #ordinals = new Map<string, number>();

  constructor(path: string, settings: Settings) {
    this.#path = path;
    this.#settings = settings;
  }

  /** A verdict as a finding. The configuration's level counts first, then the verdict's, then the rule's. */
  make(
    meta: RuleMeta,
    verdict: Pick<Verdict, 'messageId' | 'data' | 'severity' | 'related'>,
    subject: FindingSubject,
    range: TextRange,
  ): Finding {
    const { id } = meta;
    return {
      ruleId: id,
      messageId: verdict.messageId,
      severity: this.#severity(id, verdict.severity ?? meta.defaultSeverity),
      message: fill(meta.messages[verdict.messageId] ?? verdict.messageId, verdict.data),
      path: this.#path,
      range,
      subject,
      related: [...(verdict.related ?? []), ...useElsewhere(this.#path, subject)],
      fingerprint: this.#fingerprint(`${id}\n${this.#path}\n${identity(subject, verdict)}`),
    };
  }

  #severity(id: string, severity: Severity): Severity {
    const level = this.#settings.rules[id];
    if (level !== undefined && level !== 'off') return level;
    return this.#settings.isTest ? LOWER[severity] : severity;
  }

  #fingerprint(what: string): string {
    const ordinal = this.#ordinals.get(what) ?? 0;
    this.#ordinals.set(what, ordinal + 1);
    return hash(`${what}\n${ordinal}`);
  }
}

/** Where a value is used that stands somewhere else: a constant's literal is told of, its call explains it. */
function useElsewhere(path: string, subject: FindingSubject): RelatedPlace[] {
  if (subject.kind !== 'occurrence') return [];
  const { use, range } = subject.occurrence;
  return overlaps(use, range) ? [] : [{ path, range: use, message: 'It is used here.' }];
}

/** What stays the same when lines move and messages are reworded. */
function identity(subject: FindingSubject, { data }: Pick<Verdict, 'data'>): string {
  switch (subject.kind) {
    case 'occurrence': {
      const { api, owner, role, port, endPort } = subject.occurrence;
      return `${api}\n${owner ?? ''}\n${role}\n${port ?? ''}\n${endPort ?? ''}`;
    }
    case 'defect':
      return `${subject.defect.kind}\n${subject.defect.owner ?? ''}\n${subject.defect.text}`;
    case 'fact': {
      const { kind, scope } = subject.fact;
      const what = kind === 'sysctl' ? subject.fact.key : kind;
      return `${what}\n${scope.kind === 'owner' ? scope.owner : ''}`;
    }
    case 'reference':
      return `${subject.reference.owner}\n${subject.reference.name}`;
    case 'suppression':
      return `${data?.directive ?? ''}\n${data?.id ?? ''}`;
  }
}

/** Message templates taken apart: texts at even places, names of data at odd ones. */
const templates = new Map<string, readonly string[]>();

function fill(template: string, data: Verdict['data']): string {
  const parts = getOrMake(templates, template, () => template.split(/\{(\w+)\}/));
  if (parts.length === 1) return template;
  let message = '';
  for (let i = 0; i < parts.length; i++)
    message += i % 2 === 0 ? parts[i]! : String(data?.[parts[i]!] ?? `{${parts[i]}}`);
  return shownText(message);
}
