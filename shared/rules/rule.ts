import type { PortOccurrence } from '../ports/index.ts';
import type { EnvironmentFact, FileFacts, PortDefect } from '../readers/index.ts';
import type { Settings } from '../settings.ts';
import type { TextEdit, TextRange } from '../text/index.ts';
import type { WorkspaceSnapshot } from '../workspace/index.ts';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** `safe`: the meaning stays. `suggested`: behaviour changes, so a person decides. */
export type Applicability = 'safe' | 'suggested';

/** What is known of a rule without running it; docs, tables and schemas are generated from it. */
export interface RuleMeta<MessageId extends string = string> {
  /** Kebab-case; names the file, the doc page and the test. Never reused. */
  readonly id: string;
  /** One sentence for tables: what the rule finds. */
  readonly description: string;
  readonly defaultSeverity: Severity;
  /** Whether a verdict needs one file or the workspace: when it must be judged again. */
  readonly scope: 'file' | 'workspace';
  /** The grades of the fixes it may offer. */
  readonly fixes: readonly Applicability[];
  /** Message texts by id; `{name}` is filled from the report's data. At most two sentences. */
  readonly messages: Readonly<Record<MessageId, string>>;
}

/** What a rule may look at: facts, never text or formats. */
export interface RuleContext {
  readonly facts: FileFacts;
  readonly snapshot: WorkspaceSnapshot;
  readonly settings: Settings;
}

/** What a verdict is about. */
export type Subject =
  | { readonly kind: 'occurrence'; readonly occurrence: PortOccurrence }
  | { readonly kind: 'defect'; readonly defect: PortDefect }
  | { readonly kind: 'fact'; readonly fact: EnvironmentFact }
  | { readonly kind: 'reference'; readonly reference: PortNameReference };

/** A port that is named where its number stands elsewhere: `targetPort: http`. */
export interface PortNameReference {
  readonly name: string;
  readonly owner: string;
  readonly range: TextRange;
}

/** Another place that explains a finding. */
export interface RelatedPlace {
  readonly path: string;
  readonly range: TextRange;
  readonly message: string;
}

/** One verdict as a rule gives it; the linter makes a finding of it. */
export interface Verdict<MessageId extends string = string> {
  readonly messageId: MessageId;
  readonly data?: Readonly<Record<string, string | number>>;
  readonly subject: Subject;
  /** Where it stands; the subject's own range where absent. */
  readonly range?: TextRange;
  /** Instead of the rule's default; a level in the configuration wins over both. */
  readonly severity?: Severity;
  readonly related?: readonly RelatedPlace[];
}

/** What a fix does, before it is turned into text edits. */
export type FixChange =
  /** Writes `port` (and `endPort` for a range) into the occurrence's slot. */
  | {
      readonly kind: 'set-port';
      readonly path: string;
      readonly occurrence: PortOccurrence;
      readonly port: number;
      readonly endPort?: number;
    }
  | { readonly kind: 'edit'; readonly path: string; readonly edits: readonly TextEdit[] }
  /** Writes lines into a file that is created for them; one that exists gets them at its top. */
  | { readonly kind: 'create-file'; readonly path: string; readonly text: string }
  /** Adds the port to `allow` in the configuration file, which is created where there is none. */
  | { readonly kind: 'allow'; readonly port: number; readonly endPort?: number };

/** A way to mend a finding. */
export interface FixPlan {
  readonly title: string;
  readonly applicability: Applicability;
  readonly changes: readonly FixChange[];
}

/** A finding as hosts see it. Plain data. */
export interface Finding {
  readonly ruleId: string;
  readonly messageId: string;
  readonly severity: Severity;
  readonly message: string;
  readonly path: string;
  readonly range: TextRange;
  readonly subject: Subject | { readonly kind: 'suppression' };
  readonly related: readonly RelatedPlace[];
  /** Stable across line shifts and rewording: made of rule, path, construct, port and ordinal. */
  readonly fingerprint: string;
}

/** A rule: its metadata, its judgement of one file, and its fixes, made only when someone asks for them. */
export interface Rule<MessageId extends string = string> {
  readonly meta: RuleMeta<MessageId>;
  /** The verdicts on the file `context.facts`. */
  check(context: RuleContext): Iterable<Verdict<MessageId>>;
  /** The fixes of one of its own findings, best first; a host that wants the best one asks for no others. */
  fixes?(finding: Finding, context: RuleContext): Iterable<FixPlan>;
}
