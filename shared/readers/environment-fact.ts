import type { TextRange } from '../text/index.ts';

/**
 * Whom a fact concerns: the machine the workspace describes, or one owner in the same file (a Compose
 * service, a workload), named as on its occurrences.
 */
export type FactScope = { readonly kind: 'host' } | { readonly kind: 'owner'; readonly owner: string };

/** A statement in the workspace that changes a verdict. Plain data. */
export type EnvironmentFact =
  /** A kernel setting, for instance `net.ipv4.ip_local_reserved_ports`; `value` as written. */
  | {
      readonly kind: 'sysctl';
      readonly key: string;
      readonly value: string;
      readonly scope: FactScope;
      readonly range: TextRange;
    }
  /** A capability added or dropped, upper case without `CAP_` (`NET_BIND_SERVICE`, `ALL`). */
  | {
      readonly kind: 'capability';
      readonly change: 'add' | 'drop';
      readonly capability: string;
      readonly scope: FactScope;
      readonly range: TextRange;
    }
  /** The user a process runs as; `root` is null where the name alone cannot tell. */
  | {
      readonly kind: 'user';
      readonly user: string;
      readonly root: boolean | null;
      readonly scope: FactScope;
      readonly range: TextRange;
    };
