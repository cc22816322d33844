import type { Block } from './script-syntax.ts';
import type { TracedText } from './traced-text.ts';

/** What a variable was given at one place: a text, or the items of an array. */
export interface Assignment {
  /** The number of the command in the order of the text. */
  readonly order: number;
  readonly block: Block | undefined;
  readonly values: readonly TracedText[];
  readonly isArray: boolean;
}

/** More values than a script's variable has on its ways. */
const MOST_VALUES = 6;

/** What a script's variables may hold at a place. */
export class Variables {
  readonly #all = new Map<string, Assignment[]>();

  set(name: string, assignment: Assignment): void {
    const known = this.#all.get(name);
    if (known) known.push(assignment);
    else this.#all.set(name, [assignment]);
  }

  /**
   * The assignments that may be the last before a command: back to one that certainly ran. Where none
   * stands before (in a function that is called later), the first after.
   */
  at(name: string, order: number, block: Block | undefined): Assignment[] {
    const known = this.#all.get(name) ?? [];
    const found: Assignment[] = [];
    for (let i = lastBefore(known, order); i >= 0 && found.length < MOST_VALUES; i--) {
      const assignment = known[i]!;
      if (isOtherBranch(assignment.block, block)) continue;
      found.unshift(assignment);
      if (encloses(assignment.block, block)) return found;
    }
    if (found.length > 0) return found;
    return block ? known.filter(each => each.order > order).slice(0, 1) : [];
  }
}

/** The index of the last assignment with a lower order, -1 for none. */
function lastBefore(known: readonly Assignment[], order: number): number {
  let low = 0;
  let high = known.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (known[middle]!.order < order) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Whether what runs in `inner` runs after everything in `outer`: the same block, or one within it. */
function encloses(outer: Block | undefined, inner: Block | undefined): boolean {
  if (!outer) return true;
  let block = inner;
  while (block && block.depth > outer.depth) block = block.parent;
  return block?.construct === outer.construct && block.branch === outer.branch;
}

/** Whether the two stand in different branches of one construct, with no loop around that joins them. */
function isOtherBranch(a: Block | undefined, b: Block | undefined): boolean {
  for (let x = a; x; x = x.parent)
    for (let y: Block | undefined = b; y && y.depth >= x.depth; y = y.parent)
      if (x.construct === y.construct && x.branch !== y.branch) {
        for (let around = x.parent; around; around = around.parent) if (around.loop) return false;
        return true;
      }
  return false;
}
