import type { TSESTree } from '@typescript-eslint/typescript-estree';
import type { TextRange } from '../../../../text/index.ts';
import type { Expression } from '../../model.ts';
import { findDeclaration, moduleOf } from '../../scopes.ts';
import { keyName, rangeOf } from './convert.ts';
import { pathOf } from './names.ts';
import { addTo, type JsScope, LazyBinding } from './scope.ts';
import type { Walker } from './walk.ts';

type Node = TSESTree.Node;

/** Takes in `left = right` and its kin, and walks both sides. */
export function readAssignment(walker: Walker, node: TSESTree.AssignmentExpression): void {
  const { left, right, operator } = node;
  const range = rangeOf(node);
  if (operator === '=') assign(walker, left, () => walker.converter.convert(right), range);
  else if (operator === '||=' || operator === '??=')
    assign(
      walker,
      left,
      () => ({
        kind: 'fallback',
        operator: operator === '??=' ? 'nullish' : 'falsy',
        left: walker.converter.convert(left),
        right: walker.converter.convert(right),
        range,
      }),
      range,
    );
  else assign(walker, left, undefined, range);
  if (left.type === 'MemberExpression') walker.children(left);
  walker.named(
    right,
    left.type === 'Identifier'
      ? left.name
      : left.type === 'MemberExpression' && !left.computed
        ? keyName(left.property)
        : undefined,
  );
}

/** Gives `target` a value, or something unknown; names wait until every declaration is known. */
export function assign(
  walker: Walker,
  target: Node,
  value: (() => Expression) | undefined,
  range: TextRange,
): void {
  const scope = walker.scope;
  const depth = walker.depth;
  const condition = walker.condition;
  const bind = (conditional: boolean) =>
    new LazyBinding(value ? 'assign' : 'unknown', range, value, {
      scope,
      conditional,
      ...(condition && { condition: () => walker.converter.convert(condition) }),
    });
  if (target.type === 'Identifier')
    walker.assignments.push(() => {
      const holder = (findDeclaration(scope, target.name)?.scope ?? walker.module) as JsScope;
      addTo(holder.bindings, target.name, bind(depth > holder.depth));
    });
  else if (target.type === 'MemberExpression') {
    const path = pathOf(target);
    if (path === undefined) return;
    if (path === 'module.exports' || path === 'exports.default')
      addTo(walker.module.members, 'module.exports', bind(false));
    else if (path.startsWith('this.')) {
      const owner = scope.ownClass;
      const fromConstructor = scope.run.name === 'constructor' || !owner;
      addTo((owner ?? moduleOf(scope)).members, path, bind(!fromConstructor || depth > scope.run.depth));
    } else
      walker.assignments.push(() => {
        const holder = (findDeclaration(scope, path.slice(0, path.indexOf('.')))?.scope ??
          walker.module) as JsScope;
        addTo(holder.members, path, bind(depth > holder.depth));
      });
  } else if (target.type === 'ObjectPattern' || target.type === 'ArrayPattern') {
    // ({ port } = config): each name is assigned something that is not followed further.
    const names =
      target.type === 'ObjectPattern'
        ? target.properties.map(property =>
            property.type === 'Property' ? property.value : property.argument,
          )
        : target.elements;
    for (const name of names) if (name?.type === 'Identifier') assign(walker, name, undefined, range);
  }
}
