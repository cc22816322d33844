import type { PortOccurrence } from '../../../ports/index.ts';
import type { SourceText } from '../../../text/index.ts';
import type { EnvironmentFact } from '../../environment-fact.ts';
import type { PortDefect } from '../../port-defect.ts';
import {
  mapEntry,
  resolved,
  type YamlMap,
  type YamlNode,
  type YamlStream,
  type YamlValue,
} from '../../yaml/index.ts';

/** A place where a template's block begins or ends, and the start of the innermost one open after it (-1: none). */
interface Branch {
  readonly at: number;
  readonly innermost: number;
}

function branchesOf(text: string): Branch[] {
  const open: number[] = [];
  return [...text.matchAll(/\{\{-?\s*(if|with|range|end)\b/g)].map(({ index: at, 1: word }) => {
    if (word === 'end') open.pop();
    else open.push(at);
    return { at, innermost: open.at(-1) ?? -1 };
  });
}

/** What the objects of one file give, and the ways through its nodes. */
export class Findings {
  readonly source: SourceText;
  readonly stream: YamlStream;
  readonly occurrences: PortOccurrence[] = [];
  readonly defects: PortDefect[] = [];
  readonly environment: EnvironmentFact[] = [];
  /** Steps that may still be taken: aliases in aliases can name more nodes than the text has characters. */
  #budget = 500_000;
  #branches: readonly Branch[] | undefined;

  constructor(source: SourceText, stream: YamlStream) {
    this.source = source;
    this.stream = stream;
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
      const own = map.entries.filter(entry => entry.key.value === key);
      if (own.length > 0) return own.map(entry => entry.value);
    }
    const entry = mapEntry(map, key);
    return entry ? [entry.value] : [];
  }

  /**
   * Whether `node` stands in a branch of a template's condition that begins after `from` does, so that
   * one may be rendered without the other.
   */
  isConditional(node: YamlNode, from: YamlNode): boolean {
    if (!this.stream.templated) return false;
    this.#branches ??= branchesOf(this.source.text);
    let low = 0;
    let high = this.#branches.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#branches[middle]!.at < node.range.start) low = middle + 1;
      else high = middle;
    }
    return low > 0 && this.#branches[low - 1]!.innermost >= from.range.start;
  }

  #items(node: YamlNode): readonly YamlNode[] {
    const list = resolved(node);
    if (list?.kind !== 'seq') return [];
    this.#budget -= list.items.length;
    return this.#budget < 0 ? [] : list.items;
  }
}
