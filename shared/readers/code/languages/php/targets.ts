import type { Expression } from '../../model.ts';
import { dottedName, enclosing } from '../../scopes.ts';
import { textOf } from '../../tree-sitter/conversion.ts';
import type { SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import type { PhpConversion } from './context.ts';

/** Gives what stands left of `=` the value right of it. */
export function bindTarget(
  conversion: PhpConversion,
  target: SyntaxNode,
  value: Expression,
  pick?: number | string,
): void {
  const { file } = conversion;
  const range = { start: target.start, end: target.end };
  const binding = { how: 'assign' as const, range, value, ...(pick !== undefined && { pick }) };
  if (target.type === 'variable_name') {
    const name = textOf(conversion, target);
    if (name !== '$this') file.bind(name, binding, enclosing(file.scope, 'function') ?? file.module);
    return;
  }
  if (target.type === 'list_literal' || target.type === 'array_creation_expression') {
    bindList(conversion, target, value, pick);
    return;
  }
  const place = conversion.expression(target);
  const path = pathOf(place);
  if (path !== undefined) file.bindMember(path, binding);
}

/** The path of a member that something is stored in; static members of the own class are its instance's, too. */
function pathOf(place: Expression): string | undefined {
  if (place.kind !== 'member') return undefined;
  return place.object.kind === 'class' ? `this.${place.property}` : dottedName(place);
}

/** `[$host, $port] = …`, `['port' => $port] = …` */
function bindList(
  conversion: PhpConversion,
  target: SyntaxNode,
  value: Expression,
  pick: number | string | undefined,
): void {
  const parts = target.children
    .filter(({ named }) => named)
    .map(part =>
      part.type === 'array_element_initializer' ? part.children.filter(({ named }) => named) : [part],
    );
  parts.forEach(([part, keyed], index) => {
    const place = keyed ?? part;
    if (!place) return;
    if (keyed || pick !== undefined || place.type !== 'variable_name') bindUnknown(conversion, place);
    else if (value.kind === 'list' && value.items.length === parts.length)
      bindTarget(conversion, place, value.items[index]!);
    else bindTarget(conversion, place, value, index);
  });
}

/** Marks what is assigned by something that is not followed. */
export function bindUnknown(conversion: PhpConversion, target: SyntaxNode): void {
  const { file } = conversion;
  const range = { start: target.start, end: target.end };
  if (target.type === 'variable_name')
    file.bind(
      textOf(conversion, target),
      { how: 'unknown', range },
      enclosing(file.scope, 'function') ?? file.module,
    );
  else {
    const path = pathOf(conversion.expression(target));
    if (path !== undefined) file.bindMember(path, { how: 'unknown', range });
  }
}
