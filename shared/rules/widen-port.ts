import { formatRange } from '../ports/index.ts';
import type { Conflict } from './conflict.ts';
import { holdingRanges } from './holding-ranges.ts';
import { portAndEnd } from './move-port.ts';
import { portsOf } from './port-sets.ts';
import { replacementPorts } from './replacement-port.ts';
import type { FixPlan, RuleContext } from './rule.ts';

/** More containers of one service on one machine are nobody's. */
const MOST = 1000;

/**
 * "A port for each": a range of host ports in place of one, of which Compose gives each container its own. From the
 * same port on where those behind it are free.
 */
export function widenPort({ path, occurrence, ports, wanted }: Conflict, context: RuleContext): FixPlan[] {
  const written = portsOf(occurrence);
  if (wanted === undefined || wanted > MOST || !occurrence.slot) return [];
  // A variable's value stands elsewhere.
  if (written?.first !== ports.first || written.last !== ports.last) return [];
  const { settings, snapshot } = context;
  const used = new Set(snapshot.usedPorts);
  for (let port = ports.first; port <= ports.last; port++) used.delete(port);
  const avoid = holdingRanges(occurrence, context).flatMap(({ candidates }) =>
    candidates.map(({ range }) => range),
  );
  const wide = { first: ports.first, last: ports.first + wanted - 1 };
  const range = replacementPorts(wide, { settings, used, avoid, preferred: [ports.first] });
  if (!range) return [];
  return [
    {
      title: `Publish ${formatRange(range)}, a port for each of the ${wanted} containers`,
      applicability: 'suggested',
      changes: [{ kind: 'set-port', path, occurrence, ...portAndEnd(range) }],
    },
  ];
}
