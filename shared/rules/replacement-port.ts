import { inRange, isBrowserBlocked, osClaim, type PortRange, serviceName } from '../ports/index.ts';
import type { Settings } from '../settings.ts';
import { getOrMake } from '../text/index.ts';
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
  /** Further ranges to stay out of: what the workspace says of its machines. */
  readonly avoid?: readonly PortRange[];
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
  const { settings, used, avoid = [], preferred = [] } = needs;
  const bySettings = getOrMake(known, used, () => new WeakMap<Settings, Map<string, PortRange | null>>());
  const byNeeds = getOrMake(bySettings, settings, () => new Map<string, PortRange | null>());
  const key = `${[ports, ...avoid].map(({ first, last }) => `${first}-${last}`)} ${preferred}`;
  return getOrMake(byNeeds, key, () => search(ports, needs) ?? null) ?? undefined;
}

/** Found before, for the same ports in use and the same settings: many findings are about one port. */
const known = new WeakMap<ReadonlySet<number>, WeakMap<Settings, Map<string, PortRange | null>>>();

function search(ports: PortRange, needs: ReplacementNeeds): PortRange | undefined {
  const length = ports.last - ports.first + 1;
  const obstacles = obstaclesOf(needs);
  const { avoid = [] } = needs;
  const isFree = (port: number) =>
    isStretchFree(obstacles, port, length) &&
    avoid.every(({ first, last }) => port + length - 1 < first || last < port);
  for (const port of needs.preferred ?? []) if (isFree(port)) return stretch(port, length);
  const free = alike(ports.first).filter(isFree);
  const best = free.find(port => isUnassigned(port, length, ports.first)) ?? free[0];
  if (best !== undefined) return stretch(best, length);
  for (const start of [8000, 1024])
    for (let port = start; port + length - 1 <= LAST; port++) if (isFree(port)) return stretch(port, length);
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

/** For each port up to 32767 the nearest port at or below it that must not be taken, or 0. */
type Obstacles = Uint16Array;

/** Made before, for the same ports in use and the same settings: hosts ask for every finding. */
const made = new WeakMap<ReadonlySet<number>, WeakMap<Settings, Obstacles>>();

function obstaclesOf({ settings, used }: ReplacementNeeds): Obstacles {
  const bySettings = getOrMake(made, used, () => new WeakMap<Settings, Obstacles>());
  return getOrMake(bySettings, settings, () => {
    const least = Math.max(1024, settings.unprivilegedPortStart, settings.policy?.first ?? 0);
    const greatest = settings.policy?.last ?? LAST;
    const barred = [...targetRanges(settings).map(({ range }) => range), NODE_PORTS, settings.nodePortRange];
    const obstacles = new Uint16Array(LAST + 1);
    for (let port = 1; port <= LAST; port++) {
      const isObstacle =
        port < least ||
        port > greatest ||
        used.has(port) ||
        isBrowserBlocked(port) ||
        osClaim(port) !== undefined ||
        barred.some(range => inRange(range, port));
      obstacles[port] = isObstacle ? port : obstacles[port - 1]!;
    }
    return obstacles;
  });
}

function isStretchFree(obstacles: Obstacles, first: number, length: number): boolean {
  const last = first + length - 1;
  return first > 0 && last <= LAST && obstacles[last]! < first;
}

function stretch(first: number, length: number): PortRange {
  return { first, last: first + length - 1 };
}
