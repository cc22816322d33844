import type { PortRole, Protocol } from '../../ports/index.ts';

/**
 * A pattern of *origins*. The origin of a value says where it came from: the module as imported
 * (`node:` taken off), members after dots, `()` for every call or construction. `http.createServer()`
 * is what `createServer` of the module `http` returned, however it was imported and named; a value
 * whose type is written (`srv: http.Server`, `http.Server{…}`, `new Server()`) is `http.Server()`.
 * A name that nothing in the file declares is `global:Bun`; modules by relative path keep it
 * (`./app.default` is `./app`).
 *
 * In a pattern `*` stands for one name and `…` for any chain of method calls (`…` alone at the end is
 * implied for receivers: `express().use(x)` is still an Express application). At the beginning `…` stands for
 * anything: `….getEnv` is a function of this name of any module.
 */
export type OriginPattern = string;

/** Where in a call, or in an object literal, a value stands. */
export interface Place {
  /** Position among the positional arguments, from 0. Negative counts from the end. Absent for objects. */
  readonly arg?: number;
  /** The keyword by which the same argument may be given, or must be where `arg` is absent. */
  readonly keyword?: string;
  /** The way from there into object literals (keys) and tuples (indices): `['server', 'port']`, `[1]`. */
  readonly path?: readonly (string | number)[];
  /** Whether a function may stand there that returns what the path leads into (`defineConfig(() => …)`). */
  readonly returned?: true;
}

/**
 * How a port is written.
 * `number`: an integer or a string of digits. `path-or-port`: the same, and any other string is the
 * path of a socket, which has no port. `address`: `host:port`, `:port`, `[::]:port`; a scheme before
 * it (`tcp://`, `dns:///`) is skipped, `unix:` has no port. `url`: an authority after `//`.
 * `url-list`: several of them in a list or a string, apart by `;`, `,` or blanks. `port-list`: CivetWeb's,
 * `8080,[::1]:8443s`. `setting`: keys with values (`--server.port=8080`), a port where the key is known to be
 * a server's. `endpoint`: Twisted's description, `tcp:8080:interface=…`. `binding`: IIS', `*:8080:host`.
 */
type PortForm =
  | 'number'
  | 'path-or-port'
  | 'address'
  | 'url'
  | 'url-list'
  | 'port-list'
  | 'setting'
  | 'endpoint'
  | 'binding';

/** One place where an API's port may stand. */
export interface PortPlace extends Place {
  readonly form: PortForm;
  /** Where the bind address stands, for the forms that do not hold it themselves. */
  readonly host?: Place;
}

/**
 * One API that listens (or dials): which calls it means, what proves it, and where the port stands.
 * Pure data: adding an API is adding a row.
 *
 * A row applies to a call where `name` is the callee's last name and one of `callees`, `receivers`,
 * `anyReceiver` or `guess` holds, and every condition of `imports` and `files` that is present.
 */
export interface ListenApi {
  /** Id of the construct, dotted: `node.net.listen`. */
  readonly api: string;
  /** The last name of the callee: `listen` for `server.listen(…)`; for `new WebSocketServer(…)` the class. */
  readonly name?: string | readonly string[];
  /** Origins of the function called: `net.Listen`, `global:Bun.serve`, `ws.WebSocketServer`. */
  readonly callees?: readonly OriginPattern[];
  /** Origins of the object whose method is called: `http.createServer()`. */
  readonly receivers?: readonly OriginPattern[];
  /** Believed where a module of the workspace gives the function or class, and a port is surely one. */
  readonly own?: true;
  /** The method's name says it all (`ListenAnyIP`): believed on any receiver that is not of a class of the file. */
  readonly anyReceiver?: true;
  /** Names of receivers that are believed without an origin, where the port is known to be one (see {@link Guess}). */
  readonly guess?: Guess;
  /** Instead of a call: an object literal of this type (`net/http.Server`); places then have only a `path`. */
  readonly objects?: readonly OriginPattern[];
  /** Instead of a call: what a configuration module exports; places then have only a `path`. Needs `files`. */
  readonly exported?: true;
  /**
   * Instead of a call: names that a configuration module assigns at its top level (`bind = …`,
   * `c.ServerApp.port = …`); the first key of a place's path is the name. Needs `files`.
   */
  readonly assigned?: true;
  /** The file must import one of these modules (a trailing `*` matches any rest). */
  readonly imports?: readonly string[];
  /**
   * The file's base name must begin with one of these (`webpack.config.`); with a slash, the end of its
   * path by folders (`config/server.`).
   */
  readonly files?: readonly string[];

