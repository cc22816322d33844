import { getOrMake } from '../../text/index.ts';
import type { YamlEntry, YamlMap, YamlNode, YamlScalar, YamlValue } from './yaml-node.ts';

/** The node itself or what its alias stands for; undefined for nothing and for an unknown alias. */
export function resolved(node: YamlNode | undefined): YamlValue | undefined {
  return node?.kind === 'alias' ? node.target : node;
}

/** The mapping that the node is or refers to. */
export function asMap(node: YamlNode | undefined): YamlMap | undefined {
  const value = resolved(node);
  return value?.kind === 'map' ? value : undefined;
}

/** The scalar that the node is or refers to. */
export function asScalar(node: YamlNode | undefined): YamlScalar | undefined {
  const value = resolved(node);
  return value?.kind === 'scalar' ? value : undefined;
}

/** The items of a sequence, or of the one that an alias refers to; none for anything else. */
export function seqItems(node: YamlNode | undefined): readonly YamlNode[] {
  const value = resolved(node);
  return value?.kind === 'seq' ? value.items : [];
}

/**
 * The entries of a mapping as YAML's consumers see it: merge keys (`<<: *base`, `<<: [*a, *b]`) are
 * followed, a mapping's own key wins over a merged one, an earlier merge over a later one, and of a
 * key written twice the last counts. None for anything else. Entries merged in stand where their
 * anchor is defined.
 */
export function mapEntries(node: YamlNode | undefined): readonly YamlEntry[] {
  const map = asMap(node);
  if (!map) return [];
  const found = new Map<string, YamlEntry>();
  collect(map, found, new Set());
  return [...found.values()];
}

/** The entry of a mapping under `key`, merge keys followed as in {@link mapEntries}. */
export function mapEntry(node: YamlNode | undefined, key: string): YamlEntry | undefined {
  const map = asMap(node);
  if (!map) return undefined;
  return map.entries.length > FEW ? find(map, key, new Set()) : findAmongFew(map, key);
}

/** So many entries are looked through sooner than they are indexed; nearly all mappings have no more. */
const FEW = 12;

function findAmongFew(map: YamlMap, key: string): YamlEntry | undefined {
  let merges = false;
  for (let at = map.entries.length - 1; at >= 0; at--) {
    const entry = map.entries[at]!;
    if (isMerge(entry)) merges = true;
    else if (entry.key.value === key) return entry;
  }
  return merges ? find(map, key, new Set()) : undefined;
}

/** The value of a mapping under `key`, with aliases resolved and merge keys followed. */
export function mapValue(node: YamlNode | undefined, key: string): YamlValue | undefined {
  return resolved(mapEntry(node, key)?.value);
}

/** Whether an entry is a merge key: `<<`, unquoted. */
function isMerge(entry: YamlEntry): boolean {
  return entry.key.value === '<<' && entry.key.style === 'plain';
}

/** More mappings than this are not merged into one: merges of merges can name far more than a text has. */
const MAX_MERGED = 100;

/** A mapping's own entries by key (of a key written twice the last) and the mappings that its merge keys name, in order. */
interface MapIndex {
  readonly own: ReadonlyMap<string, YamlEntry>;
  readonly merged: ReadonlySet<YamlMap>;
}

/** Made once a mapping: aliases may have one asked for its keys thousands of times. */
const indices = new WeakMap<YamlMap, MapIndex>();

function indexOf(map: YamlMap): MapIndex {
  return getOrMake(indices, map, () => {
    const own = new Map<string, YamlEntry>();
    const merged = new Set<YamlMap>();
    for (const entry of map.entries) {
      if (isMerge(entry)) addMerged(merged, entry);
      else own.set(entry.key.value, entry);
    }
    return { own, merged };
  });
}

function addMerged(merged: Set<YamlMap>, entry: YamlEntry): void {
  const value = resolved(entry.value);
  for (const node of value?.kind === 'seq' ? value.items : [value]) {
    const map = asMap(node);
    if (map && merged.size < MAX_MERGED) merged.add(map);
  }
}

/** `seen` keeps a map that merges itself, or one that many merges name, from being read again. */
function collect(map: YamlMap, found: Map<string, YamlEntry>, seen: Set<YamlMap>): void {
  seen.add(map);
  const { own, merged } = indexOf(map);
  for (const [key, entry] of own) if (!found.has(key)) found.set(key, entry);
  for (const other of merged) if (isNext(other, seen)) collect(other, found, seen);
}

function find(map: YamlMap, key: string, seen: Set<YamlMap>): YamlEntry | undefined {
  seen.add(map);
  const { own, merged } = indexOf(map);
  const entry = own.get(key);
  if (entry) return entry;
  for (const other of merged) {
    const inherited = isNext(other, seen) ? find(other, key, seen) : undefined;
    if (inherited) return inherited;
  }
  return undefined;
}

function isNext(map: YamlMap, seen: ReadonlySet<YamlMap>): boolean {
  return !seen.has(map) && seen.size < MAX_MERGED;
}
