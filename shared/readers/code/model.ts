/**
 * The language-neutral form of a source file. A parser adapter makes it; the evaluator and the tables
 * of listen APIs see nothing else. Ranges are source offsets (0-based, end exclusive). Constructs a
 * language has and this model has not become `unknown`. Parentheses, casts, `await`, `&x`, `*x`, `!`
 * assertions and type annotations are transparent: the inner expression stands for the whole.
 */
import type { MappedText, TextRange } from '../../text/index.ts';

interface Node {
  readonly range: TextRange;
}

/** An integer or float literal; separators and radix already read (`0x1F90`, `50_051`). A leading minus is included. */
interface NumberLiteral extends Node {
  readonly kind: 'number';
  readonly value: number;
}

/** A string literal without interpolation, decoded; `range` includes the quotes, `text` maps the inside. */
export interface StringLiteral extends Node {
  readonly kind: 'string';
  readonly text: MappedText;
}

/** Strings joined: `a + b`, template literals, f-strings, interpolated strings. Literal parts are `string`. */
export interface Concatenation extends Node {
  readonly kind: 'concat';
  readonly parts: readonly Expression[];
}

export interface Name extends Node {
  readonly kind: 'name';
  readonly name: string;
}

/** `a.b`, `a["b"]`, `a->b`, `a::b`, `a.b!`. `self.x` and `this.x` have the object name `this`. */
export interface Member extends Node {
  readonly kind: 'member';
  readonly object: Expression;
  readonly property: string;
  readonly propertyRange: TextRange;
}

/** `a[0]`, `a[i]`: an element by a computed index or key (a constant string key is a {@link Member}). */
interface Element extends Node {
  readonly kind: 'element';
  readonly object: Expression;
  readonly index: Expression;
}

export interface Argument {
  /** The keyword, where the argument is named. */
  readonly name?: string;
  readonly value: Expression;
  /** `...xs`, `*xs`, `**kw`. */
  readonly spread?: boolean;
}

/** A call or construction. */
export interface Call extends Node {
  readonly kind: 'call';
  readonly callee: Expression;
  readonly args: readonly Argument[];
  /** From the opening to the closing parenthesis, both included; where a first argument would be put in. */
  readonly argsRange: TextRange;
  /** `new X(…)`. */
  readonly isNew: boolean;
}

/** `left || right`, `left or right` (any falsy left), `left ?? right` (`nullish`). */
interface Fallback extends Node {
  readonly kind: 'fallback';
  readonly operator: 'falsy' | 'nullish';
  readonly left: Expression;
  readonly right: Expression;
}

/** `test ? consequent : alternate`; Python's `a if t else b`. */
interface Conditional extends Node {
  readonly kind: 'conditional';
  readonly test: Expression;
  readonly consequent: Expression;
  readonly alternate: Expression;
}

export interface Entry {
  readonly key: string;
  readonly keyRange: TextRange;
  /** A shorthand `{ port }` has a {@link Name} here. */
  readonly value: Expression;
}

/** An object, dict, map or struct literal. `type` is the constructor's dotted name, where there is one (`http.Server`). */
export interface ObjectLiteral extends Node {
  readonly kind: 'object';
  readonly type?: string;
  readonly entries: readonly Entry[];
  /** Whether a spread or computed key may add or replace entries. */
  readonly open: boolean;
  /** What is spread into it (`...defaults`, `**defaults`), in order; its entries hold where no own one has the key. */
  readonly spreads?: readonly Expression[];
}

/** An array, list, tuple or set. */
export interface ListLiteral extends Node {
  readonly kind: 'list';
  readonly items: readonly Expression[];
}

/** Arithmetic and other two-sided operators that are not string joins or fallbacks. `%` in Python may format. */
interface Binary extends Node {
  readonly kind: 'binary';
  readonly operator: string;
  readonly left: Expression;
  readonly right: Expression;
}

/** A function or lambda as a value; its body is `scope`. */
interface FunctionLiteral extends Node {
  readonly kind: 'function';
  readonly scope: Scope;
}

/** A class as a value: methods are functions bound in `scope`, the constructor under the name `constructor`. */
interface ClassLiteral extends Node {
  readonly kind: 'class';
  readonly scope: Scope;
}

/** `null`, `undefined`, `None`, `nil`, `true`, `false`. */
interface Constant extends Node {
  readonly kind: 'constant';
  readonly value: null | boolean;
}

/** Anything else. */
interface Unknown extends Node {
  readonly kind: 'unknown';
}

export type Expression =
  | NumberLiteral
  | StringLiteral
  | Concatenation
  | Name
  | Member
  | Element
  | Call
  | Fallback
  | Conditional
  | ObjectLiteral
  | ListLiteral
  | Binary
  | FunctionLiteral
  | ClassLiteral
  | Constant
  | Unknown;

