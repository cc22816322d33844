import type { Expression } from '../../model.ts';
import { enclosing } from '../../scopes.ts';
import { type Conversion, textOf, visitChildren } from '../../tree-sitter/conversion.ts';
import { child, childOfType, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import { importClass } from '../java/imports.ts';
import { readChain } from './chains.ts';
import { readArguments } from './expressions.ts';
import { bindParameters, readFunction } from './functions.ts';

/** Takes in a declaration or statement; whatever is none is read as an expression. */
export function readStatement(conversion: Conversion, node: SyntaxNode): void {
  const { file } = conversion;
  if (!node.named) return;
  switch (node.type) {
    case 'package_clause': {
      const body = childOfType(node, 'template_body');
      if (body) visitChildren(conversion, body);
      return;
    }
    case 'import_declaration':
      readImport(conversion, node);
      return;
    case 'template_body':
    case 'ERROR':
      visitChildren(conversion, node);
      return;
    case 'object_definition':
    case 'class_definition':
    case 'trait_definition':
      readType(conversion, node);
      return;
    case 'function_definition':
      readFunction(conversion, node);
      return;
    case 'val_definition':
    case 'var_definition': {
      const name = child(node, 'pattern');
      const valueNode = child(node, 'value');
      const chain = readChain(conversion, node);
      const last = valueNode && conversion.expression(valueNode);
      const value = chain ?? last;
      if (name?.type !== 'identifier') return;
      const range = { start: name.start, end: name.end };
      const own = textOf(conversion, name);
      const binding = { how: 'declare' as const, range, ...(value && { value }) };
      if (file.scope.kind === 'class') file.bindMember(`this.${own}`, binding);
      if (file.scope.kind !== 'class' || file.scope.name !== undefined) file.bind(own, binding);
      return;
    }
    case 'return_expression': {
      const value = node.children[0] && conversion.expression(node.children[0]);
      if (value) enclosing(file.scope, 'function')?.returns.push(value);
      return;
    }
    case 'while_expression':
    case 'for_expression':
    case 'catch_clause':
    case 'case_clause':
      file.when(undefined, () => visitChildren(conversion, node));
      return;
    default:
      conversion.expression(node);
  }
}

/** `import a.b.C`, `import a.b.{C, D => E}`, `import a.b._`. */
function readImport(conversion: Conversion, node: SyntaxNode): void {
  const { file } = conversion;
  const path = child(node, 'path');
  const range = { start: node.start, end: node.end };
  const names = node.children.filter(one => one !== path && one.named);
  const written = path ? textOf(conversion, path).replace(/\s+/g, '') : '';
  const dot = written.lastIndexOf('.');
  if (names.length === 0 && dot > 0) importClass(file, written.slice(0, dot), written.slice(dot + 1), range);
  for (const name of names.flatMap(one => (one.type === 'import_selectors' ? one.children : [one]))) {
    if (name.type === 'wildcard') file.imports.push({ module: written, imported: '*', range });
    else if (name.type === 'identifier') importClass(file, written, textOf(conversion, name), range);
    else if (name.type === 'renamed_identifier') {
      const from = child(name, 'name');
      const alias = child(name, 'alias');
      if (!from || !alias) continue;
      const local = textOf(conversion, alias);
      file.imports.push({ module: written, local, imported: textOf(conversion, from), range });
      file.bind(local, { how: 'import', range });
    }
  }
}

/** A class, object or trait; the parameters of its head are members. */
function readType(conversion: Conversion, node: SyntaxNode): void {
  const { file } = conversion;
  const nameNode = child(node, 'name');
  if (!nameNode) return;
  const name = textOf(conversion, nameNode);
  const range = { start: node.start, end: node.end };
  const extended = child(node, 'extend');
  const typeNode = extended && child(extended, 'type');
  const first = typeNode?.type === 'compound_type' ? (child(typeNode, 'base') ?? typeNode) : typeNode;
  const base: Expression | undefined = first && conversion.expression(first);
  const scope = file.createScope({ kind: 'class', name, ...(base && { base }) }, range);
  const place = { start: nameNode.start, end: nameNode.end };
  // An object and the class beside it share their name; what is asked of it is the object's.
  if (node.type === 'object_definition' || !file.scope.bindings.has(name))
    file.bind(name, { how: 'declare', range: place, value: { kind: 'class', scope, range } });
  const head = child(node, 'class_parameters');
  const list = extended && childOfType(extended, 'arguments');
  file.within(scope, () => {
    if (head || list) {
      const at = head ?? list!;
      const headRange = { start: at.start, end: at.end };
      const made = file.createScope({ kind: 'function', name: 'constructor', ownerType: name }, headRange);
      if (head)
        file.bind('constructor', {
          how: 'declare',
          range: headRange,
          value: { kind: 'function', scope: made, range: headRange },
        });
      file.within(made, () => {
        for (const own of bindParameters(conversion, head?.children ?? []))
          file.bindMember(`this.${own}`, {
            how: 'assign',
            range: headRange,
            value: { kind: 'name', name: own, range: headRange },
          });
        if (list && base)
          file.call(
            base,
            readArguments(conversion, list),
            { start: list.start, end: list.end },
            base.range,
            true,
          );
      });
    }
    const body = child(node, 'body');
    if (body) visitChildren(conversion, body);
  });
}
