import type { TSESTree } from '@typescript-eslint/typescript-estree';
import type { Expression } from '../../model.ts';
import { type Converter, keyName, rangeOf } from './convert.ts';

type Node = TSESTree.Node;

/** A name in a destructuring pattern, with what it gets; no `value` where that is not followed. */
export interface Leaf {
  readonly id: TSESTree.Identifier;
  readonly value?: () => Expression;
}

/**
 * The names of a pattern and the expressions inside it (defaults). `value` gives what is taken apart;
 * each name gets a member or element of it, or the default beside it.
 */
export function takeApart(
  node: Node,
  value: (() => Expression) | undefined,
  converter: Converter,
): { leaves: Leaf[]; expressions: Node[] } {
  const leaves: Leaf[] = [];
  const expressions: Node[] = [];
  const take = (part: Node, given: (() => Expression) | undefined): void => {
    switch (part.type) {
      case 'Identifier':
        leaves.push({ id: part, ...(given && { value: given }) });
        return;
      case 'AssignmentPattern': {
        const range = rangeOf(part);
        const standIn = () => converter.convert(part.right);
        expressions.push(part.right);
        take(
          part.left,
          given
            ? () => ({ kind: 'fallback', operator: 'nullish', left: given(), right: standIn(), range })
            : standIn,
        );
        return;
      }
      case 'ObjectPattern':
        for (const property of part.properties) {
          if (property.type !== 'Property') {
            take(property.argument, undefined);
            continue;
          }
          const key = property.computed ? undefined : keyName(property.key);
          const range = rangeOf(property.key);
          take(
            property.value,
            given && key !== undefined
              ? () => ({ kind: 'member', object: given(), property: key, propertyRange: range, range })
              : undefined,
          );
        }
        return;
      case 'ArrayPattern':
        part.elements.forEach((element, index) => {
          if (!element) return;
          const range = rangeOf(element);
          take(
            element,
            given &&
              (() => ({
                kind: 'element',
                object: given(),
                index: { kind: 'number', value: index, range },
                range,
              })),
          );
        });
        return;
      case 'RestElement':
        take(part.argument, undefined);
        return;
      default:
    }
  };
  take(node, value);
  return { leaves, expressions };
}

/** Any item of a list: what a loop over it hands out. */
export function eachOf(converter: Converter, list: Node): () => Expression {
  const range = rangeOf(list);
  return () => ({
    kind: 'element',
    object: converter.convert(list),
    index: { kind: 'unknown', range },
    range,
  });
}
