import type { PortOccurrence } from '../ports/index.ts';
import type { FileFacts } from '../readers/index.ts';

/** An occurrence with the file it stands in. */
export interface LocatedOccurrence {
  readonly path: string;
  readonly occurrence: PortOccurrence;
}

/** A workspace at one moment. Immutable; what is derived from all files is computed once, on first need. */
export class WorkspaceSnapshot {
  readonly files: ReadonlyMap<string, FileFacts>;
  #usedPorts: ReadonlySet<number> | undefined;
  #sqlConnections: readonly LocatedOccurrence[] | undefined;

  constructor(files: ReadonlyMap<string, FileFacts>) {
    this.files = files;
  }

  /** Every port that stands anywhere in the workspace, in any role; of very long ranges only the ends. */
  get usedPorts(): ReadonlySet<number> {
    this.#usedPorts ??= collectPorts(this.files.values());
    return this.#usedPorts;
  }

  /** Every SQL Server connection, in path order, so that what is derived from it is the same on every run. */
  get sqlConnections(): readonly LocatedOccurrence[] {
    this.#sqlConnections ??= [...this.files.keys()].sort().flatMap(path =>
      this.files
        .get(path)!
        .occurrences.filter(occurrence => occurrence.sql)
        .map(occurrence => ({ path, occurrence })),
    );
    return this.#sqlConnections;
  }
}

/** A range longer than this opens ports rather than using them: it would leave none to move to. */
const LONGEST_USE = 2000;

function collectPorts(files: Iterable<FileFacts>): Set<number> {
  const ports = new Set<number>();
  for (const { occurrences } of files)
    for (const { port, endPort } of occurrences)
      if (port !== null && port > 0) {
        const last = endPort ?? port;
        const step = last - port > LONGEST_USE ? last - port : 1;
        for (let p = port; p <= last; p += step) ports.add(p);
      }
  return ports;
}
