import { hostKind, type PortOccurrence } from '../ports/index.ts';
import { shownText } from '../text/index.ts';
import { sysctlsFor } from '../workspace/index.ts';
import { portsOf } from './port-sets.ts';
import { createSetting, placesOf, settingInManifest } from './reserve-ports.ts';
import type { Finding, FixChange, FixPlan, RuleContext } from './rule.ts';

/** The kernel setting: the first port that a process without privileges may bind. */
export const PORT_START = 'net.ipv4.ip_unprivileged_port_start';
const NEW_FILE = 'sysctl.d/60-portlint-unprivileged.conf';

/** "Set the sysctl": makes the port unprivileged where it is bound. None where another system than Linux restricts it. */
export function lowerStart(finding: Finding, context: RuleContext): FixPlan[] {
  if (finding.subject.kind !== 'occurrence') return [];
  const { occurrence } = finding.subject;
  const ports = portsOf(occurrence);
  if (!ports || !bindsOnLinuxOnly(occurrence, context)) return [];
  const change = statedLower(occurrence, ports.first, context) ?? newStart(occurrence, ports.first, context);
  const where = occurrence.namespace === 'container' && occurrence.owner ? ` for ${occurrence.owner}` : '';
  return change
    ? [
        {
          title: `Let unprivileged ports begin at ${ports.first}${where}`,
          applicability: 'suggested',
          changes: [change],
        },
      ]
    : [];
}

/** FreeBSD has no such setting, nor does macOS, which restricts single addresses. */
function bindsOnLinuxOnly(occurrence: PortOccurrence, { settings }: RuleContext): boolean {
  const { targets } = settings;
  if (!targets.includes('linux')) return false;
  if (occurrence.namespace === 'container') return true;
  const onMac =
    targets.includes('macos') &&
    occurrence.role === 'listen' &&
    hostKind(occurrence.host ?? '') !== 'wildcard';
  return !targets.includes('freebsd') && !onMac;
}

/** Another value in the place of a start that the workspace states already. */
function statedLower(
  occurrence: PortOccurrence,
  port: number,
  { facts, snapshot }: RuleContext,
): FixChange | undefined {
  const stated = sysctlsFor(PORT_START, occurrence, facts, snapshot).find(({ fact }) => fact.slot);
  if (!stated) return undefined;
  const { range, before, after } = stated.fact.slot!;
  return { kind: 'edit', path: stated.path, edits: [{ range, newText: `${before}${port}${after}` }] };
}

function newStart(
  occurrence: PortOccurrence,
  port: number,
  { facts, snapshot }: RuleContext,
): FixChange | undefined {
  if (sysctlsFor(PORT_START, occurrence, facts, snapshot).length > 0) return undefined;
  if (occurrence.namespace === 'container')
    return settingInManifest(occurrence, PORT_START, `${port}`, facts);
  return createSetting(NEW_FILE, PORT_START, `${port}`);
}

/** "Add the capability": NET_BIND_SERVICE for the owner that binds the port. */
export function grantBinding(finding: Finding, { facts }: RuleContext): FixPlan[] {
  if (finding.subject.kind !== 'occurrence') return [];
  const { occurrence } = finding.subject;
  if (occurrence.role !== 'listen' || occurrence.owner === undefined) return [];
  const slot = placesOf(occurrence, facts)?.capability;
  if (!slot) return [];
  const newText = `${slot.before}NET_BIND_SERVICE${slot.after}`;
  return [
    {
      title: shownText(`Add the capability NET_BIND_SERVICE to ${occurrence.owner}`),
      applicability: 'suggested',
      changes: [{ kind: 'edit', path: facts.path, edits: [{ range: slot.range, newText }] }],
    },
  ];
}
