import { addressesOverlap, type PortOccurrence, type PortRange, type Protocol } from '../ports/index.ts';
import type { TextRange } from '../text/index.ts';
import { intersect } from './port-sets.ts';

/** Ports of one network namespace that someone will surely bind. */
export interface PortClaim {
  /** The file in which it stands. */
  readonly path: string;
  readonly occurrence: PortOccurrence;
  /** Ports as they are in the end, which the occurrence alone may not tell. */
  readonly ports: PortRange;
  readonly protocol: Protocol;
  /** The address; empty for all of both families, undefined where it is not known. */
  readonly host: string | undefined;
  /** The variable that gives the ports, where the occurrence itself does not. */
  readonly variable?: string;
  /** Where to point others that clash with it. */
  readonly place: { readonly path: string; readonly range: TextRange };
}

/** Two claims of the same port. */
export interface Clash<C extends PortClaim> {
  readonly one: C;
  readonly other: C;
  readonly ports: PortRange;
}

/** A claim clashes with no more others than are told of; without a limit a hostile file makes millions of pairs. */
const MOST_CLASHES = 10;

/**
 * The pairs of claims of one namespace that overlap in port, protocol and address and that `compete`,
 * in the order of the claims' ports.
 */
export function clashes<C extends PortClaim>(
  claims: readonly C[],
  compete: (one: C, other: C) => boolean,
): Clash<C>[] {
  const found: Clash<C>[] = [];
  const counts = new Map<C, number>();
  const count = (claim: C) => counts.get(claim) ?? 0;
  for (const protocol of ['tcp', 'udp', 'sctp'] as const) {
    const ordered = claims
      .filter(claim => claim.protocol === protocol)
      .sort((a, b) => a.ports.first - b.ports.first);
    /** Earlier claims that reach as far as this one. */
    let open: C[] = [];
    for (const other of ordered) {
      open = open.filter(one => one.ports.last >= other.ports.first);
      for (const one of open) {
        if (count(one) >= MOST_CLASHES || count(other) >= MOST_CLASHES) continue;
        const ports = intersect(one.ports, other.ports);
        if (!ports || !addressesOverlap(one.host, other.host) || !compete(one, other)) continue;
        found.push({ one, other, ports });
        counts.set(one, count(one) + 1).set(other, count(other) + 1);
      }
      // Full ones are of no further use, and many of them would be looked at again and again.
      open = open.filter(one => count(one) < MOST_CLASHES);
      if (open.length < 2000) open.push(other);
    }
  }
  return found;
}
