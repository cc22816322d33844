import { inRange, type PortOccurrence } from '../ports/index.ts';
import type { ComposeFacts, ComposeServiceFacts, FileFacts } from '../readers/index.ts';
import { getOrMake, type TextRange } from '../text/index.ts';
import { type EntrySides, entrySides } from './compose-entries.ts';
import { portsOf } from './port-sets.ts';
import type { FixPlan, Rule, RuleContext, Verdict } from './rule.ts';

type MessageId = 'discarded' | 'redundant' | 'shared' | 'pod';

/** A mapping of ports where there is nothing to map: in the network of the host, or of another container. */
export const hostNetworkPort: Rule<MessageId> = {
  meta: {
    id: 'host-network-port',
    description: 'a port mapping in the network of the host or of another container, where none is made',
    defaultSeverity: 'error',
    scope: 'file',
    fixes: ['suggested'],
    messages: {
      discarded:
        'With "network_mode: host" the engine discards the ports of "{owner}": nothing opens {published}, the process listens on the host itself.',
      redundant:
        'With "network_mode: host" the engine discards the ports of "{owner}", and some versions of Compose refuse them: the process listens on the host itself.',
      shared:
        'With "network_mode: {mode}" the engine refuses the ports of "{owner}". Publish them of the {kind} "{network}", whose network it is.',
      pod: 'With "hostNetwork: true" hostPort {host} must equal containerPort {container}: Kubernetes refuses the pod.',
    },
  },
  *check({ facts }) {
    for (const service of servicesOf(facts)) {
      const verdict = judgeService(service, facts);
      if (verdict) yield verdict;
    }
    for (const occurrence of facts.occurrences) {
      if (occurrence.api !== 'kubernetes.hostPort') continue;
      const verdict = judgeHostPort(occurrence, facts);
      if (verdict) yield verdict;
    }
  },
  fixes(finding, context) {
    if (finding.subject.kind !== 'occurrence') return [];
    const { occurrence } = finding.subject;
    return occurrence.format === 'kubernetes' ? align(occurrence, context) : drop(finding.range, context);
  },
};

const services = new WeakMap<FileFacts, readonly ComposeServiceFacts[]>();

function servicesOf(facts: FileFacts): readonly ComposeServiceFacts[] {
  return getOrMake(services, facts, () =>
    facts.manifests
      // In a template the two may stand in branches that exclude each other.
      .filter((each): each is ComposeFacts => each.kind === 'compose' && !each.templated)
      .flatMap(each => each.services),
  );
}

/** One verdict on all the ports of a service, at their key. */
function judgeService(
  { name, networkMode, ports }: ComposeServiceFacts,
  facts: FileFacts,
): Verdict<MessageId> | undefined {
  // A mode that a variable may change leaves the ports their sense.
  if (!networkMode || networkMode.isDefault || !ports) return undefined;
  const other = /^(service|container):(.+)$/.exec(networkMode.value);
  if (networkMode.value !== 'host' && !other) return undefined;
  const sides = ports.entries.map(({ range }) => entrySides(facts).get(range.start) ?? {});
  const first = sides.find(({ published }) => published)?.published;
  if (!first) return undefined;
  const moved = sides.find(isMoved)?.published;
  const related = [{ path: facts.path, range: networkMode.range, message: 'The network is chosen here.' }];
  const common = { subject: { kind: 'occurrence', occurrence: first }, range: ports.range, related } as const;
  if (other) {
    const [mode, kind, network] = other;
    return { ...common, messageId: 'shared', data: { owner: name, mode, kind: kind!, network: network! } };
  }
  return moved
    ? { ...common, messageId: 'discarded', data: { owner: name, published: portText(moved) } }
    : { ...common, messageId: 'redundant', data: { owner: name }, severity: 'warning' };
}

/** Whether the host's port is surely another than the container's. */
function isMoved({ published, target }: EntrySides): boolean {
  const [outer, inner] = [published && portsOf(published), target && portsOf(target)];
  return (
    outer !== undefined && inner !== undefined && (outer.first !== inner.first || outer.last !== inner.last)
  );
}

function portText({ port, endPort }: PortOccurrence): string {
  return endPort === undefined ? `${port}` : `${port}-${endPort}`;
}

function drop(key: TextRange, { facts }: RuleContext): FixPlan[] {
  const service = servicesOf(facts).find(({ ports }) => ports?.range.start === key.start);
  const lines = service?.ports?.lines;
  if (!lines) return [];
  const edits = [{ range: lines, newText: '' }];
  return [
    {
      title: 'Drop the ports',
      applicability: 'suggested',
      changes: [{ kind: 'edit', path: facts.path, edits }],
    },
  ];
}

function judgeHostPort(hostPort: PortOccurrence, facts: FileFacts): Verdict<MessageId> | undefined {
  const inner = containerPortBeside(hostPort, facts);
  if (inner?.namespace !== 'host' || hostPort.port === null || inner.port === null) return undefined;
  if (inner.port === hostPort.port) return undefined;
  return {
    messageId: 'pod',
    data: { host: hostPort.port, container: inner.port },
    subject: { kind: 'occurrence', occurrence: hostPort },
    related: [{ path: facts.path, range: inner.range, message: 'The port of the container.' }],
  };
}

function align(hostPort: PortOccurrence, { facts, settings: { policy } }: RuleContext): FixPlan[] {
  const inner = containerPortBeside(hostPort, facts);
  if (inner?.port == null || hostPort.port === null) return [];
  // The container's port is the one that is listened on, unless only the other keeps to what is agreed.
  const isInner = policy && !inRange(policy, inner.port) && inRange(policy, hostPort.port);
  const [occurrence, name, port] = isInner
    ? ([inner, 'containerPort', hostPort.port] as const)
    : ([hostPort, 'hostPort', inner.port] as const);
  if (!occurrence.slot) return [];
  return [
    {
      title: `Change ${name} to ${port}`,
      applicability: 'suggested',
      changes: [{ kind: 'set-port', path: facts.path, occurrence, port }],
    },
  ];
}

const containerPorts = new WeakMap<FileFacts, ReadonlyMap<number, PortOccurrence>>();

/** The container's side of the same port: in one entry with it, which nothing else is. */
function containerPortBeside({ entry }: PortOccurrence, facts: FileFacts): PortOccurrence | undefined {
  const byEntry = getOrMake(
    containerPorts,
    facts,
    () =>
      new Map(
        facts.occurrences
          .filter(({ api }) => api === 'kubernetes.containerPort')
          .flatMap(each => (each.entry ? [[each.entry.start, each]] : [])),
      ),
  );
  return entry && byEntry.get(entry.start);
}
