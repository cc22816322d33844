import type { TSESTree } from '@typescript-eslint/typescript-estree';
import { keyName, rangeOf, transparent } from './convert.ts';
import { textOf } from './names.ts';
import { addTo, LazyBinding } from './scope.ts';
import { LazySite } from './site.ts';
import type { Walker } from './walk.ts';

type Node = TSESTree.Node;

/** Records a call site, and a module that `require` brings in. */
export function recordCall(
  walker: Walker,
  node: TSESTree.CallExpression | TSESTree.NewExpression | TSESTree.ImportExpression,
): void {
  const callee = node.type === 'ImportExpression' ? undefined : transparent(node.callee);
  const name =
    callee === undefined
      ? 'import'
      : callee.type === 'Identifier'
        ? callee.name
        : callee.type === 'MemberExpression'
          ? callee.computed
            ? ''
            : (keyName(callee.property) ?? '')
          : '';
  walker.calls.push(new LazySite(walker.converter, node, walker.scope, name));
  if (name === 'require' && node.type === 'CallExpression') {
    const module = node.arguments[0] && textOf(node.arguments[0]);
    if (module) walker.imports.push({ module, imported: '*', range: rangeOf(node) });
  }
}

/** Records what an import declaration brings in. */
export function recordImport(walker: Walker, node: TSESTree.ImportDeclaration): void {
  if (node.specifiers.length === 0)
    walker.imports.push({ module: node.source.value, imported: '*', range: rangeOf(node) });
  for (const specifier of node.specifiers) {
    const imported =
      specifier.type === 'ImportDefaultSpecifier'
        ? 'default'
        : specifier.type === 'ImportNamespaceSpecifier'
          ? '*'
          : (keyName(specifier.imported) ?? '*');
    addImport(walker, node.source.value, specifier.local.name, imported, specifier);
  }
}

/** Records one imported name. */
export function addImport(
  walker: Walker,
  module: string | undefined,
  local: string,
  imported: string,
  node: Node,
): void {
  if (module === undefined) return;
  const range = rangeOf(node);
  walker.imports.push({ module, local, imported, range });
  addTo(walker.module.bindings, local, new LazyBinding('import', range, undefined));
}
