import type { Argument, Expression } from '../../model.ts';
import { type Conversion, textOf } from '../../tree-sitter/conversion.ts';
import { child, childOfType, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';

/**
 * Annotations of types that say what is dialled or listened on: `@FeignClient(url = "http://orders:8080")`,
 * `@SpringBootTest(properties = "server.port=8080")`.
 */
export const PORT_ANNOTATIONS =
  /(?:^|\.)(?:\w*Client|HttpExchange|SpringBootTest|TestPropertySource|EmbeddedKafka|AutoConfigureWireMock|WireMockTest)$/;

/** Takes in such annotations of a type, as calls with arguments by name. */
export function readTypeAnnotations(conversion: Conversion, node: SyntaxNode): void {
  for (const annotation of childOfType(node, 'modifiers')?.children ?? []) {
    const name = annotation.type === 'annotation' ? child(annotation, 'name') : undefined;
    const list = child(annotation, 'arguments');
    if (!name || !list || !PORT_ANNOTATIONS.test(textOf(conversion, name))) continue;
    const range = { start: name.start, end: name.end };
    const callee: Expression = { kind: 'name', name: textOf(conversion, name).replace(/^.*\./, ''), range };
    const place = { start: list.start, end: list.end };
    conversion.file.call(callee, readPairs(conversion, list), place, { start: name.start, end: list.end });
  }
}

function readPairs(conversion: Conversion, list: SyntaxNode): Argument[] {
  return list.children
    .filter(({ named }) => named)
    .flatMap((argument): Argument[] => {
      if (argument.type !== 'element_value_pair') return [{ value: conversion.expression(argument) }];
      const key = child(argument, 'key');
      const value = child(argument, 'value');
      return key && value ? [{ name: textOf(conversion, key), value: conversion.expression(value) }] : [];
    });
}
