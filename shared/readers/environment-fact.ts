import type { PortSlot } from '../ports/index.ts';
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
      /** How to write other ports in this place; a list is written `A,B,C-D` where `list` says so. */
      readonly slot?: PortSlot & { readonly list?: boolean };
      readonly scope: FactScope;
      readonly range: TextRange;
    };
