import type { Protocol } from '../../ports/index.ts';
import { attributeOf, blocksOf, type HclBody, type HclValue, objectsOf } from '../hcl/hcl-tree.ts';
import { jsonStrings } from '../settings/json-strings.ts';
import { type HclNames, type HclPort, textOf } from './hcl-ports.ts';

/** A port of a container in an ECS task. */
export interface ContainerPort {
  readonly role: 'listen' | 'published';
  readonly port: HclPort;
  readonly protocol: Protocol;
  readonly owner?: string;
  /** Where its key begins. */
  readonly start: number;
}

const KEYS = [
  ['containerPort', 'listen'],
  ['hostPort', 'published'],
] as const;

/** The ports of ECS' container definitions: `jsonencode([…])` or JSON in a text. */
export function containerDefinitions(value: HclValue, names: HclNames): ContainerPort[] {
  if (value.kind === 'call' && value.name === 'jsonencode')
    return value.args.flatMap(objectsOf).flatMap(container => mappingsOf(container, names));
  return value.kind === 'string' ? fromJson(value.text, value.start) : [];
}

function mappingsOf(container: HclBody, names: HclNames): ContainerPort[] {
  const owner = textOf(attributeOf(container, 'name'));
  return blocksOf(container, 'portMappings').flatMap(mapping => {
    const protocol = /^udp$/i.test(textOf(attributeOf(mapping, 'protocol')) ?? '') ? 'udp' : 'tcp';
    return KEYS.flatMap(([key, role]) => {
      const attribute = attributeOf(mapping, key);
      if (!attribute) return [];
      const { start } = attribute;
      return names
        .portsOf(attribute.value)
        .map(port => ({ role, port, protocol, start, ...(owner && { owner }) }) as const);
    });
  });
}

function fromJson(text: string, base: number): ContainerPort[] {
  const found: ContainerPort[] = [];
  for (const { text: value, path } of jsonStrings(text, each => /^\d{1,5}$/.test(each), true)) {
    const role = KEYS.find(([key]) => key === path.at(-1))?.[1];
    if (!role || path.at(-3) !== 'portMappings') continue;
    const range = value.range(0, value.value.length);
    const number = Number(value.value);
    const [start, end] = [base + range.start, base + range.end];
    found.push({
      role,
      port: { known: true, first: number, last: number, resolution: 'literal', start, end },
      protocol: 'tcp',
      start,
    });
  }
  return found;
}
