import type { Binding, Expression } from '../../model.ts';
import type { GoConversion } from './context.ts';

/**
 * Gives a name or member a value. What is given to a field of a struct of this file counts for every
 * value of that struct; what is given to a field of another package's struct (`srv.Addr = ":8080"`
 * after `srv := &http.Server{}`) counts as a literal with this entry, so that tables of objects see it.
 */
export function assignTo(
  conversion: GoConversion,
  place: Expression,
  binding: Pick<Binding, 'how' | 'range' | 'value' | 'pick'> & { readonly conditional?: boolean },
): void {
  const { file, types } = conversion;
  file.assign(place, binding);
  if (place.kind !== 'member' || place.object.kind !== 'name' || place.object.name === 'this') return;
  const type = typeOf(conversion, place.object.name);
  if (type === undefined) return;
  const { property, propertyRange, range } = place;
  const own = types.get(type);
  if (own) file.offerMember(own.scope, `this.${property}`, binding);
  else if (binding.value && binding.pick === undefined) {
    const entry = { key: property, keyRange: propertyRange, value: binding.value };
    file.object({ kind: 'object', type, entries: [entry], open: true, range });
  }
}

/** The struct type that a name was declared with, as far as that is written. */
function typeOf(conversion: GoConversion, name: string): string | undefined {
  for (let scope = conversion.file.scope; ; scope = scope.parent) {
    const declared = scope.bindings.get(name)?.[0];
    if (declared) return declared.value?.kind === 'object' ? declared.value.type : declared.type;
    if (!scope.parent) return undefined;
  }
}
