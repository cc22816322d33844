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

  /** Every port that stands anywhere in the workspace, in any role (ranges in full). */
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

function collectPorts(files: Iterable<FileFacts>): Set<number> {
  const ports = new Set<number>();
  for (const { occurrences } of files)
    for (const { port, endPort } of occurrences)
      if (port !== null && port > 0) for (let p = port; p <= (endPort ?? port); p++) ports.add(p);
  return ports;
}
