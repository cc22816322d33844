import type { EnvironmentFact } from '../../environment-fact.ts';
import {
  asScalar,
  isTemplated,
  scalarText,
  type YamlMap,
  type YamlScalar,
  type YamlValue,
} from '../../yaml/index.ts';
import type { Findings } from './findings.ts';

/**
 * The facts of a pod's `securityContext` (sysctls, the user of its containers) and of those of the
 * given containers (capabilities, their own users). What a template makes conditional is left out.
 */
export function readSecurity(
  found: Findings,
  spec: YamlMap,
  containers: readonly YamlMap[],
  owner: string,
): void {
  const reading: Reading = { found, owner, from: spec };
  const users = containers.map(container => readContainer({ ...reading, from: container }, container));
  for (const context of found.allMaps(spec, 'securityContext')) {
    for (const sysctl of found.allMaps(context, 'sysctls[]')) {
      const key = known(reading, found.all(sysctl, 'name')[0]);
      const value = known(reading, found.all(sysctl, 'value')[0]);
      if (key && value)
        add(reading, value, { kind: 'sysctl', key: key.value.replaceAll('/', '.'), value: value.value });
    }
    // The pod's user holds for containers that state none.
    if (users.length === 0 || users.includes(false)) readUser(reading, context);
  }
}

/** Where facts are looked for: they hold for `owner` wherever the node `from` is rendered. */
interface Reading {
  readonly found: Findings;
  readonly owner: string;
  readonly from: YamlMap;
}

/** Whether the container states its user. */
function readContainer(reading: Reading, container: YamlMap): boolean {
  const { found } = reading;
  let statesUser = false;
  for (const context of found.allMaps(container, 'securityContext')) {
    for (const change of ['add', 'drop'] as const)
      for (const item of found.all(context, `capabilities.${change}[]`)) {
        const scalar = known(reading, item);
        if (!scalar) continue;
        const capability = scalar.value.toUpperCase().replace(/^CAP_/, '');
        add(reading, scalar, { kind: 'capability', change, capability });
      }
    // A privileged container has every capability.
    const privileged = known(reading, found.all(context, 'privileged')[0]);
    if (privileged?.value === 'true')
      add(reading, privileged, { kind: 'capability', change: 'add', capability: 'ALL' });
    statesUser = readUser(reading, context) || statesUser;
  }
  return statesUser;
}

function readUser(reading: Reading, context: YamlMap): boolean {
  const id = known(reading, reading.found.all(context, 'runAsUser')[0]);
  const nonRoot = known(reading, reading.found.all(context, 'runAsNonRoot')[0]);
  if (id && /^\d+$/.test(id.value))
    add(reading, id, { kind: 'user', user: id.value, root: Number(id.value) === 0 });
  else if (nonRoot?.value === 'true') add(reading, nonRoot, { kind: 'user', user: 'non-root', root: false });
  else return false;
  return true;
}

/** A scalar whose value stands there as it will be, whenever `from` is rendered. */
function known({ found, from }: Reading, node: YamlValue | undefined): YamlScalar | undefined {
  const scalar = asScalar(node);
  return scalar && !isTemplated(scalar) && !found.isConditional(scalar, from) ? scalar : undefined;
}

type Said = EnvironmentFact extends infer Fact
  ? Fact extends unknown
    ? Omit<Fact, 'scope' | 'range'>
    : never
  : never;

function add({ found, owner }: Reading, scalar: YamlScalar, said: Said): void {
  const range = scalarText(found.stream, scalar).range();
  found.environment.push({ ...said, scope: { kind: 'owner', owner }, range } as EnvironmentFact);
}
