import type { Expression, Member, Scope } from '../../model.ts';
import { dottedName, enclosing, findDeclaration } from '../../scopes.ts';
import { textOf } from '../../tree-sitter/conversion.ts';
import type { SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import type { PythonConversion } from './context.ts';

const PATTERNS = new Set([
  'pattern_list',
  'tuple_pattern',
  'list_pattern',
  'tuple',
  'list',
  'expression_list',
]);

/** Gives what stands left of `=` the value right of it; `type` is the written type, if any. */
export function bindTarget(
  conversion: PythonConversion,
  target: SyntaxNode,
  value: Expression | undefined,
  options: { readonly type?: string; readonly pick?: number | string } = {},
): void {
  const range = { start: target.start, end: target.end };
  const how = value ? ('assign' as const) : ('declare' as const);
  const binding = {
    how,
    range,
    ...(value && { value }),
    ...(options.type !== undefined && { type: options.type }),
    ...(options.pick !== undefined && { pick: options.pick }),
  };
  if (target.type === 'identifier') {
    bindName(conversion, textOf(conversion, target), binding);
    return;
  }
  if (PATTERNS.has(target.type)) {
    const parts = target.children.filter(({ named }) => named);
    const items = value?.kind === 'list' && options.pick === undefined ? value.items : undefined;
    parts.forEach((part, index) => {
      if (items?.length === parts.length) bindTarget(conversion, part, items[index]);
      else if (part.type === 'identifier' && value && options.pick === undefined)
        bindTarget(conversion, part, value, { pick: index });
      else bindUnknown(conversion, part, conversion.file.scope);
    });
    return;
  }
  const place = target.type === 'list_splat_pattern' ? undefined : conversion.expression(target);
  const path = place && dottedName(place);
  if (!path?.includes('.')) return;
  conversion.file.bindMember(path, binding);
  if (place?.kind === 'member' && value) completeObject(conversion, place, value);
}

/**
 * `config.bind = [...]` after `config = Config()` counts as an object of that class with this entry, so
 * that tables of objects see it.
 */
function completeObject(conversion: PythonConversion, place: Member, value: Expression): void {
  const { file } = conversion;
  if (place.object.kind !== 'name') return;
  const made = findDeclaration(file.scope, place.object.name)?.bindings.at(-1)?.value;
  const type = made?.kind === 'call' ? dottedName(made.callee) : undefined;
  if (type === undefined) return;
  const entry = { key: place.property, keyRange: place.propertyRange, value };
  file.object({ kind: 'object', type, entries: [entry], open: true, range: place.range });
}

/** Gives a name a value in the scope that Python would give it to: the function's, unless declared otherwise. */
function bindName(
  conversion: PythonConversion,
  name: string,
  binding: Parameters<PythonConversion['file']['bind']>[1],
): void {
  const { file, outer } = conversion;
  let scope = file.scope;
  while (scope.kind === 'block' && scope.parent) scope = scope.parent;
  const holder = outer.get(scope)?.get(name) ?? scope;
  file.bind(name, binding, holder);
  if (holder.kind === 'class') file.bindMember(`this.${name}`, binding);
}

/** Marks every name in a pattern as given by something that is not followed. */
export function bindUnknown(conversion: PythonConversion, target: SyntaxNode, holder: Scope): void {
  const range = { start: target.start, end: target.end };
  if (target.type === 'identifier') {
    const name = textOf(conversion, target);
    if (holder.kind === 'block') conversion.file.bind(name, { how: 'unknown', range }, holder);
    else bindName(conversion, name, { how: 'unknown', range });
  } else if (target.type !== 'attribute' && target.type !== 'subscript')
    for (const part of target.children) bindUnknown(conversion, part, holder);
  else {
    const path = dottedName(conversion.expression(target));
    if (path?.includes('.')) conversion.file.bindMember(path, { how: 'unknown', range });
  }
}

/** `global x` and `nonlocal x`. */
export function declareOuter(conversion: PythonConversion, node: SyntaxNode): void {
  const { file, outer } = conversion;
  const scope = enclosing(file.scope, 'function');
  if (!scope) return;
  const names = outer.get(scope) ?? new Map<string, Scope>();
  outer.set(scope, names);
  for (const child of node.children) {
    const name = textOf(conversion, child);
    let holder: Scope | undefined = file.module;
    if (node.type === 'nonlocal_statement')
      for (holder = scope.parent; holder; holder = holder.parent)
        if (holder.kind === 'function' && holder.bindings.has(name)) break;
    if (holder) names.set(name, holder);
  }
}
