import type { Expression, Scope } from '../../model.ts';
import { dottedName, enclosing } from '../../scopes.ts';
import { textOf } from '../../tree-sitter/conversion.ts';
import type { SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import type { RubyConversion } from './context.ts';

interface Given {
  readonly how: 'assign' | 'unknown';
  readonly value?: Expression;
  readonly pick?: number | string;
}

/** Gives what stands left of `=` the value right of it; without a value, one that is not followed. */
export function bindTarget(
  conversion: RubyConversion,
  target: SyntaxNode,
  value: Expression | undefined,
  pick?: number | string,
): void {
  const { file } = conversion;
  const range = { start: target.start, end: target.end };
  const given: Given = value
    ? { how: 'assign', value, ...(pick !== undefined && { pick }) }
    : { how: 'unknown' };
  switch (target.type) {
    case 'identifier':
      bindLocal(conversion, textOf(conversion, target), { ...given, range });
      return;
    case 'global_variable':
      file.bind(textOf(conversion, target), { ...given, range }, file.module);
      return;
    case 'constant': {
      const name = textOf(conversion, target);
      const owner = enclosing(file.scope, 'class');
      file.bind(name, { ...given, range }, constantsOf(file.scope));
      if (owner && value) file.offerMember(owner, `static.${name}`, { how: 'declare', range, value });
      return;
    }
    case 'left_assignment_list':
    case 'destructured_left_assignment':
      bindList(conversion, target, pick === undefined ? value : undefined);
      return;
    case 'splat_parameter':
    case 'rest_assignment':
      return;
  }
  const place = conversion.expression(target);
  if (place.kind !== 'member') return;
  const path = dottedName(place);
  if (path === undefined) return;
  file.bindMember(path, { ...given, range });
  const type = dottedName(place.object);
  // `Capybara.server_port = 3000`: an object with this entry, so that tables of objects see it.
  if (value && type !== undefined && type !== 'this') {
    const entry = { key: place.property, keyRange: place.propertyRange, value };
    file.object({ kind: 'object', type, entries: [entry], open: true, range: place.range });
  }
}

/** Where a scope's constants are: methods see those of the classes and modules around them. */
function constantsOf(scope: Scope): Scope {
  let current = scope;
  while (current.parent && (current.kind === 'function' || current.kind === 'class'))
    current = current.parent;
  return current;
}

/** A local variable: of the nearest block or method that has it, else of the one where it is assigned. */
function bindLocal(
  conversion: RubyConversion,
  name: string,
  binding: Given & { readonly range: { readonly start: number; readonly end: number } },
): void {
  const { file, blocks } = conversion;
  let holder = file.scope;
  for (let scope: Scope | undefined = holder; scope; scope = scope.parent) {
    if (scope.bindings.has(name)) {
      holder = scope;
      break;
    }
    if (!blocks.has(scope)) break;
  }
  file.bind(name, binding, holder.kind === 'class' ? (holder.parent ?? holder) : holder);
}

/** `a, b = 1, 2` */
function bindList(conversion: RubyConversion, target: SyntaxNode, value: Expression | undefined): void {
  const parts = target.children.filter(({ named }) => named);
  const items = value?.kind === 'list' && value.items.length === parts.length ? value.items : undefined;
  const splat = parts.findIndex(({ type }) => type === 'rest_assignment' || type === 'splat_parameter');
  parts.forEach((part, index) => {
    const known = splat < 0 || index < splat;
    if (items && known) bindTarget(conversion, part, items[index]);
    else bindTarget(conversion, part, known ? value : undefined, index);
  });
}
