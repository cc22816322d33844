import type { Scope } from '../../model.ts';
import { textOf, visitChildren } from '../../tree-sitter/conversion.ts';
import { child, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import { statedDefault } from './attributes.ts';
import { readBlockInto } from './blocks.ts';
import type { RustConversion } from './context.ts';
import { segmentsOf, typeName } from './paths.ts';
import { bindPattern } from './patterns.ts';

/** `fn name(…) { … }`, in a type's scope where it is a method. */
export function readFunction(conversion: RustConversion, node: SyntaxNode): void {
  const { file } = conversion;
  const nameNode = child(node, 'name');
  const body = child(node, 'body');
  if (!nameNode) return;
  const name = textOf(conversion, nameNode);
  const range = { start: node.start, end: node.end };
  const owner = file.scope.kind === 'class' ? file.scope : undefined;
  const scope = file.createScope(
    { kind: 'function', name, ...(owner?.name !== undefined && { ownerType: owner.name }) },
    range,
  );
  const value = { kind: 'function', scope, range } as const;
  file.bind(name, { how: 'declare', range: { start: nameNode.start, end: nameNode.end }, value });
  const outer = conversion.fn;
  conversion.fn = scope;
  conversion.hidden = 0;
  file.within(scope, () => {
    let index = 0;
    for (const parameter of child(node, 'parameters')?.children ?? []) {
      if (parameter.type !== 'parameter') continue;
      const pattern = child(parameter, 'pattern');
      const type = typeName(conversion, child(parameter, 'type'));
      const at = index++;
      const named = pattern?.type === 'mut_pattern' ? pattern.children.at(-1) : pattern;
      if (named?.type === 'identifier')
        file.bind(textOf(conversion, named), {
          how: 'parameter',
          range: { start: named.start, end: named.end },
          index: at,
          ...(type && { type }),
        });
      else if (named) bindPattern(conversion, named, undefined, scope);
    }
    if (body) readBlockInto(conversion, body, tail => scope.returns.push(tail));
  });
  conversion.fn = outer;
}

/** `impl T { … }`, `impl X for T { … }`, `trait X { … }`: items in the type's scope. */
export function readImpl(conversion: RustConversion, node: SyntaxNode): void {
  const { file, types } = conversion;
  const body = child(node, 'body');
  if (!body) return;
  const written = child(node, node.type === 'trait_item' ? 'name' : 'type');
  const name = segmentsOf(conversion, written)?.at(-1)?.name;
  const range = { start: node.start, end: node.end };
  let scope: Scope | undefined = name === undefined ? undefined : types.get(name);
  if (!scope) {
    scope = file.createScope({ kind: 'class', ...(name !== undefined && { name }) }, range);
    if (name !== undefined && node.type !== 'trait_item') types.set(name, scope);
  }
  const outer = conversion.self;
  conversion.self = name;
  file.within(scope, () => visitChildren(conversion, body));
  conversion.self = outer;
}

/** The defaults that attributes state for the fields of a struct. */
export function readStruct(conversion: RustConversion, node: SyntaxNode): void {
  const { file, types } = conversion;
  const name = child(node, 'name');
  const scope = name && types.get(textOf(conversion, name));
  const body = child(node, 'body');
  if (!scope || body?.type !== 'field_declaration_list') return;
  file.within(scope, () => {
    let attributes: SyntaxNode[] = [];
    for (const part of body.children) {
      if (part.type === 'attribute_item') attributes.push(part);
      else if (part.type === 'field_declaration') {
        const fieldName = child(part, 'name');
        const type = typeName(conversion, child(part, 'type'));
        if (fieldName) {
          const range = { start: fieldName.start, end: fieldName.end };
          const value = statedDefault(conversion, attributes);
          const path = `this.${textOf(conversion, fieldName)}`;
          if (value || type)
            file.bindMember(path, {
              how: 'declare',
              range,
              ...(value && { value }),
              ...(type && { type }),
              conditional: true,
            });
        }
        attributes = [];
      }
    }
  });
}
