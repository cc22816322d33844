import type { Binding, Expression } from '../../model.ts';
import { dottedName, enclosing, findDeclaration } from '../../scopes.ts';
import type { CppConversion } from './context.ts';

type Given = Pick<Binding, 'how' | 'range' | 'value'> & { readonly conditional?: boolean };

/**
 * Gives what stands left of an assignment its value: a name, a path, in a method a field. What is given
 * to a field of a struct of this file counts for every value of that struct.
 */
export function assignTo(conversion: CppConversion, target: Expression, binding: Given): void {
  const { file, types } = conversion;
  if (target.kind === 'name') {
    const owner = enclosing(file.scope, 'class');
    if (owner && !findDeclaration(file.scope, target.name)) {
      file.bindMember(`this.${target.name}`, binding);
      return;
    }
  }
  // `ports[0].sin_port`: any of them.
  if (!file.assign(target, binding) || target.kind !== 'member') return;
  // The address in `addr.sin_addr.s_addr` is what `addr.sin_addr` says.
  if (/^(?:s_addr|S_addr|s6_addr)$/.test(target.property)) assignTo(conversion, target.object, binding);
  const root = target.object.kind === 'name' ? target.object.name : undefined;
  const type = root === undefined ? undefined : findDeclaration(file.scope, root)?.bindings[0]?.type;
  const own = type === undefined ? undefined : types.get(type);
  if (own && dottedName(target)) file.offerMember(own, `this.${target.property}`, binding);
}
