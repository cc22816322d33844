import type { TextEdit, TextRange } from '../text/index.ts';

/** The connection-string grammars of SQL Server's drivers (docs of each name the syntax). */
export type SqlDriver =
  | 'ado.net'
  | 'odbc'
  | 'ole-db'
  | 'jdbc'
  | 'go-mssqldb'
  | 'tedious'
  | 'node-mssql'
  | 'pymssql'
  | 'freetds'
  | 'tiberius'
  | 'sqlalchemy';

/** How a connection reaches the server; only `tcp` involves a port (or the Browser's UDP 1434). */
export type SqlTransport = 'tcp' | 'named-pipe' | 'shared-memory' | 'localdb' | 'dac';

/** What a SQL Server connection says beyond a port. Plain data. */
export interface SqlConnection {
  readonly driver: SqlDriver;
  readonly transport: SqlTransport;
  /** The host as written, without instance and port; `.` and `(local)` are kept. */
  readonly server: string;
  /** The named instance, upper or lower case as written; null where none is named. */
  readonly instance: string | null;
  /** Whether the driver asks SQL Server Browser (UDP 1434) for the port. */
  readonly usesBrowser: boolean;
  /**
   * Set where no protocol is stated and the host is a nickname of this computer: Microsoft's own drivers
   * on Windows then try shared memory first, which needs neither port nor Browser.
   */
  readonly sharedMemoryFirst?: true;
  /**
   * A separator the driver does not take between host and port: what stands there, what it wants, and the edits
   * that mend it, the first one where the separator stands. Where the port belongs into an option, `found` is the
   * separator with the port, and `wanted` the option's name.
   */
  readonly wrongSeparator?: {
    readonly found: string;
    readonly wanted: string;
    readonly edit: TextEdit;
    readonly further?: readonly TextEdit[];
  };
  /**
   * Instance and port are both given, so that one of them is ignored: which, whether the driver
   * throws, and the edits that drop the instance.
   */
  readonly conflict?: {
    readonly ignored: 'instance' | 'port' | 'none';
    readonly throws: boolean;
    readonly dropInstance: readonly TextEdit[];
  };
  /** A port that the driver refuses: what is wrong, what stands there, and what is wanted (continues "expected …"). */
  readonly refusedPort?: {
    readonly kind: 'out-of-range' | 'zero' | 'malformed';
    readonly text: string;
    readonly expected: string;
    readonly range: TextRange;
  };
}
