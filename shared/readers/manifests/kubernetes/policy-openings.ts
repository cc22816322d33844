import { asScalar, type YamlMap } from '../../yaml/index.ts';
import type { Findings } from './findings.ts';
import type { Manifest } from './manifest.ts';

/**
 * The ranges of ports that a NetworkPolicy lets in from outside the cluster's own pods: an `endPort` in an
 * `ingress` rule whose `from` is missing (everyone) or has addresses. A rule for other pods opens nothing to
 * others, and a single port is what a server has anyway.
 */
export function readPolicyOpenings(found: Findings, { kind, node, owner }: Manifest): void {
  if (kind !== 'NetworkPolicy') return;
  for (const rule of found.allMaps(node, 'spec.ingress[]')) {
    const source = sourceOf(found, rule);
    if (source === undefined) continue;
    for (const map of found.allMaps(rule, 'ports[]')) {
      const port = asScalar(found.all(map, 'port')[0]);
      const first = numberOf(port?.value);
      const last = numberOf(asScalar(found.all(map, 'endPort')[0])?.value);
      if (!port || first === undefined || last === undefined || last <= first || last > 65535) continue;
      const protocol = asScalar(found.all(map, 'protocol')[0])?.value.toLowerCase() ?? 'tcp';
      if (protocol !== 'tcp' && protocol !== 'udp' && protocol !== 'sctp') continue;
      found.environment.push({
        kind: 'firewall-opening',
        tool: 'network-policy',
        protocol,
        first,
        last,
        ...(source !== '' && { source }),
        scope: { kind: 'owner', owner },
        range: port.range,
      });
    }
  }
}

/** The first address that a rule lets in; '' for everyone; undefined where it lets in pods alone, or a template decides. */
function sourceOf(found: Findings, rule: YamlMap): string | undefined {
  const peers = found.all(rule, 'from');
  if (peers.length === 0) return found.entries(rule, 'from').length === 0 ? '' : undefined;
  if (found.all(rule, 'from[]').length === 0) return peers[0]?.kind === 'seq' ? '' : undefined;
  const [cidr] = found.all(rule, 'from[].ipBlock.cidr');
  const text = asScalar(cidr)?.value;
  if (text === undefined || /[{$]/.test(text)) return undefined;
  return text === '0.0.0.0/0' || text === '::/0' ? '' : text;
}

function numberOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,5}$/.test(text) ? Number(text) : undefined;
}
