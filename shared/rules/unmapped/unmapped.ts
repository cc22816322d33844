import type { FixPlan, RelatedPlace, Severity, Subject } from '../rule.ts';

/** What is missing on the other side; each has its message in the rule. */
export type UnmappedMessage =
  | 'targetName'
  | 'targetNumber'
  | 'probeName'
  | 'backend'
  | 'admitted'
  | 'dialled'
  | 'published'
  | 'image'
  | 'exposed';

/** A port that leads nowhere, as far as the workspace tells. */
export interface Unmapped {
  readonly messageId: UnmappedMessage;
  readonly data: Readonly<Record<string, string | number>>;
  readonly subject: Subject;
  readonly severity?: Severity;
  readonly related: readonly RelatedPlace[];
  readonly fixes: readonly FixPlan[];
}
