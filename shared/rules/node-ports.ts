import { inRange, type PortOccurrence, type PortRange } from '../ports/index.ts';
import type { Settings } from '../settings.ts';
import { getOrMake } from '../text/index.ts';
import type { WorkspaceSnapshot } from '../workspace/index.ts';

/** Whether an occurrence is a Service's `nodePort`, which has a range of its own. */
export function isNodePort({ api }: PortOccurrence): boolean {
  return api.endsWith('.service.nodePort');
}

/** The first port of the NodePort range, or of `within`, that no Service of the workspace asks for, outside of `avoid`. */
export function freeNodePort(
  { nodePortRange, policy }: Settings,
  snapshot: WorkspaceSnapshot,
  avoid: readonly PortRange[] = [],
  within: PortRange = nodePortRange,
): number | undefined {
  const used = nodePorts(snapshot);
  for (let port = within.first; port <= within.last; port++)
    if (!used.has(port) && !avoid.some(range => inRange(range, port)) && (!policy || inRange(policy, port)))
      return port;
  return undefined;
}

const made = new WeakMap<WorkspaceSnapshot, ReadonlySet<number>>();

function nodePorts(snapshot: WorkspaceSnapshot): ReadonlySet<number> {
  return getOrMake(made, snapshot, () => {
    const used = new Set<number>();
    for (const { occurrences } of snapshot.files.values())
      for (const each of occurrences) if (isNodePort(each) && each.port !== null) used.add(each.port);
    return used;
  });
}
