import type { MappedText, TextRange } from '../../../text/index.ts';
import type {
  Argument,
  Binding,
  Call,
  CallSite,
  CodeFile,
  Concatenation,
  Expression,
  Import,
  Member,
  ObjectLiteral,
  Scope,
  StringLiteral,
} from '../model.ts';
import { dottedName, enclosing, findDeclaration, lastName, moduleOf, runOf } from '../scopes.ts';
import { type ScopeHead, TreeScope } from './tree-scope.ts';

/** Expressions and blocks nested deeper than this become unknown; nobody writes them by hand. */
const MAX_DEPTH = 250;

const ADDRESS = /port|addr|sock|endpoint/i;

/** Collects a {@link CodeFile} while an adapter walks a syntax tree; keeps the current scope and conditions. */
export class CodeFileBuilder {
  readonly imports: Import[] = [];
  readonly module: Scope;
  /** The scope in which the walk is. */
  scope: Scope;
  readonly #calls: CallSite[] = [];
  readonly #objects: { object: ObjectLiteral; scope: Scope }[] = [];
  readonly #reads: Member[] = [];
  readonly #strings: StringLiteral[] = [];
  readonly #documentation: TextRange[] = [];
  readonly #texts = new Map<Concatenation, Scope>();
  /** The conditions under which the walk is, outermost first. */
  readonly #conditions: { readonly scope: Scope; readonly condition: Expression | undefined }[] = [];
  #depth = 0;

  constructor(range: TextRange) {
    this.module = new TreeScope({ kind: 'module' }, undefined, range);
    this.scope = this.module;
  }

