import type { Expression, StringLiteral } from '../../model.ts';
import { type Conversion, textOf } from '../../tree-sitter/conversion.ts';
import { child, childOfType, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';

/** Annotations of libraries of command-line options: what the field is initialised with is its default. */
export const OPTION = /(?:^|\.)(?:Option|Parameter|Parameters|Argument|Arg|Flag|Input)$/;

/**
 * What an annotated field or parameter is: Spring's `@Value("${x:8080}")`, picocli's and MicroProfile's
 * `defaultValue`, or the initial value of an option's field. `initial` as it is where no annotation says more.
 */
export function annotated(
  conversion: Conversion,
  node: SyntaxNode,
  initial: Expression | undefined,
): Expression | undefined {
  for (const annotation of childOfType(node, 'modifiers')?.children ?? []) {
    if (!/annotation$/.test(annotation.type)) continue;
    const nameNode = child(annotation, 'name');
    const name = nameNode ? textOf(conversion, nameNode) : '';
    const list = child(annotation, 'arguments');
    const given = (key: string) =>
      list?.children.find(pair => {
        const keyNode = pair.type === 'element_value_pair' ? child(pair, 'key') : undefined;
        return keyNode && textOf(conversion, keyNode) === key;
      });
    const value = given('defaultValue');
    const valueNode = value && child(value, 'value');
    if (valueNode) return asDefault(conversion.expression(valueNode));
    if (/(?:^|\.)Value$/.test(name)) {
      const pair = given('value');
      const argument = pair ? child(pair, 'value') : list?.children[0];
      const text = argument && conversion.expression(argument);
      const standIn = text?.kind === 'string' ? placeholderDefault(text) : undefined;
      if (standIn) return asDefault(standIn);
    }
    if (initial && OPTION.test(name)) return asDefault(initial);
  }
  return initial;
}

/** Something that is given from outside, or else `value`. */
export function asDefault(value: Expression): Expression {
  const { range } = value;
  return {
    kind: 'fallback',
    operator: 'nullish',
    left: { kind: 'unknown', range },
    right: value,
    range,
  };
}

/** `8080` of `${server.port:8080}`, of nested placeholders the innermost default. */
export function placeholderDefault({ text, range }: StringLiteral): Expression | undefined {
  const match = /^(?:\$\{[\w.-]{1,200}:){1,3}(?!\$\{)([^{}]*)\}{1,3}$/.exec(text.value);
  if (!match) return undefined;
  const end = text.value.search(/\}{1,3}$/);
  return { kind: 'string', text: text.slice(end - match[1]!.length, end), range };
}
