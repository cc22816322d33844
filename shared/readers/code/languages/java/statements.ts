import { EACH, type Expression, type Scope } from '../../model.ts';
import { enclosing, findDeclaration } from '../../scopes.ts';
import { type Conversion, textOf, visitChildren } from '../../tree-sitter/conversion.ts';
import { mayKeepDefault } from '../../tree-sitter/kept-default.ts';
import { child, childOfType, childrenOf, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import { readFunction } from './functions.ts';
import { readImport, readPackage } from './imports.ts';
import { typeOf } from './names.ts';
import { readType } from './types.ts';

const TYPES = /^(?:class|interface|enum|record|annotation_type)_declaration$/;
const FUNCTIONS = /^(?:method|constructor|compact_constructor)_declaration$/;
const CONDITIONAL =
  /^(?:while_statement|for_statement|switch_block_statement_group|switch_rule|catch_clause)$/;

/** Takes in a declaration or statement; whatever is none is read as an expression. */
export function readStatement(conversion: Conversion, node: SyntaxNode): void {
  const { file } = conversion;
  const visit = (...nodes: (SyntaxNode | undefined)[]) => {
    for (const one of nodes) if (one?.named) conversion.visit(one);
  };
  const inBlock = (walk: () => void) =>
    file.within(file.createScope({ kind: 'block' }, { start: node.start, end: node.end }), walk);
  if (TYPES.test(node.type)) readType(conversion, node);
  else if (FUNCTIONS.test(node.type)) readFunction(conversion, node);
  else if (CONDITIONAL.test(node.type))
    file.when(undefined, () => inBlock(() => visitChildren(conversion, node)));
  else
    switch (node.type) {
      case 'package_declaration':
        readPackage(conversion, node);
        return;
      case 'modifiers':
      case 'switch_label':
        return;
      case 'import_declaration':
        readImport(conversion, node);
        return;
      case 'block':
      // What a `do … while` gives a value is given it once at least.
      case 'do_statement':
      case 'try_with_resources_statement':
        inBlock(() => visitChildren(conversion, node));
        return;
      case 'local_variable_declaration':
        for (const declarator of childrenOf(node, 'declarator')) readVariable(conversion, node, declarator);
        return;
      case 'resource':
        if (child(node, 'name')) readVariable(conversion, node, node);
        return;
      case 'if_statement': {
        const conditionNode = child(node, 'condition');
        const condition = conditionNode && conversion.expression(conditionNode);
        file.when(condition, () => visit(child(node, 'consequence')));
        file.when(undefined, () => visit(child(node, 'alternative')));
        return;
      }
      case 'enhanced_for_statement':
        inBlock(() => {
          const items = child(node, 'value');
          const value = items && conversion.expression(items);
          const name = child(node, 'name');
          if (name && value)
            file.bind(textOf(conversion, name), {
              how: 'declare',
              range: { start: name.start, end: name.end },
              value,
              pick: EACH,
            });
          file.when(undefined, () => visit(child(node, 'body')));
        });
        return;
      case 'return_statement': {
        const value = node.children[0] && conversion.expression(node.children[0]);
        if (value) enclosing(file.scope, 'function')?.returns.push(value);
        return;
      }
      case 'explicit_constructor_invocation':
      case 'assignment_expression':
      case 'update_expression':
        conversion.expression(node);
        return;
      default:
        if (
          /_statement$|^(?:ERROR|static_initializer|.*_clause|resource_specification|.*_body|switch_block)$/.test(
            node.type,
          )
        )
          visitChildren(conversion, node);
        else conversion.expression(node);
    }
}

function readVariable(conversion: Conversion, node: SyntaxNode, declarator: SyntaxNode): void {
  const name = child(declarator, 'name');
  const valueNode = child(declarator, 'value');
  const value = valueNode && conversion.expression(valueNode);
  if (!name) return;
  conversion.file.bind(textOf(conversion, name), {
    how: 'declare',
    range: { start: name.start, end: name.end },
    ...(value && { value }),
    ...(!childOfType(declarator, 'dimensions') && typeOf(conversion, child(node, 'type'))),
  });
}

/** `x = value`, `x += value` (no `value`), `x++`. */
export function assign(conversion: Conversion, target: Expression, value: Expression | undefined): void {
  const { file } = conversion;
  const { range } = target;
  const given = value
    ? ({ how: 'assign', range, value, conditional: mayKeepDefault(file.scope, target, value) } as const)
    : ({ how: 'unknown', range, conditional: true } as const);
  if (target.kind !== 'name' || findDeclaration(file.scope, target.name)) {
    file.assign(target, given);
    return;
  }
  // A bare name that no function around declares is a field, of the class or of one around it.
  const own = enclosing(file.scope, 'class');
  if (!own) return;
  const path = `this.${target.name}`;
  let owner: Scope | undefined = own;
  while (owner && !owner.members.has(path)) owner = owner.parent && enclosing(owner.parent, 'class');
  if (owner && owner !== own) file.offerMember(owner, path, given);
  else {
    const self = { kind: 'name', name: 'this', range } as const;
    file.assign({ kind: 'member', object: self, property: target.name, propertyRange: range, range }, given);
  }
  // Shared fields have their values under the bare name, too.
  const holder = owner ?? own;
  const shared = holder.bindings.get(target.name);
  if (shared && shared[0]?.value?.kind !== 'function')
    shared.push({ ...given, conditional: true, scope: file.scope });
}
