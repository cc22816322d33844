import type { TSESTree } from '@typescript-eslint/typescript-estree';
import type { Expression } from '../../model.ts';
import { keyName, rangeOf } from './convert.ts';
import { typeName } from './names.ts';
import { addTo, JsScope, LazyBinding } from './scope.ts';
import type { Walker } from './walk.ts';

/** Whatever has parameters and a body. */
export type FunctionNode =
  | TSESTree.FunctionDeclaration
  | TSESTree.FunctionExpression
  | TSESTree.ArrowFunctionExpression;

/** Opens the scope of a function, binds its parameters and walks its body. */
export function declareFunction(
  walker: Walker,
  node: FunctionNode,
  name: string | undefined,
  parent: JsScope,
): void {
  const outer = walker.scope;
  const { range } = node;
  walker.depth++;
  const scope = new JsScope(
    walker.converter,
    'function',
    parent,
    { start: range[0], end: range[1] },
    walker.depth,
    name,
  );
  walker.converter.scopes.set(node, scope);
  walker.scope = scope;
  let index = 0;
  for (const param of node.params) {
    if (param.type === 'Identifier' && param.name === 'this') continue;
    declareParameter(walker, param, index++);
  }
  if (node.body?.type === 'BlockStatement') for (const statement of node.body.body) walker.visit(statement);
  else if (node.body) {
    scope.returned.push(node.body);
    walker.visit(node.body);
  }
  walker.scope = outer;
  walker.depth--;
}

function declareParameter(walker: Walker, node: TSESTree.Parameter, index: number): void {
  const { decorators } = node;
  for (const decorator of decorators ?? []) walker.visit(decorator);
  if (node.type === 'TSParameterProperty') {
    declareParameter(walker, node.parameter, index);
    const inner = node.parameter.type === 'AssignmentPattern' ? node.parameter.left : node.parameter;
    if (inner.type === 'Identifier') {
      const holder = walker.scope.parent;
      const { name } = inner;
      const value = () => ({ kind: 'name', name, range: rangeOf(inner) }) as const;
      if (holder?.kind === 'class')
        addTo(
          holder.members,
          `this.${name}`,
          new LazyBinding('assign', rangeOf(inner), value, { scope: walker.scope }),
        );
    }
    return;
  }
  if (node.type === 'AssignmentPattern') {
    walker.visit(node.right);
    if (node.left.type === 'Identifier')
      bindParameter(walker, node.left, index, () => walker.converter.convert(node.right));
    else declareParameter(walker, node.left as TSESTree.Parameter, index);
    return;
  }
  if (node.type === 'Identifier') {
    bindParameter(walker, node, index, undefined);
    return;
  }
  if (node.type === 'ObjectPattern') {
    for (const property of node.properties) {
      const key = property.type === 'Property' && !property.computed ? keyName(property.key) : undefined;
      const target = property.type === 'Property' ? property.value : property.argument;
      const inner = target.type === 'AssignmentPattern' ? target.left : target;
      if (target.type === 'AssignmentPattern') walker.visit(target.right);
      if (key !== undefined && inner.type === 'Identifier') {
        const standIn =
          target.type === 'AssignmentPattern' ? () => walker.converter.convert(target.right) : undefined;
        bindParameter(walker, inner, index, standIn, key);
      } else walker.pattern(inner, undefined, 'unknown');
    }
    return;
  }
  walker.pattern(node, undefined, 'unknown');
}

function bindParameter(
  walker: Walker,
  node: TSESTree.Identifier,
  index: number,
  value: (() => Expression) | undefined,
  pick?: string,
): void {
  const type = typeName(node);
  const extra = { index, ...(pick !== undefined && { pick }), ...(type !== undefined && { type }) };
  addTo(walker.scope.bindings, node.name, new LazyBinding('parameter', rangeOf(node), value, extra));
}
