import { EACH, type Expression } from '../../model.ts';
import { enclosing } from '../../scopes.ts';
import { textOf, visitChildren } from '../../tree-sitter/conversion.ts';
import { child, childOfType, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import type { PowerShellConversion } from './context.ts';
import { unwrap } from './levels.ts';
import { canonical } from './names.ts';

const CONDITIONAL =
  /^(?:while|do|for|switch|trap)_statement$|^(?:catch_clause|switch_clause|elseif_clause|else_clause)$/;

/** Takes in a statement; whatever is none is read as an expression. */
export function readStatement(conversion: PowerShellConversion, outer: SyntaxNode): void {
  const { file } = conversion;
  const node = unwrap(outer);
  if (CONDITIONAL.test(node.type)) {
    file.when(undefined, () => visitChildren(conversion, node));
    return;
  }
  switch (node.type) {
    case 'assignment_expression':
      readAssignment(conversion, node);
      return;
    case 'param_block':
      bindParameters(conversion, childOfType(node, 'parameter_list'));
      return;
    case 'function_statement':
      readFunction(conversion, node);
      return;
    case 'script_block_expression':
    case 'class_statement':
      file.within(file.createScope({ kind: 'function' }, { start: node.start, end: node.end }), () =>
        visitChildren(conversion, node),
      );
      return;
    case 'if_statement': {
      const conditionNode = child(node, 'condition');
      const condition = conditionNode && conversion.expression(conditionNode);
      for (const block of node.children)
        if (block !== conditionNode)
          file.when(block.type === 'statement_block' ? condition : undefined, () => conversion.visit(block));
      return;
    }
    case 'foreach_statement': {
      const [variable, list, ...rest] = node.children;
      const target = variable && conversion.expression(variable);
      const value = list && conversion.expression(list);
      if (target?.kind === 'name' && value)
        file.bind(target.name, { how: 'declare', range: target.range, value, pick: EACH });
      file.when(undefined, () => {
        for (const one of rest) conversion.visit(one);
      });
      return;
    }
    case 'flow_control_statement': {
      const values = node.children.map(one => conversion.expression(one));
      if (values[0] && /^return\b/i.test(textOf(conversion, node)))
        enclosing(file.scope, 'function')?.returns.push(values[0]);
      return;
    }
    case 'statement_list':
    case 'pipeline':
    case 'pipeline_chain':
    case 'ERROR':
      visitChildren(conversion, node);
      return;
    default:
      conversion.expression(node);
  }
}

function readAssignment(conversion: PowerShellConversion, node: SyntaxNode): void {
  const { file } = conversion;
  const left = node.children[0];
  const right = child(node, 'value');
  const value = right && conversion.expression(right);
  if (!left || !value) return;
  const target = conversion.expression(left.children[0] ?? left);
  const operator = childOfType(node, 'assignement_operator');
  const range = { start: left.start, end: left.end };
  const sets = operator !== undefined && textOf(conversion, operator).trim() === '=';
  file.assign(target, sets ? { how: 'assign', range, value } : { how: 'unknown', range, conditional: true });
  if (sets && target.kind === 'member' && target.object.kind === 'name' && target.object.name === 'env')
    conversion.commands.push({ words: [target, value], scope: file.scope, range });
}

function readFunction(conversion: PowerShellConversion, node: SyntaxNode): void {
  const { file } = conversion;
  const nameNode = childOfType(node, 'function_name');
  if (!nameNode) return;
  const range = { start: node.start, end: node.end };
  const name = canonical(textOf(conversion, nameNode));
  const scope = file.createScope({ kind: 'function', name }, range);
  file.bind(name, {
    how: 'declare',
    range: { start: nameNode.start, end: nameNode.end },
    value: { kind: 'function', scope, range },
  });
  file.within(scope, () => {
    const declared = childOfType(node, 'function_parameter_declaration');
    bindParameters(conversion, declared && childOfType(declared, 'parameter_list'));
    for (const one of node.children) if (one !== nameNode && one !== declared) visitChildren(conversion, one);
  });
}

/** Parameters of a function, or of the script itself, which anyone may give. */
function bindParameters(conversion: PowerShellConversion, list: SyntaxNode | undefined): void {
  const { file } = conversion;
  const isScript = enclosing(file.scope, 'function') === undefined;
  const parameters = (list?.children ?? []).filter(({ type }) => type === 'script_parameter');
  parameters.forEach((parameter, index) => {
    const name = childOfType(parameter, 'variable');
    const given = childOfType(parameter, 'script_parameter_default')?.children.at(-1);
    const target = name && conversion.expression(name);
    if (target?.kind !== 'name') return;
    const { range } = target;
    const value = given && conversion.expression(given);
    if (!isScript)
      file.bind(target.name.slice(1), { how: 'parameter', range, index, ...(value && { value }) });
    const own: Expression = isScript
      ? orUnknown(value, range)
      : { kind: 'name', name: target.name.slice(1), range };
    file.bind(target.name, { how: 'declare', range, value: own });
  });
}

/** A default: the caller of the script may give something else. */
function orUnknown(value: Expression | undefined, range: Expression['range']): Expression {
  const unknown: Expression = { kind: 'unknown', range };
  return value ? { kind: 'fallback', operator: 'nullish', left: unknown, right: value, range } : unknown;
}
