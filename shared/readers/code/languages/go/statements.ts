import { EACH, type Expression } from '../../model.ts';
import { dottedName, runOf } from '../../scopes.ts';
import { textOf, visitChildren } from '../../tree-sitter/conversion.ts';
import { child, childOfType, childrenOf, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import type { GoConversion } from './context.ts';
import { declareType } from './declare-type.ts';
import { assignTo } from './members.ts';
import { readType } from './types.ts';

/** Takes in a statement; whatever is none is read as an expression. */
export function readStatement(conversion: GoConversion, node: SyntaxNode): void {
  const { file } = conversion;
  const each = (nodes: readonly (SyntaxNode | undefined)[]) => {
    for (const one of nodes) if (one?.named) conversion.visit(one);
  };
  const inBlock = (walk: () => void) =>
    file.within(file.createScope({ kind: 'block' }, { start: node.start, end: node.end }), walk);
  switch (node.type) {
    case 'block':
      inBlock(() => visitChildren(conversion, node));
      return;
    case 'statement_list':
    case 'var_spec_list':
    case 'expression_statement':
    case 'go_statement':
    case 'defer_statement':
    case 'labeled_statement':
    case 'const_declaration':
    case 'var_declaration':
    case 'send_statement':
    case 'ERROR':
      visitChildren(conversion, node);
      return;
    case 'var_spec':
    case 'const_spec':
      readSpec(conversion, node);
      return;
    case 'type_declaration':
      for (const spec of node.children) declareType(conversion, spec);
      return;
    case 'short_var_declaration':
    case 'assignment_statement':
      readAssignment(conversion, node);
      return;
    case 'receive_statement':
      readAssignment(conversion, node);
      return;
    case 'inc_statement':
    case 'dec_statement': {
      const target = node.children[0] && conversion.expression(node.children[0]);
      if (target) file.assign(target, { how: 'unknown', range: { start: node.start, end: node.end } });
      return;
    }
    case 'return_statement':
      readReturn(conversion, node);
      return;
    case 'if_statement':
      inBlock(() => {
        each([child(node, 'initializer')]);
        const conditionNode = child(node, 'condition');
        const condition = conditionNode && conversion.expression(conditionNode);
        const outer = conversion.requested;
        conversion.requested = (condition && askedBySign(condition)) ?? outer;
        file.when(condition, () => each([child(node, 'consequence')]));
        conversion.requested = outer;
        file.when(undefined, () => each([child(node, 'alternative')]));
      });
      return;
    case 'for_statement':
      inBlock(() => {
        const head = node.children.filter(({ type }) => type !== 'block');
        for (const part of head) {
          if (part.type === 'range_clause') readRange(conversion, part);
          else if (part.type === 'for_clause')
            each(['initializer', 'condition', 'update'].map(field => child(part, field)));
          else each([part]);
        }
        file.when(undefined, () => each([child(node, 'body')]));
      });
      return;
    case 'expression_switch_statement':
    case 'type_switch_statement':
    case 'select_statement':
      inBlock(() => {
        each([child(node, 'initializer'), child(node, 'value')]);
        for (const branch of node.children)
          if (/_case$/.test(branch.type)) file.when(undefined, () => readBranch(conversion, branch));
      });
      return;
    case 'type_case':
    case 'expression_case':
    case 'communication_case':
    case 'default_case':
      readBranch(conversion, node);
      return;
    default:
      conversion.expression(node);
  }
}

/** `port == -1`: what a caller writes to ask for a port of the system's choice is no default. */
function askedBySign(condition: Expression): string | undefined {
  if (condition.kind !== 'binary' || condition.operator !== '==') return undefined;
  const { left, right } = condition;
  return right.kind === 'number' && right.value < 0 ? dottedName(left) : undefined;
}

function readBranch(conversion: GoConversion, node: SyntaxNode): void {
  const { file } = conversion;
  file.within(file.createScope({ kind: 'block' }, { start: node.start, end: node.end }), () => {
    for (const part of node.children) if (part.named && part.field !== 'type') conversion.visit(part);
  });
}

function readSpec(conversion: GoConversion, node: SyntaxNode): void {
  const { file } = conversion;
  const names = childrenOf(node, 'name').filter(({ named }) => named);
  const type = readType(conversion.source, child(node, 'type')).name;
  const values = valuesOf(conversion, child(node, 'value'));
  names.forEach((name, index) => {
    const text = textOf(conversion, name);
    if (text === '_') return;
    const range = { start: name.start, end: name.end };
    const several = names.length > 1 && values.length === 1;
    const value = several ? values[0] : values[index];
    // A constant without a value repeats the expression above it, with another `iota`.
    if (!value && node.type === 'const_spec') file.bind(text, { how: 'unknown', range });
    else
      file.bind(text, {
        how: 'declare',
        range,
        ...(value && { value }),
        ...(several && { pick: index }),
        ...(type && { type }),
      });
  });
}

function valuesOf(conversion: GoConversion, node: SyntaxNode | undefined): Expression[] {
  if (!node) return [];
  const nodes = node.type === 'expression_list' ? node.children.filter(({ named }) => named) : [node];
  return nodes.map(one => conversion.expression(one));
}

function readAssignment(conversion: GoConversion, node: SyntaxNode): void {
  const { file } = conversion;
  const left = child(node, 'left');
  const values = valuesOf(conversion, child(node, 'right'));
  const operatorNode = child(node, 'operator');
  const operator = operatorNode ? textOf(conversion, operatorNode) : '';
  // `:=` is a token without a field; between the two sides stands nothing else.
  const between = left && conversion.source.slice(left.end, child(node, 'right')?.start ?? left.end);
  const declares = node.type === 'short_var_declaration' || (between?.includes(':=') ?? false);
  const targets = (left?.type === 'expression_list' ? left.children : left ? [left] : []).filter(
    n => n.named,
  );
  targets.forEach((target, index) => {
    const range = { start: target.start, end: target.end };
    const several = targets.length > 1 && values.length === 1;
    const value = several ? values[0] : values[index];
    if (target.type === 'identifier' && textOf(conversion, target) === '_') return;
    if (!declares) {
      const place = conversion.expression(target);
      const requested = conversion.requested !== undefined && dottedName(place) === conversion.requested;
      if (operator !== '=' || !value || requested) assignTo(conversion, place, { how: 'unknown', range });
      else assignTo(conversion, place, { how: 'assign', range, value, ...(several && { pick: index }) });
      return;
    }
    if (target.type !== 'identifier') return;
    const name = textOf(conversion, target);
    // A name that the same block already declares is only assigned to.
    const how = file.scope.bindings.has(name) ? 'assign' : 'declare';
    if (value) file.bind(name, { how, range, value, ...(several && { pick: index }) });
    else file.bind(name, { how: 'unknown', range });
  });
}

function readRange(conversion: GoConversion, node: SyntaxNode): void {
  const { file } = conversion;
  const right = child(node, 'right');
  const value = right && conversion.expression(right);
  const targets = (child(node, 'left')?.children ?? []).filter(({ named }) => named);
  targets.forEach((target, index) => {
    if (target.type !== 'identifier') return;
    const range = { start: target.start, end: target.end };
    // The second variable gets the items.
    if (index === 1 && value)
      file.bind(textOf(conversion, target), { how: 'declare', range, value, pick: EACH });
    else file.bind(textOf(conversion, target), { how: 'unknown', range });
  });
}

function readReturn(conversion: GoConversion, node: SyntaxNode): void {
  const { scope } = conversion.file;
  const list = childOfType(node, 'expression_list');
  const fn = runOf(scope);
  if (fn.kind !== 'function') visitChildren(conversion, node);
  else if (list) fn.returns.push(conversion.expression(list));
  else {
    const names = conversion.results.get(fn) ?? [];
    const range = { start: node.start, end: node.end };
    const items = names.map(name => ({ kind: 'name', name, range }) as const);
    if (items.length === 1) fn.returns.push(items[0]!);
    else if (items.length > 1) fn.returns.push({ kind: 'list', items, range });
  }
}
