import type { TextRange } from '../../text/index.ts';

/** A port that a program's own settings keep in its code, with the digits that hold it. */
export interface BoundSetting {
  readonly role: 'listen' | 'connect';
  readonly port: number;
  readonly range: TextRange;
  /** The name by which it is told. */
  readonly use: TextRange;
  readonly host?: string;
}
