import type { TextEdit, TextRange } from '../text/index.ts';

/** What is wrong with a port as written; each kind is a message of the rule `invalid-port`. */
export type PortDefectKind =
  /** Not within the numbers the place allows (0–65535, or 1–65535 in Kubernetes). */
  | 'out-of-range'
  /** 0 where the place allows none. */
  | 'zero'
  /** Not of the form the place takes. */
  | 'malformed'
  /** Host and container ranges of different lengths. */
  | 'unequal-ranges'
  /** A range whose end is below its start. */
  | 'descending-range'
  /** A host name where an IP literal is required. */
  | 'host-name'
  /** A port name that Kubernetes refuses. */
  | 'port-name'
  /** A protocol that does not exist there. */
  | 'protocol';

/** Port notation that its consumer will refuse. Plain data; a reader reports what no occurrence can hold. */
export interface PortDefect {
  readonly kind: PortDefectKind;
  /** The offending text as written. */
  readonly text: string;
  /** What the place takes, as a phrase that continues "expected …". */
  readonly expected: string;
  readonly range: TextRange;
  readonly format: string;
  readonly owner?: string;
  /** An edit that surely mends it, where there is one (`localhost` → `127.0.0.1`). */
  readonly mend?: { readonly title: string; readonly edits: readonly TextEdit[] };
}
