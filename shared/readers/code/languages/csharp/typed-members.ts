import type { Binding, Expression } from '../../model.ts';
import { enclosing, lastName } from '../../scopes.ts';
import type { Conversion } from '../../tree-sitter/conversion.ts';

/**
 * What is given to a property of an object whose type is written (`factory.Port = 5672` after
 * `var factory = new ConnectionFactory()`) counts as an object of this type with this entry, so that
 * tables of objects see it.
 */
export function recordTypedMember({ file }: Conversion, target: Expression, value: Expression): void {
  if (target.kind !== 'member') return;
  const { object, property, propertyRange, range } = target;
  const type = declaredType(file.scope, object);
  if (type === undefined) return;
  const entry = { key: property, keyRange: propertyRange, value };
  file.object({ kind: 'object', type, entries: [entry], open: true, range });
}

/** The type with which a name or a field was declared, as far as that is written. */
function declaredType(from: Conversion['file']['scope'], object: Expression): string | undefined {
  const name = object.kind === 'name' ? object.name : undefined;
  for (let scope = from; name !== undefined; scope = scope.parent) {
    const declared = scope.kind === 'class' ? undefined : scope.bindings.get(name)?.[0];
    if (declared) return typeOfBinding(declared);
    if (!scope.parent) break;
  }
  const isOwn = object.kind === 'member' && object.object.kind === 'name' && object.object.name === 'this';
  const field = isOwn ? object.property : name;
  const declared = field === undefined ? [] : enclosing(from, 'class')?.members.get(`this.${field}`);
  return declared?.[0] && typeOfBinding(declared[0]);
}

function typeOfBinding({ type, value }: Binding): string | undefined {
  if (type !== undefined) return type;
  if (value?.kind === 'object') return value.type;
  return value?.kind === 'call' && value.isNew ? lastName(value.callee) || undefined : undefined;
}
