import type { PortOccurrence } from '../../ports/index.ts';
import type { FileFacts, KubernetesFacts } from '../../readers/index.ts';
import {
  type InFile,
  type KubernetesSet,
  kubernetesSetOf,
  selectedBy,
  servicesNamed,
  type WorkspaceSnapshot,
} from '../../workspace/index.ts';
import type { FixPlan, RelatedPlace, Subject } from '../rule.ts';
import type { Unmapped } from './unmapped.ts';

type Workload = KubernetesFacts['workloads'][number];
type Service = KubernetesFacts['services'][number];
type Reference = Workload['probes'][number];
type Declared = Workload['ports'][number];

/** The ports of Kubernetes objects in a file that no container, or no Service, declares. */
export function unmappedInKubernetes(facts: FileFacts, snapshot: WorkspaceSnapshot): Unmapped[] {
  const objects = facts.manifests.filter((each): each is KubernetesFacts => each.kind === 'kubernetes');
  if (objects.length === 0) return [];
  const set = kubernetesSetOf(snapshot, facts.path);
  return objects.flatMap(({ workloads, services, backends, admissions }) => [
    ...services.flatMap(service => targetsOf(service, set, facts)),
    ...workloads.flatMap(workload => probesOf(workload, facts)),
    ...admissions.flatMap(admission => admittedOf(admission, set, facts)),
    ...backends.flatMap(backend => {
      const found = servicesNamed(set, backend.service, backend.namespace);
      return found.every(({ value }) => value.complete) ? backendOf(backend, found, facts) : [];
    }),
  ]);
}

function targetsOf(service: Service, set: KubernetesSet, facts: FileFacts): Unmapped[] {
  // The virtual address that would lead to a target is what a headless Service lacks.
  if (service.headless) return [];
  const selected = selectedBy(set, service);
  if (selected.length === 0 || !selected.every(({ value }) => value.complete)) return [];
  const declared = selected.flatMap(({ value }) => value.ports);
  const spare = untargeted(declared, selected, set);
  const numbers: Unmapped[] = [];
  const names: Unmapped[] = [];
  for (const port of service.ports) {
    const { target } = port;
    // Without a target it is the Service's own port.
    const value = target?.port ?? port.port;
    if (value === undefined || declares(declared, value)) continue;
    const own = facts.occurrences.find(
      each => each.api === 'kubernetes.service.port' && within(each, port.range),
    );
    const subject: Subject | undefined = target
      ? subjectOf(target, service.name, facts)
      : own && { kind: 'occurrence', occurrence: own };
    if (!subject) continue;
    const named = typeof value === 'string';
    // A number may well be listened on and not declared, unless a declared one is left over that it must mean.
    if (!named && (listensAnyway(value, selected, facts) || !spare.some(each => isMeant(each, port))))
      continue;
    (named ? names : numbers).push({
      messageId: named ? 'targetName' : 'targetNumber',
      data: { service: service.name, port: value, declared: listed(declared) },
      subject,
      severity: named ? 'error' : 'information',
      related: relatedTo(selected),
      fixes: target ? fixesOf(target, named ? declared : spare, facts, true) : [],
    });
  }
  return numbers.length <= spare.length ? [...names, ...numbers] : names;
}

/** Names of the port that a program is there for; others (`metrics`, `status`) have their own callers. */
const MAIN = /^(?:https?|web|www|api|app|main|server)(?:-|$)/;

/** Whether a Service's port must be meant for a container's: both of one name, or the one port of each. */
function isMeant(container: Declared, front: Declared): boolean {
  if (front.name === undefined) return container.name === undefined || MAIN.test(container.name);
  return container.name === front.name;
}

/** The declared ports to which no Service of the set leads. */
function untargeted(
  declared: readonly Declared[],
  selected: readonly InFile<Workload>[],
  set: KubernetesSet,
): Declared[] {
  const targets = new Set<number | string>();
  for (const { value } of set.services)
    if (selectedBy(set, value).some(each => selected.includes(each)))
      for (const { target, port } of value.ports) targets.add(target?.port ?? port ?? '');
  return declared.filter(
    ({ port, name, protocol }) => protocol === 'tcp' && !targets.has(port!) && !targets.has(name ?? ''),
  );
}

/** Whether a container's command or environment says that it listens there. */
function listensAnyway(port: number, selected: readonly InFile<Workload>[], facts: FileFacts): boolean {
  return facts.occurrences.some(
    each =>
      each.role === 'listen' &&
      (each.port === port || each.port === null) &&
      selected.some(({ value }) => value.name === each.owner),
  );
}

