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
    this.occurrences.push({ ...occurrence, format: 'compose', owner: service.name });
  }

  addDefect(service: ComposeService, defect: Omit<PortDefect, 'format' | 'owner'>): void {
    this.defects.push({ ...defect, format: 'compose', owner: service.name });
  }
}
