import type { PortOccurrence } from '../../../ports/index.ts';
import { contains, type SourceText } from '../../../text/index.ts';
import type { EnvironmentFact } from '../../environment-fact.ts';
import type { EnvironmentPlaces } from '../../environment-places.ts';
import type { PortDefect } from '../../port-defect.ts';
import {
  mapEntry,
  resolved,
  type YamlMap,
  type YamlNode,
  type YamlStream,
  type YamlValue,
} from '../../yaml/index.ts';
import { TemplateBlocks } from './template-blocks.ts';

/** What the objects of one file give, and the ways through its nodes. */
export class Findings {
  readonly source: SourceText;
  readonly stream: YamlStream;
  readonly occurrences: PortOccurrence[] = [];
  readonly defects: PortDefect[] = [];
  readonly environment: EnvironmentFact[] = [];
  readonly places: EnvironmentPlaces[] = [];
  /** Steps that may still be taken: aliases in aliases can name far more nodes than the text has. */
  #budget: number;
  #blocks: TemplateBlocks | undefined;

  constructor(source: SourceText, stream: YamlStream) {
    this.source = source;
    this.stream = stream;
    this.#budget = 10_000 + source.text.length;
  }

  /** Whether the file has more nodes than are read, so that some were left out. */
  get exhausted(): boolean {
    return this.#budget < 0;
  }

  /** The node where it is a mapping, an alias of one included; none else. */
  maps(node: YamlNode | undefined): YamlMap[] {
    const value = resolved(node);
    return value?.kind === 'map' ? [value] : [];
  }

  /**
   * The nodes under a path, aliases resolved and merge keys followed. `spec.ports[]` leads to the items
   * of a list. Several nodes where a template has the key in several branches: see {@link entries}.
   */
  all(node: YamlNode, path: string): YamlValue[] {
    let nodes: readonly YamlNode[] = [node];
    for (const step of path.split('.')) {
      const key = step.replace(/\[\]$/, '');
      nodes = nodes.flatMap(each => this.entries(each, key));
      if (key !== step) nodes = nodes.flatMap(each => this.#items(each));
    }
    return nodes.flatMap(each => resolved(each) ?? []);
  }

  /** The mappings among {@link all}. */
  allMaps(node: YamlNode, path: string): YamlMap[] {
    return this.all(node, path).filter(each => each.kind === 'map');
  }

  /**
   * The values of a mapping under `key`, aliases not resolved: at most one, except in a template, where
   * the branches of a condition may each have the key.
   */
  entries(node: YamlNode, key: string): readonly YamlNode[] {
    if (--this.#budget < 0) return [];
    const [map] = this.maps(node);
    if (!map) return [];
    if (this.stream.templated) {
      // Every entry is looked at, and aliases can have a long mapping asked again and again.
      this.#budget -= map.entries.length >> 3;
      const own = map.entries.filter(entry => entry.key.value === key);
      if (own.length > 0) return own.map(entry => entry.value);
    }
    const entry = mapEntry(map, key);
    return entry ? [entry.value] : [];
  }

  /** Whether a template's condition may leave `node` out of a text that has the rest of `whole`. */
  isConditional(node: YamlNode, whole: YamlNode): boolean {
    if (!this.stream.templated) return false;
    this.#blocks ??= new TemplateBlocks(this.source.text);
    const block = this.#blocks.around(node.range.start);
    return block !== undefined && !contains(block, whole.range);
  }

  #items(node: YamlNode): readonly YamlNode[] {
    const list = resolved(node);
    if (list?.kind !== 'seq') return [];
    this.#budget -= list.items.length;
    return this.#budget < 0 ? [] : list.items;
  }
}
