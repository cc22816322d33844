import { type PortRange, parseRange, type Target } from '../ports/index.ts';
import { type ConfigInput, configSchema, type Settings } from '../settings.ts';
import { getOrMake } from '../text/index.ts';
import type { ConfigLayer } from './config-file.ts';
import { compileGlobs } from './globs.ts';
import { type CompiledLayer, compileLayer } from './layer.ts';

const DEFAULTS = configSchema.parse({});
const isTestByDefault = compileGlobs(DEFAULTS.tests);
const NO_LAYER: ConfigInput = {};

/** Settings made before, by the layers and overrides that hold; kept as long as the strongest layer lives. */
const cache = new WeakMap<CompiledLayer, Map<string, Settings>>();

/**
 * The settings for one file. `layers` from weakest to strongest (the host's own settings, then the
 * nearest configuration file). Within a layer the overrides that match `path` come after its own keys.
 * A stronger value replaces a weaker one; mappings (`rules`, `ephemeralRanges`, `sqlServer.instances`)
 * are merged key by key, and an override's `allow` adds to that of its own layer.
 *
 * The same object comes back for every path to which the same values apply.
 */
export function resolveSettings(layers: readonly ConfigLayer[], path: string): Settings {
  const compiled = layers.length > 0 ? layers.map(compileLayer) : [compileLayer(NO_LAYER)];
  const inputs: ConfigInput[][] = [];
  let isTest = isTestByDefault;
  let key = '';
  for (const layer of compiled) {
    const applying = [layer.input];
    if (layer.tests) isTest = layer.tests;
    key += `${layer.id}:`;
    layer.overrides.forEach((override, i) => {
      if (!override.matches(path)) return;
      applying.push(override.input);
      if (override.tests) isTest = override.tests;
      key += `${i},`;
    });
    inputs.push(applying);
  }
  const test = isTest(path);
  key += test;
  const strongest = compiled.at(-1)!;
  const made = getOrMake(cache, strongest, () => new Map());
  return getOrMake(made, key, () => merge(inputs, test));
}

function merge(layers: readonly (readonly ConfigInput[])[], isTest: boolean): Settings {
  const inputs = layers.flat();
  const last = <K extends keyof ConfigInput>(key: K) =>
    inputs.findLast(input => input[key] !== undefined)?.[key];
  const ranges: Partial<Record<Target, PortRange>> = {};
  const instances = new Map<string, number>();
  const rules: Record<string, Settings['rules'][string]> = {};
  for (const input of inputs) {
    for (const [target, range] of Object.entries(input.ephemeralRanges ?? {}))
      ranges[target as Target] = parseRange(range)!;
    for (const [name, port] of Object.entries(input.sqlServer?.instances ?? {}))
      instances.set(name.toUpperCase(), port);
    Object.assign(rules, input.rules);
  }
  const allowing = layers.findLast(applying => applying.some(input => input.allow !== undefined)) ?? [];
  const policy = last('policy');
  return {
    targets: last('targets') ?? DEFAULTS.targets,
    ephemeralRanges: ranges,
    unprivilegedPortStart: last('unprivilegedPortStart') ?? DEFAULTS.unprivilegedPortStart,
    allow: allowing.flatMap(input => input.allow ?? []).map(allowed),
    ...(policy !== undefined && { policy: parseRange(policy)! }),
    nodePortRange: parseRange(last('nodePortRange') ?? DEFAULTS.nodePortRange)!,
    sqlInstances: instances,
    rules,
    isTest,
  };
}

function allowed(entry: NonNullable<ConfigInput['allow']>[number]): Settings['allow'][number] {
  const { ports, reason } = typeof entry === 'object' ? entry : { ports: entry, reason: undefined };
  const range = typeof ports === 'number' ? { first: ports, last: ports } : parseRange(ports)!;
  return reason === undefined ? { range } : { range, reason };
}
