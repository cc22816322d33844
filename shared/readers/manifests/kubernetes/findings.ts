import type { PortOccurrence } from '../../../ports/index.ts';
import { contains, getOrMake, type SourceText } from '../../../text/index.ts';
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

/** A part of a path: a key of a mapping, and whether the items of the list under it are meant. */
interface Step {
  readonly key: string;
  readonly items: boolean;
}

const paths = new Map<string, readonly Step[]>();

/** The parts of a path; there are a few dozen paths, asked for again for every object. */
function stepsOf(path: string): readonly Step[] {
  return getOrMake(paths, path, () =>
    path.split('.').map(step => ({ key: step.replace(/\[\]$/, ''), items: step.endsWith('[]') })),
  );
}

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
    const found: YamlValue[] = [];
    this.#follow(node, stepsOf(path), 0, found);
    return found;
  }

  #follow(node: YamlNode, steps: readonly Step[], at: number, found: YamlValue[]): void {
    const step = steps[at];
    if (!step) {
      const value = resolved(node);
      if (value) found.push(value);
      return;
    }
    for (const entry of this.entries(node, step.key)) {
      if (!step.items) this.#follow(entry, steps, at + 1, found);
      else for (const item of this.#items(entry)) this.#follow(item, steps, at + 1, found);
    }
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
    const map = resolved(node);
    if (map?.kind !== 'map') return [];
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
