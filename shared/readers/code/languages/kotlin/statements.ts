import { EACH } from '../../model.ts';
import { enclosing } from '../../scopes.ts';
import { type Conversion, textOf, visitChildren } from '../../tree-sitter/conversion.ts';
import { childOfType, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import { readArguments } from './arguments.ts';
import { readAssignment } from './assign.ts';
import { readFunction } from './functions.ts';
import { readImport } from './names.ts';
import { readProperty, readType } from './types.ts';

/** Takes in a declaration or statement; whatever is none is read as an expression. */
export function readStatement(conversion: Conversion, node: SyntaxNode): void {
  const { file } = conversion;
  if (!node.named) return;
  switch (node.type) {
    case 'package_header':
    case 'modifiers':
    case 'user_type':
      return;
    case 'import_list':
    case 'statements':
    case 'control_structure_body':
    case 'ERROR':
      visitChildren(conversion, node);
      return;
    case 'import_header':
      readImport(conversion, node);
      return;
    case 'class_declaration':
    case 'object_declaration':
    case 'companion_object':
    case 'object_literal':
      readType(conversion, node);
      return;
    case 'function_declaration':
    case 'secondary_constructor':
      readFunction(conversion, node);
      return;
    case 'constructor_delegation_call': {
      const owner = enclosing(file.scope, 'class');
      const list = childOfType(node, 'value_arguments');
      const range = { start: node.start, end: node.end };
      const args = readArguments(conversion, list);
      const callee = conversion.source.startsWith('super', node.start)
        ? owner?.base && { ...owner.base, range }
        : ({ kind: 'name', name: owner?.name ?? '', range } as const);
      if (callee) file.call(callee, args, { start: list?.start ?? node.end, end: node.end }, range, true);
      return;
    }
    case 'property_declaration':
      readProperty(conversion, node);
      return;
    case 'assignment':
      readAssignment(conversion, node);
      return;
    case 'jump_expression': {
      const value = node.children.findLast(({ named, type }) => named && type !== 'label');
      const read = value && conversion.expression(value);
      if (read && conversion.source.startsWith('return', node.start))
        enclosing(file.scope, 'function')?.returns.push(read);
      return;
    }
    case 'do_while_statement':
      // Its body runs once at least.
      visitChildren(conversion, node);
      return;
    case 'while_statement':
      file.when(undefined, () => visitChildren(conversion, node));
      return;
    case 'for_statement': {
      const [variable, items, body] = node.children.filter(({ named }) => named);
      const scope = file.createScope({ kind: 'block' }, { start: node.start, end: node.end });
      file.within(scope, () => {
        const value = items && conversion.expression(items);
        const name = variable && childOfType(variable, 'simple_identifier');
        if (name && value)
          file.bind(textOf(conversion, name), {
            how: 'declare',
            range: { start: name.start, end: name.end },
            value,
            pick: EACH,
          });
        if (body) file.when(undefined, () => conversion.visit(body));
      });
      return;
    }
    default:
      conversion.expression(node);
  }
}
