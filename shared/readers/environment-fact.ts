import type { PortSlot } from '../ports/index.ts';
import type { TextRange } from '../text/index.ts';

/**
 * Whom a fact concerns: the machine the workspace describes, or one owner in the same file (a Compose
 * service, a workload), named as on its occurrences.
 */
export type FactScope = { readonly kind: 'host' } | { readonly kind: 'owner'; readonly owner: string };

/**
 * How to write another value in a fact's place: replace `range` by `before` + VALUE + `after`. Absent
 * where the text cannot be changed by putting in a value.
 */
export type ValueSlot = Pick<PortSlot, 'range' | 'before' | 'after'>;

/**
 * How to write other ports in an opening's place: a list `A,B,C-D` where `list` says so, else one port or
 * one range. `separator` stands between the entries of a list (`,` where absent), `through` between the ends of a
 * range (`-` where absent).
 */
export type PortListSlot = PortSlot & {
  readonly list?: boolean;
  readonly separator?: string;
  readonly through?: string;
};

/** A statement in the workspace that changes a verdict. Plain data. */
export type EnvironmentFact =
  /**
   * A kernel setting, for instance `net.ipv4.ip_local_reserved_ports`; `value` as written. `statement` is
   * what can be deleted without harm to the rest, whole lines with their ends.
   */
  | {
      readonly kind: 'sysctl';
      readonly key: string;
      readonly value: string;
      readonly slot?: ValueSlot;
      readonly statement?: TextRange;
      readonly scope: FactScope;
      readonly range: TextRange;
    }
  /**
   * A capability added or dropped, upper case without `CAP_` (`NET_BIND_SERVICE`, `ALL`). With the scope
   * `host` a program of the machine gets it (`setcap`), whichever that is.
   */
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
    }
  /**
   * That containers are started by a runtime without root's rights. `reach`: those that this file starts, those of
   * the folder, or of the machine that is set up.
   */
  | {
      readonly kind: 'rootless';
      readonly reach: 'file' | 'folder' | 'machine';
      readonly scope: FactScope;
      readonly range: TextRange;
    }
  /**
   * Ports that a system hands out by itself from now on: netsh `set dynamicport` (`windows`), the
   * `Ports` of `Rpc\\Internet` (`windows-rpc`). `first` and `last` are inclusive; `refused` says why the
   * system would not take the statement.
   */
  | {
      readonly kind: 'dynamic-range';
      readonly system: 'windows' | 'windows-rpc';
      readonly protocol: 'tcp' | 'udp' | 'any';
      readonly first: number | null;
      readonly last: number | null;
      readonly refused?: string;
      /** How to write another range: `FIRST-LAST`, or FIRST, `between` and the number of ports where that is given. */
      readonly slot?: ValueSlot & { readonly between?: string };
      readonly scope: FactScope;
      readonly range: TextRange;
    }
  /** Ports that a system never hands out by itself: netsh `add excludedportrange`. Ends inclusive. */
  | {
      readonly kind: 'excluded-range';
      readonly system: 'windows';
      readonly protocol: 'tcp' | 'udp';
      readonly first: number;
      readonly last: number;
      readonly scope: FactScope;
      readonly range: TextRange;
    }
  /** A value of the Windows registry that concerns ports: `TcpTimedWaitDelay`, `MaxUserPort`; `value` in decimal. */
  | {
      readonly kind: 'registry-value';
      readonly name: string;
      readonly value: number;
      readonly statement?: TextRange;
      readonly scope: FactScope;
      readonly range: TextRange;
    }
  /**
   * Ports that a firewall lets in: one fact for each port or range of a rule (`range` holds it, ends of
   * the ports inclusive), whatever the tool: `iptables`, `nft`, `ufw`, `firewall-cmd`, `netsh`,
   * `powershell`, `terraform`, `cloudformation`, `network-policy`. Only what lets new connections in:
   * return traffic, stateless lists and icmp are no openings.
   */
  | {
      readonly kind: 'firewall-opening';
      readonly tool: string;
      readonly protocol: 'tcp' | 'udp' | 'sctp' | 'any';
      readonly first: number;
      readonly last: number;
      /** Who may come in, as written; absent where everyone may. */
      readonly source?: string;
      /** How to write other ports in this place; see {@link PortListSlot}. */
      readonly slot?: PortListSlot;
      /** What can be deleted without harm to the rest, whole lines with their ends; it may open other ports, too. */
      readonly statement?: TextRange;
      readonly scope: FactScope;
      readonly range: TextRange;
    };