  /** The file must call one of these functions, too: what says whether an address is bound or dialled. */
  readonly beside?: readonly string[];
  /** The file must call none of these. */
  readonly notBeside?: readonly string[];

  /** Tried in order; the first that is written in the call holds the port. */
  readonly port: readonly PortPlace[];
  /** Any of these written: the call has no port (`{ path }`, `{ fd }`, `{ noServer: true }`). */
  readonly unless?: readonly Place[];
  /** All of these must be written: what proves an object literal by its other keys (`fetch` beside `port`). */
  readonly needs?: readonly Place[];
  /** An argument that must be one of these texts, or a constant of one of these names: `put("server.port", …)`. */
  readonly keyed?: { readonly arg: number; readonly names: readonly string[] };
  /** An argument that must be a text with one of these at its begin: `from("jetty:http://…")`. */
  readonly begins?: { readonly arg: number; readonly texts: readonly string[] };
  /** An unknown is reported only where it is called a port: `new Server(threadPool)` has none. */
  readonly portNamed?: true;
  /** Ports below this, but for 80 and 443, are believed to be other numbers. */
  readonly least?: number;
  /** The call only declares a setting: one that listens on the same literal is reported instead. */
  readonly declares?: true;
  /** Where another argument decides what the call means: it must be written as a number, or as `true`. */
  readonly given?: { readonly arg: number; readonly as: 'number' | 'true' };
  /** Fewer positional arguments than this: not this API. */
  readonly minArgs?: number;
  /** More positional arguments than this: not this API. */
  readonly maxArgs?: number;
  /** Where the network stands (`"tcp"`, `"udp4"`, `"unix"`): decides protocol and whether there is a port at all. */
  readonly network?: Place;
  /** Default `listen`. */
  readonly role?: PortRole;
  /** Default `tcp`. */
  readonly protocol?: Protocol;
  /**
   * No port written (or null): the OS assigns one, or the API's own default, which is not reported
   * because the file does not name it. Default: nothing is reported.
   */
  readonly omitted?: 'dynamic' | number;
  /** `address` and `url` forms without a port (`":"`, `"localhost"`): as `omitted`. */
  readonly emptyPort?: 'dynamic' | number;
  /**
   * Methods that show a server: where none of them is called on the same receiver, 0 is how a client
   * takes any port and is not reported.
   */
  readonly zeroNeeds?: readonly string[];
  /** Whether 0 asks the OS for a port. Default true; false where 0 is no port at all. */
  readonly zeroIsDynamic?: boolean;
  /** A negative number asks for the API's own default, which the file does not name: nothing is reported. */
  readonly negativeIsOwn?: true;
  /** The call refuses 0: what it takes, as a phrase that continues "expected …". */
  readonly refusesZero?: string;
  /** Not reported where the value cannot be known (for APIs that are mostly handed something else). */
  readonly knownOnly?: boolean;
  /** Methods by which the program reads an assigned port back, called on the receiver or on the result. */
  readonly readBack?: readonly string[];
  /** A raw socket: nothing but the program itself sets SO_REUSEADDR. */
  readonly rawSocket?: true;
  /** The call returns the assigned port: using its result is reading back. */
  readonly returnsPort?: boolean;
}

/**
 * Belief by name: the receiver's own name ends in one of `names` as a word (`app`, `httpServer`,
 * `this.server`), nothing in the file says that it is something else (it may come from a parameter or
 * a module by relative path), and the port argument is a port number or is called one (`PORT`).
 */
export interface Guess {
  readonly names: readonly string[];
  /**
   * Those of the names that are believed, too, of what a function of some package made (`createRpcServer()`),
   * where the port is known to be a number.
   */
  readonly foreign?: readonly string[];
}
