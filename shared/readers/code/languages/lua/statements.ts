import { type Binding, EACH, type Expression, type Scope } from '../../model.ts';
import { dottedName, enclosing, findDeclaration } from '../../scopes.ts';
import { type Conversion, textOf, visitChildren } from '../../tree-sitter/conversion.ts';
import { child, childOfType, childrenOf, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';

/** Takes in a statement; whatever is none is read as an expression. */
export function readStatement(conversion: Conversion, node: SyntaxNode): void {
  const { file } = conversion;
  const visit = (...nodes: (SyntaxNode | undefined)[]) => {
    for (const one of nodes) if (one?.named) conversion.visit(one);
  };
  switch (node.type) {
    case 'chunk':
    case 'block':
    case 'do_statement':
    case 'expression_list':
    case 'ERROR':
      visitChildren(conversion, node);
      return;
    case 'variable_declaration':
      readAssignment(conversion, childOfType(node, 'assignment_statement') ?? node, true);
      return;
    case 'assignment_statement':
      readAssignment(conversion, node, false);
      return;
    case 'function_declaration': {
      const nameNode = child(node, 'name');
      const scope = readFunction(conversion, node);
      const value: Expression = { kind: 'function', scope, range: { start: node.start, end: node.end } };
      if (nameNode) bind(conversion, nameNode, { how: 'declare', value }, node.field === 'local_declaration');
      return;
    }
    case 'return_statement': {
      const list = childOfType(node, 'expression_list') ?? node;
      const values = list.children.filter(({ named }) => named).map(one => conversion.expression(one));
      const first = values[0];
      if (first) enclosing(file.scope, 'function')?.returns.push(first);
      return;
    }
    case 'if_statement':
    case 'elseif_statement': {
      const conditionNode = child(node, 'condition');
      const condition = conditionNode && conversion.expression(conditionNode);
      file.when(condition, () => visit(child(node, 'consequence')));
      for (const branch of childrenOf(node, 'alternative'))
        file.when(undefined, () => visit(branch.type === 'else_statement' ? child(branch, 'body') : branch));
      return;
    }
    case 'for_statement':
      readFor(conversion, node);
      return;
    case 'while_statement':
    case 'repeat_statement':
      file.when(undefined, () => visitChildren(conversion, node));
      return;
    default:
      conversion.expression(node);
  }
}

/** `for i = 1, 3 do`, `for _, port in ipairs({ 80, 81 }) do` */
function readFor(conversion: Conversion, node: SyntaxNode): void {
  const { file } = conversion;
  const clause = child(node, 'clause');
  const items = clause && childOfType(clause, 'expression_list')?.children.find(({ named }) => named);
  const value = items && conversion.expression(items);
  const names = (clause && childOfType(clause, 'variable_list'))?.children.filter(({ named }) => named) ?? [];
  const list = value?.kind === 'call' ? value.args[0]?.value : undefined;
  names.forEach((name, index) => {
    const each = index === 1 && list ? ({ how: 'declare', value: list, pick: EACH } as const) : undefined;
    bind(conversion, name, each ?? { how: 'unknown' }, true);
  });
  file.when(undefined, () => {
    const body = child(node, 'body');
    if (body) conversion.visit(body);
  });
}

/** The scope of a function, its body taken in. */
export function readFunction(conversion: Conversion, node: SyntaxNode): Scope {
  const { file } = conversion;
  const nameNode = child(node, 'name');
  const named = nameNode && (child(nameNode, 'method') ?? child(nameNode, 'field') ?? nameNode);
  const scope = file.createScope(
    { kind: 'function', ...(named && { name: textOf(conversion, named) }) },
    { start: node.start, end: node.end },
  );
  file.within(scope, () => {
    (child(node, 'parameters')?.children ?? [])
      .filter(({ field }) => field === 'name')
      .forEach((parameter, index) => {
        const range = { start: parameter.start, end: parameter.end };
        file.bind(textOf(conversion, parameter), { how: 'parameter', range, index });
      });
    const body = child(node, 'body');
    if (body) conversion.visit(body);
  });
  return scope;
}

/** `local a, b = 1, 2`, `a.b = 1` */
function readAssignment(conversion: Conversion, node: SyntaxNode, isLocal: boolean): void {
  const nodes = childOfType(node, 'expression_list')?.children.filter(({ named }) => named) ?? [];
  const values = nodes.map(one => conversion.expression(one));
  const targets = childOfType(node, 'variable_list')?.children.filter(({ field }) => field === 'name') ?? [];
  targets.forEach((target, index) => {
    const value = values[index];
    const last = values.at(-1);
    const given: Pick<Binding, 'how' | 'value' | 'pick'> = value
      ? { how: 'assign', value }
      : last
        ? { how: 'assign', value: last, pick: index - values.length + 1 }
        : { how: 'declare' };
    bind(conversion, target, given, isLocal);
  });
}

/** A name of Lua is global unless it is declared local; a field is stored under its path. */
function bind(
  conversion: Conversion,
  target: SyntaxNode,
  given: Pick<Binding, 'how' | 'value' | 'pick'>,
  isLocal: boolean,
): void {
  const { file } = conversion;
  const range = { start: target.start, end: target.end };
  const place = conversion.expression(target);
  if (place.kind === 'name')
    file.bind(
      place.name,
      { ...given, range },
      isLocal ? file.scope : (findDeclaration(file.scope, place.name)?.scope ?? file.module),
    );
  else {
    const path = dottedName(place);
    if (path !== undefined) file.bindMember(path, { ...given, range });
  }
}
