import type { TextRange } from '../text/index.ts';
import type { ValueSlot } from './environment-fact.ts';

/** How to write a setting: replace `range` by `before` + KEY + `between` + VALUE + `after`. */
export interface SettingSlot extends ValueSlot {
  readonly between: string;
}

/**
 * Where a manifest takes further statements about one owner's ports: what fixes need that add a
 * capability or a kernel setting. A statement that exists already has its own slot in its fact.
 */
export interface EnvironmentPlaces {
  readonly kind: 'environment-places';
  readonly owner: string;
  /** The ports of this stretch are concerned: a service, or one container of a workload. */
  readonly within: TextRange;
  /** A place for a capability's name. */
  readonly capability?: ValueSlot;
  readonly sysctl?: SettingSlot;
}

/** The end of a script that sets up a machine's network, where another command can be written: `before` + COMMAND + `after`. */
export interface ScriptEnd {
  readonly kind: 'script-end';
  readonly dialect: 'windows';
  readonly slot: ValueSlot;
}
