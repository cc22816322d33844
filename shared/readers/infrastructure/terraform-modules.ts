import type { PortRole } from '../../ports/index.ts';
import { attributeOf, type HclAttribute, type HclBody, type HclValue } from '../hcl/hcl-tree.ts';
import type { ResourceOpening } from './terraform-resources.ts';

/** A port in what a module is given. */
export interface ModulePort {
  /** The attribute of the module: a map or a list of objects. */
  readonly input: RegExp;
  /** The attribute of each object; `a.b` for one of an object within. */
  readonly attribute: string;
  readonly role: PortRole;
  readonly inContainer?: true;
  /** An attribute that each object must have beside it, for a name that others use as well. */
  readonly beside?: RegExp;
}

/** What the modules of load balancers and containers agree on (terraform-aws-modules and those like them). */
export const modulePorts: readonly ModulePort[] = [
  {
    input: /^(?:http_tcp_|https_)?listeners$/,
    attribute: 'port',
    role: 'service',
    beside:
      /^(?:protocol|certificate_arn|forward|redirect|fixed_response|action_type|target_group_index|default_action)$/,
  },
  {
    input: /^target_groups$/,
    attribute: 'port',
    role: 'connect',
    beside: /^(?:protocol|target_type|vpc_id|health_check)$/,
  },
  { input: /^target_groups$/, attribute: 'backend_port', role: 'connect' },
  { input: /^target_groups$/, attribute: 'health_check.port', role: 'connect' },
  { input: /^load_balancers?$/, attribute: 'container_port', role: 'connect' },
  { input: /^port_?mappings$/i, attribute: 'containerPort', role: 'listen', inContainer: true },
  { input: /^port_?mappings$/i, attribute: 'hostPort', role: 'published' },
];

const opening: ResourceOpening = {
  resource: /^$/,
  ports: ['from_port', 'to_port'],
  sources: ['cidr_blocks', 'cidr_ipv4', 'source_security_group_id'],
};

/** Inputs of a module, and variables, whose names say what listens there. */
export const namedPorts: readonly {
  readonly name: RegExp;
  readonly role: PortRole;
  readonly inContainer?: true;
}[] = [
  { name: /^(?:\w{1,30}_)?container_port$/, role: 'listen', inContainer: true },
  { name: /^(?:(?:web_?)?server|app|application|http|https|web|listen|instance)_port$/, role: 'listen' },
  { name: /^(?:alb|elb|nlb|lb|load_balancer|listener)_(?:(?:http|https|listener)_)?port$/, role: 'service' },
  { name: /^(?:db|database|mysql|postgres(?:ql)?|rds|redis)_port$/, role: 'connect' },
  { name: /^(?:host|node)_port$/, role: 'published' },
];

/** Rules of security groups, as modules take them: maps or lists of objects with a first and a last port. */
export const moduleOpenings: readonly { readonly input: RegExp; readonly opening: ResourceOpening }[] = [
  {
    input:
      /^(?:computed_)?ingress_with_\w{1,60}$|^(?:ingress_rules|(?:node_|cluster_)?security_group_(?:additional_)?rules)$/,
    opening: { ...opening, protocol: 'protocol', only: ['type', /^(?:ingress)?$/] },
  },
  { input: /^security_group_ingress_rules$/, opening: { ...opening, protocol: 'ip_protocol' } },
];

const DEEPEST = 4;

/** The objects of a list, or of a map of them by names. */
export function memberObjects(value: HclValue, depth = 0): HclBody[] {
  if (depth > DEEPEST) return [];
  if (value.kind === 'list') return value.items.flatMap(item => memberObjects(item, depth + 1));
  if (value.kind !== 'object') return [];
  const named = value.entries.flatMap(entry =>
    entry.value.kind === 'object' && depth === 0 ? memberObjects(entry.value, depth + 1) : [],
  );
  return [{ attributes: value.entries, blocks: [] }, ...named];
}

/** Inputs of a module, those of the objects in them included (`services = { web = { port_mappings = […] } }`). */
export function inputsOf(body: HclBody): HclAttribute[] {
  const found: HclAttribute[] = [];
  const visit = (attributes: readonly HclAttribute[], depth: number): void => {
    for (const attribute of attributes) {
      found.push(attribute);
      if (depth < 8) inValue(attribute.value, depth + 1);
    }
  };
  const inValue = (value: HclValue, depth: number): void => {
    if (value.kind === 'object') visit(value.entries, depth);
    else if (value.kind === 'list' && depth < 8) for (const item of value.items) inValue(item, depth + 1);
  };
  visit(body.attributes, 0);
  return found;
}

/** The attribute that a way leads to: `health_check.port`. */
export function attributeAt(body: HclBody, way: string): HclAttribute | undefined {
  const [first = '', ...rest] = way.split('.');
  const attribute = attributeOf(body, first);
  if (rest.length === 0 || !attribute) return attribute;
  const { value } = attribute;
  return value.kind === 'object'
    ? attributeAt({ attributes: value.entries, blocks: [] }, rest.join('.'))
    : undefined;
}
