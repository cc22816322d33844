import type { PortOccurrence } from '../../ports/index.ts';
import type { SourceText } from '../../text/index.ts';
import type { EnvironmentFact } from '../environment-fact.ts';
import type { Reader, ReaderResult } from '../reader.ts';
import { asMap, mapEntry, mapValue, type YamlMap, yamlStream } from '../yaml/index.ts';
import { cloudFormationOpenings, cloudFormationPorts } from './cloudformation-resources.ts';
import { CloudFormationValues, resourcesOf } from './cloudformation-values.ts';
import { OPENING_PROTOCOLS, openingFacts, resourceOccurrence } from './resource-facts.ts';
import type { ResourceOpening, ResourcePort } from './terraform-resources.ts';

const format = 'cloudformation';

/** Resources that have ports; most templates have none of them. */
const RESOURCE =
  /\bAWS::(?:ElasticLoadBalancing|GlobalAccelerator::L|ECS::|RDS::DB|ElastiCache::|Redshift::C|DocDB::|MemoryDB::|Neptune::|AppRunner::|EC2::(?:SecurityGroup|NetworkAclEntry))/;

/** Templates of AWS CloudFormation, SAM and the Serverless Framework. */
export const cloudFormation: Reader = {
  id: format,
  title: 'AWS CloudFormation and SAM',
  docs: {
    claims:
      '`*.yaml`, `*.yml`, `*.json`, `*.template` with `Resources` of types `AWS::…`; `resources` of `serverless.yml`',
    finds: [
      'listeners, target groups and health checks of load balancers, old and new',
      'ports of ECS’ containers, and those that services are reached at',
      'ports of RDS, ElastiCache, Redshift, DocumentDB, MemoryDB and Neptune',
      'security groups; the defaults of parameters behind `Ref` and `Sub`, both sides of `If`',
    ],
    misses: ['values of mappings, imports and nested stacks: unresolved'],
  },
  claims: ({ name, languageId }) =>
    /\.(?:ya?ml|json|template|cfn)(?:\.(?:j2|jinja2?|tmpl|tpl))?$/i.test(name) ||
    languageId === 'yaml' ||
    languageId === 'cloudformation',
  prefilter: text => RESOURCE.test(text) && /Port\b|"?Target"?:/.test(text),
  read,
};

function read(source: SourceText): ReaderResult {
  const stream = yamlStream(source);
  const found: Found = { occurrences: [], environment: [] };
  for (const { root } of stream.documents)
    for (const template of [asMap(root), asMap(mapValue(root, 'resources'))])
      if (template) readTemplate(template, new CloudFormationValues(stream, template), found);
  return found;
}

interface Found {
  readonly occurrences: PortOccurrence[];
  readonly environment: EnvironmentFact[];
}

function readTemplate(template: YamlMap, values: CloudFormationValues, found: Found): void {
  for (const { name, type, properties } of resourcesOf(template)) {
    const owner = name.value;
    for (const row of cloudFormationPorts)
      if (row.resource.test(type)) readPort(row, type, properties, owner, values, found);
    for (const row of cloudFormationOpenings)
      if (row.resource.test(type))
        for (const rule of values.within(properties, row.within ?? []))
          readOpening(row, rule, owner, values, found);
  }
}

function readPort(
  row: ResourcePort,
  type: string,
  properties: YamlMap,
  owner: string,
  values: CloudFormationValues,
  found: Found,
): void {
  const way = row.within ?? [];
  const isPlaced = row.role === 'listen' || row.role === 'published';
  // The property's way within the resource, in the words of the resource's type: `ECS.TaskDefinition.PortMappings.HostPort`.
  const api = [format, ...type.split('::').slice(1), ...way.slice(-1), row.attribute].join('.');
  for (const map of values.within(properties, way)) {
    const entry = mapEntry(map, row.attribute);
    if (!entry) continue;
    const protocol = /^udp$/i.test(values.textOf(mapValue(map, 'Protocol')) ?? '') ? 'udp' : 'tcp';
    for (const port of values.portsOf(entry.value)) {
      const occurrence = resourceOccurrence(port, {
        role: row.role,
        namespace: isPlaced ? (row.inContainer ? 'container' : 'host') : 'none',
        protocol,
        format,
        api,
        owner,
        start: entry.range.start,
      });
      if (occurrence) found.occurrences.push(occurrence);
    }
  }
}

function readOpening(
  row: ResourceOpening,
  rule: YamlMap,
  owner: string,
  values: CloudFormationValues,
  found: Found,
): void {
  const stated = row.protocol === undefined ? undefined : values.textOf(mapValue(rule, row.protocol));
  const protocol = OPENING_PROTOCOLS[(stated ?? 'tcp').toLowerCase()];
  if (!protocol || typeof row.ports === 'string') return;
  const [from, to] = row.ports.map(key => values.portsOf(mapValue(rule, key)));
  const first = from?.[0];
  const last = to?.[0];
  if (!first?.known) return;
  const source = row.sources.map(key => values.textOf(mapValue(rule, key))).find(text => text !== undefined);
  const { occurrence, fact } = openingFacts({
    tool: 'cloudformation',
    owner,
    protocol,
    first: first.first,
    last: last?.known ? last.first : first.first,
    resolution: first.resolution,
    source: source?.replace(/\.GroupId$/, ''),
    stateless: row.stateless === true,
    range: { start: first.start, end: first.end },
  });
  if (occurrence) found.occurrences.push(occurrence);
  if (fact) found.environment.push(fact);
}
