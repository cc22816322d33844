import type { Call, Expression, Scope } from '../../model.ts';
import { enclosing } from '../../scopes.ts';
import { textOf } from '../../tree-sitter/conversion.ts';
import { child, childOfType, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import { readBody } from './bodies.ts';
import type { RubyConversion } from './context.ts';

/** `{ |a| … }`, `do |a| … end`, `->(a) { … }` as a value. */
export function readBlock(
  conversion: RubyConversion,
  node: SyntaxNode,
  body = child(node, 'body'),
): Expression {
  const { file, blocks } = conversion;
  const range = { start: node.start, end: node.end };
  const scope = file.createScope({ kind: 'function' }, range);
  blocks.add(scope);
  file.within(scope, () => {
    bindParameters(conversion, child(node, 'parameters'));
    // The body of a lambda is a block of its own.
    const inner = body && /block$/.test(body.type) ? child(body, 'body') : body;
    if (inner) scope.returns.push(readBody(conversion, [inner]));
  });
  return { kind: 'function', scope, range };
}

/** `def f(a) … end`, `def self.f … end` */
export function readMethod(conversion: RubyConversion, node: SyntaxNode): void {
  const { file } = conversion;
  const nameNode = child(node, 'name');
  if (!nameNode) return;
  const written = textOf(conversion, nameNode);
  const owner = file.scope.kind === 'class' ? file.scope : undefined;
  const name = owner && written === 'initialize' ? 'constructor' : written;
  const range = { start: node.start, end: node.end };
  const nameRange = { start: nameNode.start, end: nameNode.end };
  const scope = file.createScope(
    { kind: 'function', name, ...(owner?.name !== undefined && { ownerType: owner.name }) },
    range,
  );
  const parameters = child(node, 'parameters');
  const fn: Expression = { kind: 'function', scope, range };
  const takesNothing = !parameters?.children.some(({ named }) => named) && name !== 'constructor';
  // Without parameters it is called by its name alone: what it returns is what the name stands for.
  const call: Call = { kind: 'call', callee: fn, args: [], argsRange: nameRange, range, isNew: false };
  file.bind(name, { how: 'declare', range: nameRange, value: takesNothing ? call : fn });
  file.within(scope, () => {
    bindParameters(conversion, parameters);
    const body = child(node, 'body');
    if (body) scope.returns.push(readBody(conversion, [body]));
  });
}

function bindParameters(conversion: RubyConversion, list: SyntaxNode | undefined): void {
  const { file } = conversion;
  let index = 0;
  for (const node of list?.children ?? []) {
    if (!node.named) continue;
    const nameNode = node.type === 'identifier' ? node : child(node, 'name');
    if (!nameNode) {
      index++;
      continue;
    }
    const range = { start: nameNode.start, end: nameNode.end };
    const name = textOf(conversion, nameNode);
    const valueNode = child(node, 'value');
    const value = valueNode && conversion.expression(valueNode);
    if (node.type === 'keyword_parameter')
      file.bind(name, { how: 'parameter', range, ...(value && { value }) });
    else if (node.type === 'identifier' || node.type === 'optional_parameter')
      file.bind(name, { how: 'parameter', range, index: index++, ...(value && { value }) });
    else file.bind(name, { how: 'unknown', range });
  }
}

/**
 * A class or module. Its constants stand in a block around it, because methods see them, and those of
 * what is around, by their bare names.
 */
export function readClass(conversion: RubyConversion, node: SyntaxNode): void {
  const { file } = conversion;
  const nameNode = child(node, 'name');
  if (!nameNode) return;
  const lastNode = nameNode.type === 'scope_resolution' ? child(nameNode, 'name') : nameNode;
  const name = textOf(conversion, lastNode ?? nameNode);
  const range = { start: node.start, end: node.end };
  const baseNode = childOfType(node, 'superclass')?.children.find(({ named }) => named);
  const base = baseNode && conversion.expression(baseNode);
  const outer = enclosing(file.scope, 'class');
  const constants = file.createScope({ kind: 'block' }, range);
  const scope: Scope = file.createScope({ kind: 'class', name, ...(base && { base }) }, range, constants);
  const value: Expression = { kind: 'class', scope, range };
  const binding = { how: 'declare' as const, range: { start: nameNode.start, end: nameNode.end }, value };
  file.bind(name, binding, file.scope.kind === 'class' ? file.scope.parent : file.scope);
  if (outer) file.offerMember(outer, `static.${name}`, binding);
  file.within(scope, () => {
    const body = child(node, 'body');
    if (body) readBody(conversion, [body]);
  });
}
