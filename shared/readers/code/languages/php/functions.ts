import type { Expression, Scope } from '../../model.ts';
import { textOf } from '../../tree-sitter/conversion.ts';
import { child, childOfType, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import type { PhpConversion } from './context.ts';
import { readClassName, typeNamed } from './names.ts';

/** `function () { … }`, `fn () => …` */
export function readClosure(conversion: PhpConversion, node: SyntaxNode): Expression {
  const { file } = conversion;
  const range = { start: node.start, end: node.end };
  const scope = file.createScope({ kind: 'function' }, range);
  file.within(scope, () => {
    bindParameters(conversion, child(node, 'parameters'));
    const body = child(node, 'body');
    if (node.type === 'arrow_function') {
      if (body) scope.returns.push(conversion.expression(body));
    } else if (body) conversion.visit(body);
  });
  return { kind: 'function', scope, range };
}

/** A function or method, with its name bound. */
export function readFunction(conversion: PhpConversion, node: SyntaxNode): void {
  const { file } = conversion;
  const nameNode = child(node, 'name');
  if (!nameNode) return;
  const written = textOf(conversion, nameNode);
  const owner = file.scope.kind === 'class' ? file.scope : undefined;
  const name = owner && written.toLowerCase() === '__construct' ? 'constructor' : written;
  const range = { start: node.start, end: node.end };
  const scope = file.createScope(
    { kind: 'function', name, ...(owner?.name !== undefined && { ownerType: owner.name }) },
    range,
  );
  file.bind(name, {
    how: 'declare',
    range: { start: nameNode.start, end: nameNode.end },
    value: { kind: 'function', scope, range },
  });
  file.within(scope, () => {
    bindParameters(conversion, child(node, 'parameters'));
    const body = child(node, 'body');
    if (body) conversion.visit(body);
  });
}

/** Binds parameters; one of a constructor that is promoted becomes a property, too. */
function bindParameters(conversion: PhpConversion, list: SyntaxNode | undefined): void {
  const { file } = conversion;
  const nodes = (list?.children ?? []).filter(({ type }) => type.endsWith('_parameter'));
  nodes.forEach((node, index) => {
    const nameNode = child(node, 'name');
    if (!nameNode) return;
    const range = { start: nameNode.start, end: nameNode.end };
    const name = textOf(conversion, nameNode);
    if (node.type === 'variadic_parameter') {
      file.bind(name, { how: 'unknown', range });
      return;
    }
    const defaultNode = child(node, 'default_value');
    const value = defaultNode && conversion.expression(defaultNode);
    const type = typeNamed(conversion, child(node, 'type'));
    const typed = type === undefined ? {} : { type };
    file.bind(name, { how: 'parameter', range, index, ...(value && { value }), ...typed });
    if (node.type === 'property_promotion_parameter')
      file.bindMember(`this.${name.replace(/^&?\$/, '')}`, {
        how: 'assign',
        range,
        value: { kind: 'name', name, range },
        ...typed,
      });
  });
}

/** A class, trait, interface or enum with its name bound. */
export function readClass(conversion: PhpConversion, node: SyntaxNode): void {
  const nameNode = child(node, 'name');
  if (!nameNode) return;
  const name = textOf(conversion, nameNode);
  conversion.file.bind(name, {
    how: 'declare',
    range: { start: nameNode.start, end: nameNode.end },
    value: { kind: 'class', scope: readClassBody(conversion, node, name), range: rangeOf(node) },
  });
}

/** The scope that a class's body fills. */
export function readClassBody(conversion: PhpConversion, node: SyntaxNode, name?: string): Scope {
  const { file } = conversion;
  const baseNode = childOfType(node, 'base_clause')?.children.find(({ named }) => named);
  const base = baseNode && readClassName(conversion, baseNode);
  const scope = file.createScope(
    { kind: 'class', ...(name !== undefined && { name }), ...(base && { base }) },
    rangeOf(node),
  );
  file.within(scope, () => {
    for (const member of child(node, 'body')?.children ?? []) readMember(conversion, member, scope);
  });
  return scope;
}

function readMember(conversion: PhpConversion, node: SyntaxNode, owner: Scope): void {
  const { file } = conversion;
  if (node.type === 'method_declaration') {
    readFunction(conversion, node);
    return;
  }
  const isStatic = childOfType(node, 'static_modifier') !== undefined;
  const type = typeNamed(conversion, child(node, 'type'));
  for (const element of node.type === 'enum_case' ? [node] : node.children) {
    const isProperty = element.type === 'property_element';
    if (!isProperty && element.type !== 'const_element' && element.type !== 'enum_case') continue;
    const nameNode = child(element, 'name') ?? childOfType(element, 'name');
    if (!nameNode) continue;
    const key = textOf(conversion, nameNode).replace(/^\$/, '');
    const valueNode =
      child(element, 'default_value') ??
      child(element, 'value') ??
      (isProperty ? undefined : element.children.findLast(one => one.named && one !== nameNode));
    const value = valueNode && conversion.expression(valueNode);
    const range = { start: nameNode.start, end: nameNode.end };
    const binding = {
      how: 'declare' as const,
      range,
      ...(value && { value }),
      ...(type !== undefined && { type }),
    };
    file.bindMember(`this.${key}`, binding);
    if ((isStatic || !isProperty) && value) file.offerMember(owner, `static.${key}`, binding);
  }
}

function rangeOf({ start, end }: SyntaxNode): { start: number; end: number } {
  return { start, end };
}
