import type { OriginPattern, Place } from './listen-api.ts';

/**
 * What the evaluator has to know about a language beyond its syntax, as data. Callees are named by
 * origin (see {@link OriginPattern}); `global:` names are those that no import declares.
 */
export interface Idioms {
  /** Prefixes of module names that change nothing: `node:`. */
  readonly modulePrefixes?: readonly string[];
  /** Functions that load a module by a constant name: `require`. */
  readonly moduleLoaders?: readonly string[];
  /** Whether a parameter's default stands in for an argument that is undefined at run time (JavaScript). */
  readonly undefinedTakesDefault?: boolean;
  /** Whether a spread object gives keyword arguments (Python's `**`). */
  readonly spreadsKeywords?: boolean;
  /** Whether a bare name in a method may be a field (C#, Java). */
  readonly bareMembers?: boolean;
  /** Whether functions of one name differ by how many parameters they have (Java, C#). */
  readonly overloads?: boolean;
  /**
   * Constructions that put their arguments into an object: origin → the arguments' keys, a list for each
   * number of arguments. `InetSocketAddress(host, port)` is then an object with these two keys.
   */
  readonly records?: Readonly<Record<OriginPattern, readonly (readonly string[])[]>>;
  /** Calls whose value is that of one argument: conversions, parsing of numbers, wrappers. Origin → position. */
  readonly passes?: Readonly<Record<OriginPattern, number>>;
  /**
   * Calls whose arguments decide what is made: origin → where the deciding arguments stand, and the names
   * that mean the usual kind. `socket.socket(AF_UNIX)` then has the origin `socket.socket(AF_UNIX)`, while
   * `socket.socket(AF_INET)` stays `socket.socket()`.
   */
  readonly variants?: Readonly<
    Record<OriginPattern, { readonly places: readonly Place[]; readonly usual: readonly string[] }>
  >;
  /** Functions that merge objects given as arguments into one; `first`: an earlier one's entries win. */
  readonly merges?: Readonly<Record<OriginPattern, 'last' | 'first'>>;
  /** Methods whose value is that of their receiver: `toString`, `trim`, `unwrap`. */
  readonly receiverPasses?: readonly string[];
  /** Calls that read something from outside and have a default: environment, flags. Origin → where the default stands. */
  readonly defaults?: Readonly<Record<OriginPattern, Place>>;
  /** The same by a method's name, on any receiver: `get` → second argument. */
  readonly methodDefaults?: Readonly<Record<string, Place>>;
  /** Calls that format: origin → position of the format (the values follow). */
  readonly printf?: Readonly<Record<OriginPattern, number>>;
  /** Calls that fill the braces of a format: origin → position of the format (the values follow). */
  readonly bracePrintf?: Readonly<Record<OriginPattern, number>>;
  /** Methods of a string that fill its braces: `format`. */
  readonly braceFormat?: readonly string[];
  /** Whether `%` on a string formats. */
  readonly percentFormats?: boolean;
  /** Calls that join their positional arguments by a separator: `net.JoinHostPort` → `:`. */
  readonly joins?: Readonly<Record<OriginPattern, string>>;
  /** Methods that take a text apart at a separator, and how: `split`. See `splitText`. */
  readonly splits?: Readonly<Record<string, 'parts' | 'last' | 'around' | 'around-last'>>;
  /** Stores by key: after `x.set('port', v)`, `x.get('port')` is `v`. */
  readonly stores?: readonly { readonly set: string; readonly get: string }[];
  /**
   * Libraries of settings that are asked by `get` with a path of keys: of the object that the receiver is, each
   * entry's value under `leaf`; or of what the method `define` of the same module was given.
   */
  readonly settings?: readonly {
    readonly get: string;
    readonly separator: string;
    readonly leaf?: string;
    readonly define?: { readonly method: string; readonly module: string };
  }[];
  /**
   * Methods that hand something to a function they are given: `then` hands it the receiver's value,
   * `forEach` its items, `action` an object of some origin.
   */
  readonly handlers?: readonly {
    readonly method: string;
    readonly gives: 'receiver' | 'items' | { readonly origin: string };
  }[];
  /** Options that are asked for by their name. */
  readonly namedOptions?: NamedOptions;
  /** Command-line parsers: options defined by calls and read as members of a result. */
  readonly options?: readonly OptionIdiom[];
}

/** A library of command-line options, for instance argparse. */
interface OptionIdiom {
  /** The method (or function) that defines an option: `add_argument`. */
  readonly define: string;
  /**
   * How many leading arguments hold names (`'-p', '--port'`; a text such as `-p, --port <n>` holds several).
   * 0: the call defines many options, and `$name` in the default's path stands for the one that is read.
   */
  readonly names: number;
  /** Where the member's own name stands, if it is given: `dest='port'`. */
  readonly named?: Place;
  readonly default: Place;
  /** Origins of the objects whose members are the options: `argparse.ArgumentParser().parse_args()`. */
  readonly read: readonly OriginPattern[];
}

/** Options that a call asks for by name (`GetInt("port")`), wherever in the file they are defined. */
export interface NamedOptions {
  /** Methods that ask, with the name as their only argument. */
  readonly get: readonly string[];
  /** Methods that define: where the name and the default stand. */
  readonly define: Readonly<Record<string, { readonly name: number; readonly default: number }>>;
  /** Endings of the types of objects that define by their keys `Name` and `Value`: `IntFlag`. */
  readonly objects?: readonly string[];
}
