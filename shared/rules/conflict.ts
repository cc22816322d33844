import type { PortOccurrence, PortRange } from '../ports/index.ts';
import { getOrMake, shownText, type TextRange } from '../text/index.ts';
import type { WorkspaceSnapshot } from '../workspace/index.ts';
import { placeName } from './place.ts';
import type { RelatedPlace, Severity } from './rule.ts';

/** What a clash is about; each has its message in the rule. */
export type ConflictMessage =
  | 'host'
  | 'profile'
  | 'twice'
  | 'shared'
  | 'namespace'
  | 'replicas'
  | 'replicasOfRange'
  | 'neighbour'
  | 'nodePort'
  | 'hostPort';

/** All that is wrong with one claim, as one verdict. */
export interface Conflict {
  readonly path: string;
  readonly occurrence: PortOccurrence;
  readonly ports: PortRange;
  /** The variable that gives the ports, where the occurrence itself does not. */
  readonly variable?: string;
  readonly messageId: ConflictMessage;
  readonly data: Readonly<Record<string, string | number>>;
  readonly related: readonly RelatedPlace[];
  /** Whether another port would mend it. */
  readonly movable: boolean;
  /** As many host ports in place of the one would mend it. */
  readonly wanted?: number;
  readonly severity?: Severity;
}

/** What a conflict is about. */
export type ClaimedPort = Pick<Conflict, 'path' | 'occurrence' | 'ports' | 'variable'>;

/** One clash as seen from one of the two. */
export interface OneClash {
  readonly messageId: ConflictMessage;
  readonly data: Readonly<Record<string, string | number>>;
  readonly rival: { readonly path: string; readonly range: TextRange };
  /** `service "web"`. */
  readonly rivalName: string;
  readonly movable: boolean;
  readonly wanted?: number;
  readonly severity?: Severity;
}

/** Others that are shown beside one finding. */
const MOST_RELATED = 10;

/** Gathers clashes, found in whichever project, into one conflict for each occurrence. */
export class ConflictList {
  readonly #snapshot: WorkspaceSnapshot;
  readonly #byOccurrence = new Map<
    PortOccurrence,
    { conflict: Conflict; rivals: Map<string, RelatedPlace> }
  >();

  constructor(snapshot: WorkspaceSnapshot) {
    this.#snapshot = snapshot;
  }

  /** Adds what one claim has against another; of an occurrence the first one gives the message. */
  add(claim: ClaimedPort, clash: OneClash): void {
    const { path, occurrence, ports, variable } = claim;
    const { messageId, rival, rivalName, movable, wanted, severity } = clash;
    const known = getOrMake(this.#byOccurrence, occurrence, () => {
      const data = { ...clash.data, place: placeName(this.#snapshot, path, rival) };
      const conflict = {
        path,
        occurrence,
        ports,
        ...(variable !== undefined && { variable }),
        messageId,
        data,
        movable,
        related: [],
        ...(wanted !== undefined && { wanted }),
        ...(severity && { severity }),
      };
      return { conflict, rivals: new Map<string, RelatedPlace>() };
    });
    const key = `${rival.path}\n${rival.range.start}`;
    if (known.rivals.size >= MOST_RELATED || known.rivals.has(key)) return;
    known.rivals.set(key, {
      path: rival.path,
      range: rival.range,
      message: shownText(`Also claimed here, by ${rivalName}.`),
    });
  }

  conflicts(): Conflict[] {
    return [...this.#byOccurrence.values()].map(({ conflict, rivals }) => ({
      ...conflict,
      related: [...rivals.values()],
    }));
  }
}
