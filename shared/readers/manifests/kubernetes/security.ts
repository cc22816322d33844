import type { EnvironmentFact, FactScope } from '../../environment-fact.ts';
import {
  asScalar,
  isTemplated,
  scalarText,
  type YamlMap,
  type YamlScalar,
  type YamlValue,
} from '../../yaml/index.ts';
import type { Findings } from './findings.ts';

type User = Extract<EnvironmentFact, { kind: 'user' }>;
type Capability = Extract<EnvironmentFact, { kind: 'capability' }>;

/** Where facts are looked for: they hold for `scope` whenever the node `whole` is rendered. */
interface Reading {
  readonly found: Findings;
  readonly scope: FactScope;
  readonly whole: YamlMap;
}

/**
 * The facts of a pod's `securityContext` (sysctls, the user of its containers) and of those of the
 * given containers (capabilities, their own users). What a template makes conditional is left out.
 * All have the workload as owner; so what a container lacks counts only where every one lacks it.
 */
export function readSecurity(
  found: Findings,
  spec: YamlMap,
  containers: readonly YamlMap[],
  owner: string,
): void {
  const pod: Reading = { found, scope: { kind: 'owner', owner }, whole: spec };
  const contexts = found.allMaps(spec, 'securityContext');
  for (const context of contexts) readSysctls(pod, context);
  const podUser = userOf(pod, contexts);
  const users = new Set<User | undefined>();
  const capabilities: Capability[][] = [];
  for (const container of containers) {
    const reading: Reading = { ...pod, whole: container };
    const own = found.allMaps(container, 'securityContext');
    users.add(userOf(reading, own) ?? podUser);
    capabilities.push(own.flatMap(context => capabilitiesOf(reading, context)));
  }
  const noRoot = [...users].every(user => user?.root === false);
  for (const user of users) if (user && (noRoot || user.root)) found.environment.push(user);
  const allDrop = capabilities.every(facts => facts.some(dropsBinding));
  for (const fact of capabilities.flat()) if (fact.change === 'add' || allDrop) found.environment.push(fact);
}

function dropsBinding({ change, capability }: Capability): boolean {
  return change === 'drop' && (capability === 'ALL' || capability === 'NET_BIND_SERVICE');
}

function readSysctls(reading: Reading, context: YamlMap): void {
  const { found, scope } = reading;
  for (const sysctl of found.allMaps(context, 'sysctls[]')) {
    const name = known(reading, found.all(sysctl, 'name')[0]);
    const value = known(reading, found.all(sysctl, 'value')[0]);
    if (!name || !value) continue;
    const key = name.value.replaceAll('/', '.');
    const range = rangeOf(found, value);
    const quote = value.style === 'plain' ? '"' : '';
    const verbatim = found.source.text.slice(range.start, range.end) === value.value;
    const slot = verbatim && { range, before: quote, after: quote };
    found.environment.push({ kind: 'sysctl', key, value: value.value, ...(slot && { slot }), scope, range });
  }
}

function capabilitiesOf(reading: Reading, context: YamlMap): Capability[] {
  const { found, scope } = reading;
  const fact = (scalar: YamlScalar, change: 'add' | 'drop', name = scalar.value): Capability => {
    const capability = name.toUpperCase().replace(/^CAP_/, '');
    return { kind: 'capability', change, capability, scope, range: rangeOf(found, scalar) };
  };
  const facts: Capability[] = [];
  for (const change of ['add', 'drop'] as const)
    for (const item of found.all(context, `capabilities.${change}[]`)) {
      const scalar = known(reading, item);
      if (scalar) facts.push(fact(scalar, change));
    }
  // A privileged container has every capability.
  const privileged = known(reading, found.all(context, 'privileged')[0]);
  if (privileged?.value === 'true') facts.push(fact(privileged, 'add', 'ALL'));
  return facts;
}

/** The user that security contexts state: `runAsUser`, else at least that it is not root. */
function userOf(reading: Reading, contexts: readonly YamlMap[]): User | undefined {
  const { found, scope } = reading;
  for (const context of contexts) {
    const id = known(reading, found.all(context, 'runAsUser')[0]);
    if (id && /^\d+$/.test(id.value))
      return { kind: 'user', user: id.value, root: Number(id.value) === 0, scope, range: rangeOf(found, id) };
    const nonRoot = known(reading, found.all(context, 'runAsNonRoot')[0]);
    if (nonRoot?.value === 'true')
      return { kind: 'user', user: 'non-root', root: false, scope, range: rangeOf(found, nonRoot) };
  }
  return undefined;
}

/** A scalar whose value stands there as it will be, whenever the whole is rendered. */
function known({ found, whole }: Reading, node: YamlValue | undefined): YamlScalar | undefined {
  const scalar = asScalar(node);
  return scalar && !isTemplated(scalar) && !found.isConditional(scalar, whole) ? scalar : undefined;
}

function rangeOf(found: Findings, scalar: YamlScalar) {
  return scalarText(found.stream, scalar).range();
}