  /** The file as collected; calls, objects and strings in source order. */
  finish(language: string, path: string): CodeFile {
    const byRange = (a: { range: TextRange }, b: { range: TextRange }) =>
      a.range.start - b.range.start || a.range.end - b.range.end;
    return {
      language,
      path,
      imports: this.imports,
      module: this.module,
      calls: this.#calls.sort((a, b) => byRange(a.call, b.call)),
      objects: this.#objects.sort((a, b) => byRange(a.object, b.object)),
      reads: this.#reads,
      strings: this.#strings.sort(byRange),
      ...(this.#documentation.length > 0 && { documentation: this.#documentation }),
      texts: [...this.#texts]
        .map(([text, scope]) => ({ text, scope }))
        .sort((a, b) => byRange(a.text, b.text)),
    };
  }

  /** Runs `walk` one level deeper; undefined (and nothing run) where that is too deep. */
  nested<T>(walk: () => T): T | undefined {
    if (this.#depth >= MAX_DEPTH) return undefined;
    this.#depth++;
    try {
      return walk();
    } finally {
      this.#depth--;
    }
  }

  /** A new scope inside the current one. */
  createScope(head: ScopeHead, range: TextRange, parent: Scope = this.scope): Scope {
    return new TreeScope(head, parent, range);
  }

  /** Runs `walk` inside `scope`. */
  within(scope: Scope, walk: () => void): void {
    const outer = this.scope;
    this.scope = scope;
    walk();
    this.scope = outer;
  }

  /** Runs `walk` for code that is reached only on a condition. */
  when(condition: Expression | undefined, walk: () => void): void {
    this.#conditions.push({ scope: this.scope, condition });
    walk();
    this.#conditions.pop();
  }

  /** Gives `name` a value in `holder`, by default the current scope. */
  bind(
    name: string,
    binding: Omit<Binding, 'conditional' | 'condition' | 'scope'> & { conditional?: boolean },
    holder: Scope = this.scope,
  ): void {
    push(holder.bindings, name, this.#binding(binding, holder));
  }

  /** Gives a member a value: `path` is dotted, its root `this` or a name. */
  bindMember(
    path: string,
    binding: Omit<Binding, 'conditional' | 'condition' | 'scope'> & { conditional?: boolean },
  ): void {
    const root = path.slice(0, path.indexOf('.'));
    const holder =
      root === 'this'
        ? (enclosing(this.scope, 'class') ?? this.module)
        : (findDeclaration(this.scope, root)?.scope ?? moduleOf(this.scope));
    push(holder.members, path, this.#binding(binding, holder));
  }

  /** Gives a member of a type a value that some object of it may have. */
  offerMember(type: Scope, path: string, binding: Pick<Binding, 'how' | 'range' | 'value' | 'pick'>): void {
    push(type.members, path, { ...binding, conditional: true, scope: this.scope });
  }

  /** Gives what stands left of an assignment its value, where that is a name or a path; false where it is not. */
  assign(
    target: Expression,
    binding: Omit<Binding, 'conditional' | 'condition' | 'scope'> & { conditional?: boolean },
  ): boolean {
    const path = dottedName(target);
    if (path === undefined) return false;
    if (target.kind === 'member') this.bindMember(path, binding);
    else this.bind(path, binding, findDeclaration(this.scope, path)?.scope ?? this.module);
    return true;
  }

  /** Records a member that is read, where its name speaks of an address. */
  member(member: Member): Member {
    if (ADDRESS.test(member.property)) this.#reads.push(member);
    return member;
  }

  /** Records a call. */
  call(
    callee: Expression,
    args: readonly Argument[],
    argsRange: TextRange,
    range: TextRange,
    isNew = false,
  ): Call {
    const call: Call = { kind: 'call', callee, args, argsRange, isNew, range };
    this.#calls.push({ call, name: lastName(callee), scope: this.scope });
    return call;
  }

  /** Records an object literal that has a type. */
  object(object: ObjectLiteral): ObjectLiteral {
    if (object.type !== undefined) this.#objects.push({ object, scope: this.scope });
    return object;
  }

  /** Records a string literal; `range` includes its quotes. */
  string(text: MappedText, range: TextRange): StringLiteral {
    const literal: StringLiteral = { kind: 'string', text, range };
    this.#strings.push(literal);
    return literal;
  }

  /** Records a string literal that stands for itself. */
  addDocumentation(range: TextRange): void {
    this.#documentation.push(range);
  }

  /** Where the strings and texts recorded so far begin. */
  recorded(): Set<number> {
    return new Set([...this.#strings, ...this.#texts.keys()].map(({ range }) => range.start));
  }

  /** Records strings joined; concatenations among the parts become part of this one. */
  concat(parts: readonly Expression[], range: TextRange): Concatenation {
    const flat = parts.flatMap(part => {
      if (part.kind !== 'concat') return [part];
      this.#texts.delete(part);
      return part.parts;
    });
    const concat: Concatenation = { kind: 'concat', parts: flat, range };
    this.#texts.set(concat, this.scope);
    return concat;
  }

  /** `a + b + c`: a concatenation as soon as one operand is a string, else sums of two. */
  sum(operands: readonly Expression[]): Expression {
    const first = operands[0]!;
    const range = { start: first.range.start, end: operands.at(-1)!.range.end };
    if (operands.some(({ kind }) => kind === 'string' || kind === 'concat'))
      return this.concat(operands, range);
    if (operands.length > MAX_DEPTH) return { kind: 'unknown', range };
    return operands.slice(1).reduce<Expression>(
      (left, right) => ({
        kind: 'binary',
        operator: '+',
        left,
        right,
        range: { start: first.range.start, end: right.range.end },
      }),
      first,
    );
  }

  #binding(
    binding: Omit<Binding, 'conditional' | 'condition' | 'scope'> & { conditional?: boolean },
    holder: Scope,
  ): Binding {
    const inside = this.#conditions.filter(({ scope }) => isWithin(scope, holder));
    const conditional = binding.conditional || inside.length > 0 || this.#crossesFunction(holder);
    const condition = inside.at(-1)?.condition;
    return {
      ...binding,
      conditional,
      ...(condition && { condition }),
      ...(this.scope !== holder && { scope: this.scope }),
    };
  }

  /** An assignment from an inner function happens when that is called, if ever; a constructor is called. */
  #crossesFunction(holder: Scope): boolean {
    if (holder.kind === 'class' && runOf(this.scope).name === 'constructor') return false;
    for (let scope: Scope | undefined = this.scope; scope && scope !== holder; scope = scope.parent)
      if (scope.kind === 'function') return true;
    return false;
  }
}

function isWithin(scope: Scope, outer: Scope): boolean {
  for (let current: Scope | undefined = scope; current; current = current.parent)
    if (current === outer) return true;
  return false;
}

function push(map: Map<string, Binding[]>, key: string, binding: Binding): void {
  const bindings = map.get(key);
  if (bindings) bindings.push(binding);
  else map.set(key, [binding]);
}