function probesOf(workload: Workload, facts: FileFacts): Unmapped[] {
  return workload.probes.flatMap((probe): Unmapped[] => {
    const { declared } = probe;
    if (declares(declared, probe.port)) return [];
    const related = declared.map(({ range }) => ({
      path: facts.path,
      range,
      message: 'A port that it declares.',
    }));
    return [
      {
        messageId: 'probeName',
        data: { port: probe.port, declared: listed(declared) },
        subject: subjectOf(probe, workload.name, facts),
        related,
        fixes: fixesOf(probe, declared, facts, true),
      },
    ];
  });
}

function admittedOf(
  admission: KubernetesFacts['admissions'][number],
  set: KubernetesSet,
  facts: FileFacts,
): Unmapped[] {
  const selected = selectedBy(set, admission);
  if (selected.length === 0 || !selected.every(({ value }) => value.complete)) return [];
  const declared = selected.flatMap(({ value }) => value.ports);
  if (declares(declared, admission.port)) return [];
  return [
    {
      messageId: 'admitted',
      data: { policy: admission.policy, port: admission.port, declared: listed(declared) },
      subject: subjectOf(admission, admission.policy, facts),
      related: relatedTo(selected),
      fixes: fixesOf(admission, declared, facts, true),
    },
  ];
}

function backendOf(
  backend: KubernetesFacts['backends'][number],
  found: readonly InFile<Service>[],
  facts: FileFacts,
): Unmapped[] {
  const declared = found.flatMap(({ value }) => value.ports);
  if (declared.length === 0 || declares(declared, backend.port)) return [];
  const named = typeof backend.port === 'string';
  return [
    {
      messageId: 'backend',
      data: { service: backend.service, port: backend.port, declared: listed(declared) },
      subject: subjectOf(backend, backend.service, facts),
      severity: named ? 'error' : 'information',
      related: found.flatMap(({ path, value }) =>
        value.ports.map(({ range }) => ({ path, range, message: `A port of Service "${value.name}".` })),
      ),
      fixes: fixesOf(backend, declared, facts, !named),
    },
  ];
}

function declares(declared: readonly Declared[], port: number | string): boolean {
  return declared.some(each => (typeof port === 'number' ? each.port === port : each.name === port));
}

/** `http (8080), 9090`. */
function listed(declared: readonly Declared[]): string {
  const all = declared.map(({ name, port }) => (name === undefined ? `${port}` : `${name} (${port})`));
  const different = [...new Set(all)];
  if (different.length === 0) return 'none';
  return different.length > 4 ? `${different.slice(0, 4).join(', ')} …` : different.join(', ');
}

/** The occurrence of a number; a name has none, and is told of as a reference. */
function subjectOf(reference: Omit<Reference, 'declared'>, owner: string, facts: FileFacts): Subject {
  const occurrence = facts.occurrences.find(
    each => each.range.start === reference.range.start && each.role === 'connect',
  );
  return occurrence
    ? { kind: 'occurrence', occurrence }
    : { kind: 'reference', reference: { name: String(reference.port), owner, range: reference.range } };
}

function relatedTo(selected: readonly InFile<Workload>[]): RelatedPlace[] {
  return selected
    .flatMap(({ path, value }) =>
      value.ports.map(({ range }) => ({
        path,
        range,
        message: `A port of ${value.kindName} "${value.name}".`,
      })),
    )
    .slice(0, 8);
}

/** The declared port in place of the one that is not, where there is only one that it can mean. */
function fixesOf(
  reference: Omit<Reference, 'declared'>,
  declared: readonly Declared[],
  facts: FileFacts,
  takesNumber: boolean,
): FixPlan[] {
  const wantsName = typeof reference.port === 'string';
  const named = [...new Set(declared.flatMap(({ name }) => name ?? []))];
  const numbers = [...new Set(declared.flatMap(({ port }) => port ?? []))];
  const value = wantsName && named.length === 1 ? named[0]! : numbers.length === 1 ? numbers[0]! : undefined;
  if (value === undefined || (typeof value === 'number' && (!takesNumber || reference.quoted))) return [];
  return [
    {
      title: `Change ${reference.port} to ${value}, which is declared`,
      applicability: 'suggested',
      changes: [
        { kind: 'edit', path: facts.path, edits: [{ range: reference.range, newText: String(value) }] },
      ],
    },
  ];
}

function within({ range }: PortOccurrence, outer: { readonly start: number; readonly end: number }): boolean {
  return range.start >= outer.start && range.end <= outer.end;
}
