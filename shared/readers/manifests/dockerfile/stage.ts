import type { MappedText, TextRange } from '../../../text/index.ts';
import type { EnvironmentFact } from '../../environment-fact.ts';
import type { Command } from '../../settings/command-line.ts';
import { type ExpandedText, expand, UNKNOWN } from './expand.ts';
import type { Instruction } from './instructions.ts';
import { splitAssignments, splitWords } from './words.ts';

/** How many units variables may still give in a file: short uses of long values could ask for any number. */
export interface Budget {
  units: number;
}

/** What a stage knows of a name: undefined also for an ARG without a value. */
type Found = ExpandedText | undefined;

/** Images are built on a few stages; a variable is looked for in no more. */
const MAX_BASES = 100;

/**
 * One build stage: the variables that hold in it, and the user it ends with. A stage that is built on
 * another one inherits its variables and its user (Dockerfile reference, "ARG: Scope").
 */
export class Stage {
  /** The stage's name, else its base image; undefined before the first FROM. */
  readonly owner: string | undefined;
  readonly #base: Stage | undefined;
  readonly #global: Stage | undefined;
  readonly #escapeUnit: string;
  readonly #budget: Budget;
  readonly #variables = new Map<string, Found>();
  readonly #arguments = new Map<string, Found>();
  /** The words of the ENTRYPOINT so far, which a CMD in brackets is the rest of. */
  entrypoint: Command = [];
  #user: { readonly user: string; readonly range: TextRange } | undefined;

  constructor(escapeUnit: string, budget: Budget, owner?: string, base?: Stage, global?: Stage) {
    this.#escapeUnit = escapeUnit;
    this.#budget = budget;
    this.owner = owner;
    this.#base = base;
    this.#global = global;
    // A stage is whole before another one is built on it.
    if (base) this.#user = base.#user;
  }

  /** The value of a variable here: ENV wins over ARG, and this stage over its base. */
  readonly lookup = (name: string): Found => {
    const value = this.#find(name, stage => stage.#variables) ?? this.#find(name, stage => stage.#arguments);
    this.#budget.units -= value?.value.length ?? 0;
    return this.#budget.units < 0 ? undefined : value;
  };

  #find(name: string, of: (stage: Stage) => ReadonlyMap<string, Found>): Found {
    let stage: Stage | undefined = this;
    for (let bases = 0; stage && bases < MAX_BASES; bases++, stage = stage.#base)
      if (of(stage).has(name)) return of(stage).get(name);
    return undefined;
  }

  expand(body: MappedText, range: TextRange): ExpandedText {
    return expand(body, range, this.#escapeUnit, this.lookup);
  }

  /** Takes over what an ENV sets and returns its values, each with the stretch of the assignment. */
  env({ body }: Instruction): { name: string; value: ExpandedText; range: TextRange }[] {
    const set = splitAssignments(body.value, this.#escapeUnit, true).flatMap(({ name, value }) =>
      value ? [{ name, value: this.expand(body, value), range: body.range(value.start, value.end) }] : [],
    );
    // All values of one ENV see the variables as they were before it.
    for (const { name, value } of set) this.#variables.set(name, value);
    return set;
  }

  /** Takes over what an ARG declares; without a default it has the value of the ARG before the first FROM. */
  arg({ body }: Instruction): void {
    for (const { name, value } of splitAssignments(body.value, this.#escapeUnit, false)) {
      const given = value ? this.expand(body, value) : this.#global?.lookup(name);
      if (given || !this.#arguments.has(name)) this.#arguments.set(name, given);
    }
  }

  user({ body }: Instruction): void {
    const [word] = splitWords(body.value, this.#escapeUnit);
    if (!word) return;
    const { value } = this.expand(body, word);
    const user = value.includes(UNKNOWN) ? body.value.slice(word.start, word.end) : value;
    this.#user = { user, range: body.range(word.start, word.end) };
  }

  /**
   * The user that the stage's processes run as, where the file tells one. `isConditional`: its
   * instructions may be left out, so that an ordinary user is not certain.
   */
  userFact(isConditional = false): EnvironmentFact | undefined {
    if (this.owner === undefined || !this.#user) return undefined;
    const { user, range } = this.#user;
    const known = isRoot(user);
    const root = known === false && isConditional ? null : known;
    return { kind: 'user', user, root, scope: { kind: 'owner', owner: this.owner }, range };
  }
}

/** Users that images of official and customary bases create; none of them is root. */
const ORDINARY_USERS = new Set(
  'app appuser apache daemon elasticsearch git jenkins jovyan mysql nginx nobody node nonroot postgres rails redis vscode www-data'.split(
    ' ',
  ),
);

/** Whether `USER` names root: the user id decides, and a name only where everyone knows its id. */
function isRoot(user: string): boolean | null {
  const name = user.split(':', 1)[0]!;
  if (name === 'root' || /^0+$/.test(name)) return true;
  return /^\d+$/.test(name) || ORDINARY_USERS.has(name) ? false : null;
}
