import type { TextEdit, TextRange } from '../text/index.ts';
import type { SqlConnection } from './sql-connection.ts';

export type Protocol = 'tcp' | 'udp' | 'sctp';

/**
 * What a port is for, where it stands. `listen`: a process binds it in its own network namespace.
 * `published`: opened on a host or node. `service`: a virtual front that nothing binds.
 * `connect`: dialled.
 */
export type PortRole = 'listen' | 'published' | 'service' | 'connect';

/**
 * How a value is known: written where it is used, a name in the same file, a fallback, assigned by
 * the OS, or not known from the file.
 */
export type Resolution = 'literal' | 'constant' | 'default' | 'dynamic' | 'unresolved';

/**
 * The network namespace a port lives in. `host`: a machine's own (published ports, host networking,
 * and code, which may run anywhere). `container`: a container's or pod's private one. `none`: nothing
 * binds it there (service fronts, dialled ports).
 */
export type Namespace = 'host' | 'container' | 'none';

/**
 * How to write another port in this place: replace `range` by `before` + PORT + `after`, and make
 * the further edits. A range of ports is written `FIRST-LAST`. Absent on an occurrence whose text
 * cannot be changed by putting in a number.
 */
export interface PortSlot {
  readonly range: TextRange;
  readonly before: string;
  readonly after: string;
  readonly further?: readonly TextEdit[];
}

/**
 * What is wrong with how a raw TCP socket takes its address again after a restart. `missing`: nothing
 * sets SO_REUSEADDR. `forced`: code for Windows alone sets it, where it takes the port from others.
 */
export interface AddressReuse {
  readonly state: 'missing' | 'forced';
  /** The edits that mend it, where they are surely right. */
  readonly mend?: readonly TextEdit[];
}

/**
 * One place in a text where a port is configured. Plain data: it survives structured clone.
 */
export interface PortOccurrence {
  /** The port; 0 where the OS assigns it; null where the file alone cannot tell. */
  readonly port: number | null;
  /** The last port (inclusive) of a range; absent for a single port. */
  readonly endPort?: number;
  readonly protocol: Protocol;
  readonly role: PortRole;
  readonly resolution: Resolution;
  readonly namespace: Namespace;
  /** The bind address, or for `connect` the host dialled, as written; absent where none is stated. */
  readonly host?: string;
  /** Who has the port: a Compose service, a workload, a module. */
  readonly owner?: string;
  /** The reader's format id: `compose`, `kubernetes`, `dockerfile`, `javascript`, `go`, … */
  readonly format: string;
  /** The construct, dotted: `compose.ports.published`, `node.net.listen`. */
  readonly api: string;
  /** The characters that hold the value: what the user must change. Exactly the digits where there are any. */
  readonly range: TextRange;
  /** Where the value is used: the call or key. Equals `range` where they are one. */
  readonly use: TextRange;
  /** The entry that its mapping's two sides share, where `use` does not say it (a port of a container in Kubernetes). */
  readonly entry?: TextRange;
  /** Set where the same owner says the same in another place of the file, on which a verdict stands already. */
  readonly restated?: true;
  readonly slot?: PortSlot;
  /** For `dynamic`: the program reads the assigned port back (registers or prints it), or its file asks for it. */
  readonly readBack?: boolean;
  /** Stands in a test within a file that is no test itself (Rust's `#[cfg(test)]`). */
  readonly inTest?: true;
  /** For raw sockets in code that listen on a fixed port; absent where nothing is wrong or nothing is known. */
  readonly reuse?: AddressReuse;
  /** Set where `format` is `sql-server`. */
  readonly sql?: SqlConnection;
}
