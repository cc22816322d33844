import type { PortOccurrence } from '../../../ports/index.ts';
import type { EnvironmentFact } from '../../environment-fact.ts';
import type { PortDefect } from '../../port-defect.ts';
import type { YamlNode } from '../../yaml/index.ts';
import type { ComposeService } from './services.ts';

/** What is found in a Compose file, in the order of reading. */
export class ComposeFindings {
  readonly occurrences: PortOccurrence[] = [];
  readonly defects: PortDefect[] = [];
  readonly environment: EnvironmentFact[] = [];
  readonly #read = new Set<YamlNode>();
  /** The container ports of mappings, by owner. */
  readonly #mapped = new Set<string>();
  /** Items that may still be looked at: aliases can name far more than the text has. */
  #budget: number;

  /** @param length the length of the text, in UTF-16 units */
  constructor(length: number) {
    this.#budget = 10_000 + length;
  }

  /** Whether the file names more items than are read, so that some were left out. */
  get exhausted(): boolean {
    return this.#budget < 0;
  }

  /** The items, as long as the file has not named too many. */
  afford<T>(items: readonly T[]): readonly T[] {
    this.#budget -= items.length + 1;
    return this.exhausted ? [] : items;
  }

  /**
   * Whether `node` is met for the first time. A list that several services share through an alias or a
   * merge key is reported once, where it stands, for the first of them.
   */
  isNew(node: YamlNode): boolean {
    if (this.#read.has(node)) return false;
    this.#read.add(node);
    return true;
  }

  addOccurrence(service: ComposeService, occurrence: Omit<PortOccurrence, 'format' | 'owner'>): void {
    const whole: PortOccurrence = { ...occurrence, format: 'compose', owner: service.name };
    const { api, port, endPort, protocol } = whole;
    const key = `${service.name}\n${port}-${endPort ?? ''}/${protocol}`;
    if (api === 'compose.ports.target') this.#mapped.add(key);
    // `expose` beside a mapping of the same port says nothing new.
    const restated = api === 'compose.expose' && port !== null && this.#mapped.has(key);
    this.occurrences.push(restated ? { ...whole, restated } : whole);
  }

  addDefect(service: ComposeService, defect: Omit<PortDefect, 'format' | 'owner'>): void {
    this.defects.push({ ...defect, format: 'compose', owner: service.name });
  }
}
