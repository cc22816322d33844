import { EACH, type Expression } from '../../model.ts';
import { enclosing } from '../../scopes.ts';
import { textOf, visitChildren } from '../../tree-sitter/conversion.ts';
import { child, childOfType, childrenOf, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import type { PythonConversion } from './context.ts';
import { readClass, readFunction, writtenType } from './functions.ts';
import { readImport, readImportFrom } from './imports.ts';
import { bindTarget, bindUnknown, declareOuter } from './targets.ts';

/** Takes in a statement; whatever is none is read as an expression. */
export function readStatement(conversion: PythonConversion, node: SyntaxNode): void {
  const { file } = conversion;
  const visit = (...nodes: (SyntaxNode | undefined)[]) => {
    for (const one of nodes) if (one?.named) conversion.visit(one);
  };
  switch (node.type) {
    case 'module':
    case 'block':
    case 'with_clause':
    case 'finally_clause':
    case 'ERROR':
      visitChildren(conversion, node);
      return;
    case 'expression_statement':
      // A text that stands for itself is documentation.
      if (node.children.length > 1 || node.children[0]?.type !== 'string') visitChildren(conversion, node);
      else file.addDocumentation({ start: node.start, end: node.end });
      return;
    case 'import_statement':
      readImport(conversion, node);
      return;
    case 'import_from_statement':
      readImportFrom(conversion, node);
      return;
    case 'future_import_statement':
    case 'type_alias_statement':
      return;
    case 'function_definition':
      readFunction(conversion, node, []);
      return;
    case 'class_definition':
      readClass(conversion, node);
      return;
    case 'decorated_definition': {
      const decorators = node.children
        .filter(({ type }) => type === 'decorator')
        .flatMap(decorator => (decorator.children[0] ? [conversion.expression(decorator.children[0])] : []));
      const definition = child(node, 'definition');
      if (definition?.type === 'function_definition') readFunction(conversion, definition, decorators);
      else visit(definition);
      return;
    }
    case 'assignment':
      readAssignment(conversion, node);
      return;
    case 'augmented_assignment': {
      visit(child(node, 'right'));
      const left = child(node, 'left');
      if (left) bindUnknown(conversion, left, file.scope);
      return;
    }
    case 'global_statement':
    case 'nonlocal_statement':
      declareOuter(conversion, node);
      return;
    case 'return_statement': {
      const value = node.children[0] && conversion.expression(node.children[0]);
      if (value) enclosing(file.scope, 'function')?.returns.push(value);
      return;
    }
    case 'if_statement':
      readIf(conversion, node);
      return;
    case 'while_statement':
      visit(child(node, 'condition'));
      file.when(undefined, () => visit(child(node, 'body'), child(node, 'alternative')));
      return;
    case 'for_statement': {
      const right = child(node, 'right');
      const items = right && conversion.expression(right);
      const left = child(node, 'left');
      if (left?.type === 'identifier' && items) bindTarget(conversion, left, items, { pick: EACH });
      else if (left) bindUnknown(conversion, left, file.scope);
      file.when(undefined, () => visit(child(node, 'body'), child(node, 'alternative')));
      return;
    }
    case 'else_clause':
      visit(child(node, 'body'));
      return;
    case 'try_statement':
      visit(child(node, 'body'));
      for (const clause of node.children) {
        if (clause.field === 'body') continue;
        if (clause.type === 'except_clause') file.when(undefined, () => visitChildren(conversion, clause));
        else visit(clause);
      }
      return;
    case 'with_item': {
      const item = child(node, 'value');
      const target =
        item?.type === 'as_pattern' ? childOfType(item, 'as_pattern_target')?.children[0] : undefined;
      const value = item && conversion.expression(item);
      // What a server or socket gives when it is entered is itself.
      if (target) bindTarget(conversion, target, value);
      return;
    }
    case 'match_statement':
      visit(...childrenOf(node, 'subject'));
      file.when(undefined, () => visit(child(node, 'body')));
      return;
    case 'case_clause':
      visit(child(node, 'guard'), child(node, 'consequence'));
      return;
    default:
      conversion.expression(node);
  }
}

/** `a: T = b = value`; the value of the whole. */
function readAssignment(conversion: PythonConversion, node: SyntaxNode): Expression | undefined {
  const left = child(node, 'left');
  const right = child(node, 'right');
  const value =
    right?.type === 'assignment' ? readAssignment(conversion, right) : right && conversion.expression(right);
  const type = writtenType(conversion, child(node, 'type'));
  if (left) bindTarget(conversion, left, value, type === undefined ? {} : { type });
  return value;
}

function readIf(conversion: PythonConversion, node: SyntaxNode): void {
  const { file } = conversion;
  const conditionNode = child(node, 'condition');
  const condition = conditionNode && conversion.expression(conditionNode);
  const consequence = child(node, 'consequence');
  const body = () => {
    if (consequence) conversion.visit(consequence);
  };
  // What a program does when it is run is no condition.
  if (conditionNode && /^__name__\s*==/.test(textOf(conversion, conditionNode))) body();
  else file.when(condition, body);
  for (const branch of childrenOf(node, 'alternative'))
    file.when(undefined, () => {
      if (branch.type === 'elif_clause') readIf(conversion, branch);
      else conversion.visit(branch);
    });
}
