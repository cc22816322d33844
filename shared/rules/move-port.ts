import { formatRange, type PortRange } from '../ports/index.ts';
import { portsOf } from './port-sets.ts';
import { replacementPorts } from './replacement-port.ts';
import type { Finding, FixPlan, RuleContext } from './rule.ts';

/** "Change it here": writes a replacement into the occurrence's own place. None where its text takes no number. */
export function movePort(finding: Finding, context: RuleContext): FixPlan[] {
  if (finding.subject.kind !== 'occurrence') return [];
  const { occurrence } = finding.subject;
  const ports = portsOf(occurrence);
  if (!ports || !occurrence.slot) return [];
  const { settings, snapshot } = context;
  const replacement = replacementPorts(ports, { settings, used: snapshot.usedPorts });
  if (!replacement) return [];
  return [
    {
      title: `Change ${formatRange(ports)} to ${formatRange(replacement)}`,
      applicability: 'suggested',
      changes: [{ kind: 'set-port', path: context.facts.path, occurrence, ...portAndEnd(replacement) }],
    },
  ];
}

/** "Allow it": adds the occurrence's ports to `allow` in the configuration. */
export function allowPort(finding: Finding): FixPlan[] {
  if (finding.subject.kind !== 'occurrence') return [];
  const ports = portsOf(finding.subject.occurrence);
  if (!ports) return [];
  return [
    {
      title: `Allow port ${formatRange(ports)} in Portlint's configuration`,
      applicability: 'suggested',
      changes: [{ kind: 'allow', ...portAndEnd(ports) }],
    },
  ];
}

/** A range as the fields of a change: `endPort` only where there is more than one port. */
export function portAndEnd({ first, last }: PortRange): { port: number; endPort?: number } {
  return first === last ? { port: first } : { port: first, endPort: last };
}
