import type { Binding, Expression, Scope } from './model.ts';

/** The scope that declares `name` as seen from `scope`, with its bindings; class scopes are not searched. */
export function findDeclaration(
  scope: Scope,
  name: string,
): { scope: Scope; bindings: Binding[] } | undefined {
  for (let current: Scope | undefined = scope; current; current = current.parent) {
    if (current.kind === 'class') continue;
    const bindings = current.bindings.get(name);
    if (bindings) return { scope: current, bindings };
  }
  return undefined;
}

/** The innermost scope of the given kind around (or at) `scope`. */
export function enclosing(scope: Scope, kind: Scope['kind']): Scope | undefined {
  let current: Scope | undefined = scope;
  while (current && current.kind !== kind) current = current.parent;
  return current;
}

/** Whether a place stands in a class, or in a class within it. */
export function isInClass(scope: Scope, owner: Scope): boolean {
  let current: Scope | undefined = scope;
  while (current && current !== owner) current = current.parent;
  return current !== undefined;
}

/** The outermost scope. */
export function moduleOf(scope: Scope): Scope {
  let current = scope;
  while (current.parent) current = current.parent;
  return current;
}

/** The function (or module) whose run a place belongs to. */
export function runOf(scope: Scope): Scope {
  let current = scope;
  while (current.kind !== 'function' && current.parent) current = current.parent;
  return current;
}

/**
 * The scope in which what is stored under a path with this root stands: the class for `this`, else the
 * one that declares the root, else the module.
 */
export function holderOf(scope: Scope, root: string): Scope {
  const owner = root === 'this' ? enclosing(scope, 'class') : findDeclaration(scope, root)?.scope;
  return owner ?? moduleOf(scope);
}

/** `a.b.c` of nested members on a name, or undefined. */
export function dottedName(expression: Expression): string | undefined {
  if (expression.kind === 'name') return expression.name;
  if (expression.kind !== 'member') return undefined;
  const object = dottedName(expression.object);
  return object === undefined ? undefined : `${object}.${expression.property}`;
}

/** The last name of a callee or receiver: `listen` of `a.b.listen`, '' where it has none. */
export function lastName(expression: Expression): string {
  if (expression.kind === 'name') return expression.name;
  if (expression.kind === 'member') return expression.property;
  return '';
}

/** The name at the root of nested members and calls, or undefined. */
export function rootName(expression: Expression): string | undefined {
  let current = expression;
  while (current.kind === 'member') current = current.object;
  return current.kind === 'name' ? current.name : undefined;
}