/** The {@link Binding.pick} of a loop's variable. */
export const EACH = '*';

/**
 * One way by which a name gets a value.
 * `declare` and `assign` have `value` unless it is not written there. `parameter` has its default in
 * `value`. `unknown`: something assigns it that the model does not follow (loop variables, `x++`,
 * `+=`, output arguments such as `&x` passed to a function that is not a flag definition).
 */
export interface Binding {
  readonly how: 'declare' | 'assign' | 'parameter' | 'import' | 'unknown';
  readonly range: TextRange;
  readonly value?: Expression;
  /**
   * For destructuring and multiple results: the property or index of `value` that the name gets. For a
   * parameter: of the argument (`value` is then the default of the picked thing). {@link EACH} for the
   * variable of a loop: any item.
   */
  readonly pick?: string | number;
  /** Whether the place is reached only on a condition (inside `if`, `case`, `catch`, a loop) relative to its scope. */
  readonly conditional: boolean;
  /** For a binding in an `if`: the condition, so that `if p == "" { p = "8080" }` can be read as a fallback. */
  readonly condition?: Expression;
  /** Position among the function's parameters (0-based; `this`/`self` not counted), for `parameter`. */
  readonly index?: number;
  /** For a parameter: whether it takes all further arguments. */
  readonly rest?: boolean;
  /** The written type's dotted name without pointers, generics and nullability: `http.Server`, `gin.Engine`. */
  readonly type?: string;
  /** Where `value` stands, if not in the scope that holds the binding: an assignment in an inner function or block. */
  readonly scope?: Scope;
}

/** A stretch in which names are declared. Blocks count only in languages with block scope. */
export interface Scope {
  readonly kind: 'module' | 'class' | 'function' | 'block';
  /** The function's or class's own name, where it has one. */
  readonly name?: string;
  readonly parent?: Scope;
  readonly range: TextRange;
  readonly bindings: Map<string, Binding[]>;
  /** What a function returns, in order; empty for other kinds. Several results are a list. */
  readonly returns: Expression[];
  /**
   * Values stored by member assignment, by dotted path. `this.port = …` and class fields stand in the
   * class's scope as `this.port` (in the module's where there is no class), static ones as `static.port`;
   * `config.port = …` stands in the scope that declares `config` (in the module's where none does).
   * `module.exports = …` and `export default …` are `module.exports` of the module.
   */
  readonly members: Map<string, Binding[]>;
  /** For a function declared in a class or with a Go receiver: the type's name. */
  readonly ownerType?: string;
  /** For a class: what it extends. */
  readonly base?: Expression;
}

/** A module brought in: `import express from 'express'` is `{ module: 'express', local: 'express', imported: 'default' }`. */
export interface Import {
  /** Module path as written: `node:http`, `github.com/gin-gonic/gin`, `http.server`. */
  readonly module: string;
  /** The name it has in this file (for Go the last path part unless aliased); undefined for a bare import. */
  readonly local?: string;
  /** What of the module: `default`, `*` (the whole), or a member's name. */
  readonly imported: string;
  readonly range: TextRange;
}

/** A call where it stands. Every call of the file has one, nested ones too, in source order. */
export interface CallSite {
  readonly call: Call;
  /** The callee's last name (`listen` of `server.listen`), '' where it has none: known without reading the call. */
  readonly name: string;
  readonly scope: Scope;
}

/** A source file in neutral form. */
export interface CodeFile {
  /** The format id: `javascript`, `typescript`, `python`, `go`, `csharp`, … */
  readonly language: string;
  readonly path: string;
  readonly imports: readonly Import[];
  readonly module: Scope;
  readonly calls: readonly CallSite[];
  /** Object literals with a type (`http.Server{Addr: …}`) that stand outside a call's arguments, too. */
  readonly objects: readonly { readonly object: ObjectLiteral; readonly scope: Scope }[];
  /** Members that are read and whose names speak of an address (`server.server_port`): how an assigned port is told. */
  readonly reads?: readonly Member[];
  /** Code that only a test run compiles, in a file that is no test itself (Rust's `#[cfg(test)]`). */
  readonly tests?: readonly TextRange[];
  /** Every string literal of the file (for connection strings). Interpolated ones are in `texts` as Concatenation. */
  readonly strings: readonly StringLiteral[];
  /** String literals that stand for themselves, as documentation: not among `strings`. */
  readonly documentation?: readonly TextRange[];
  /** Every concatenation that is not part of a larger one. */
  readonly texts: readonly { readonly text: Concatenation; readonly scope: Scope }[];
}
