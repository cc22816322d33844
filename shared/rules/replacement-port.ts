import { isBrowserBlocked, osClaimant, type PortRange, rangesOverlap, serviceName } from '../ports/index.ts';
import type { Settings } from '../settings.ts';
import { targetRanges } from './target-ranges.ts';

/** Replacements end below the ephemeral range of Linux, the lowest in use. */
const LAST = 32767;
/** Kubernetes' default NodePorts. */
const NODE_PORTS: PortRange = { first: 30000, last: 32767 };

/** What a replacement must respect. */
export interface ReplacementNeeds {
  readonly settings: Settings;
  /** Ports that the workspace uses already. */
  readonly used: ReadonlySet<number>;
  /** Ports to try before all others, in order. */
  readonly preferred?: readonly number[];
}

/**
 * The ports to put in place of `ports`, as many as they are: outside every ephemeral range of the
 * settings, from 1024 (or the configured first unprivileged port) to 32767, inside the policy, no
 * NodePort, nothing that browsers refuse, that an OS service holds or that the workspace uses.
 *
 * They keep the last three digits where they can (50051 → 8051, 9051, 10051 …, 80 → 8080), first
 * among the ports that belong to nobody else by IANA's registry. The same input always gives the same
 * ports; undefined where none are left.
 */
export function replacementPorts(ports: PortRange, needs: ReplacementNeeds): PortRange | undefined {
  const length = ports.last - ports.first + 1;
  const isFree = freeTest(length, needs);
  for (const port of needs.preferred ?? []) if (isFree(port)) return stretch(port, length);
  const recognisable = alike(ports.first);
  const free = recognisable.filter(isFree);
  const best = free.find(port => isUnassigned(port, length, ports.first)) ?? free[0];
  if (best !== undefined) return stretch(best, length);
  for (let port = 8000; port <= LAST; port++) if (isFree(port)) return stretch(port, length);
  for (let port = 1024; port < 8000; port++) if (isFree(port)) return stretch(port, length);
  return undefined;
}

/** Ports with the same last three digits: 8xxx, 9xxx, 10xxx … 29xxx, then 1xxx … 7xxx. */
function alike(port: number): number[] {
  const tail = port % 1000;
  const thousands = [...Array.from({ length: 22 }, (_, i) => i + 8), 1, 2, 3, 4, 5, 6, 7];
  return thousands.map(thousand => thousand * 1000 + tail).filter(candidate => candidate !== port);
}

/** The ports that stand for HTTP and HTTPS without privileges, whoever else they are registered for. */
const ALTERNATES: Readonly<Record<number, number>> = { 80: 8080, 443: 8443 };

function isUnassigned(port: number, length: number, replaced: number): boolean {
  if (ALTERNATES[replaced] === port) return true;
  for (let p = port; p < port + length; p++)
    if (serviceName(p, 'tcp') !== undefined || serviceName(p, 'udp') !== undefined) return false;
  return true;
}

function freeTest(length: number, { settings, used }: ReplacementNeeds): (port: number) => boolean {
  const least = Math.max(1024, settings.unprivilegedPortStart);
  const barred = [...targetRanges(settings).map(({ range }) => range), NODE_PORTS, settings.nodePortRange];
  const { policy } = settings;
  return port => {
    const range = stretch(port, length);
    if (range.first < least || range.last > LAST) return false;
    if (policy && (range.first < policy.first || range.last > policy.last)) return false;
    if (barred.some(other => rangesOverlap(range, other))) return false;
    for (let p = range.first; p <= range.last; p++)
      if (used.has(p) || isBrowserBlocked(p) || osClaimant(p) !== undefined) return false;
    return true;
  };
}

function stretch(first: number, length: number): PortRange {
  return { first, last: first + length - 1 };
}
