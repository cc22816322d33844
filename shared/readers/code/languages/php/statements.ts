import { EACH } from '../../model.ts';
import { enclosing } from '../../scopes.ts';
import { textOf, visitChildren } from '../../tree-sitter/conversion.ts';
import { child, childOfType, childrenOf, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import type { PhpConversion } from './context.ts';
import { readClass, readFunction } from './functions.ts';
import { readUse } from './names.ts';
import { bindTarget, bindUnknown } from './targets.ts';

/** Takes in a statement; whatever is none is read as an expression. */
export function readStatement(conversion: PhpConversion, node: SyntaxNode): void {
  const { file } = conversion;
  const visit = (...nodes: (SyntaxNode | undefined)[]) => {
    for (const one of nodes) if (one?.named) conversion.visit(one);
  };
  switch (node.type) {
    case 'program':
    case 'expression_statement':
    case 'compound_statement':
    case 'colon_block':
    case 'finally_clause':
    case 'declare_statement':
    case 'ERROR':
      visitChildren(conversion, node);
      return;
    case 'echo_statement':
    case 'exit_statement': {
      visitChildren(conversion, node);
      // What it writes stands in it as arguments do in a call.
      const range = { start: node.start, end: node.end };
      file.call({ kind: 'name', name: 'echo', range }, [], range, range);
      return;
    }
    case 'php_tag':
    case 'text_interpolation':
    case 'text':
      return;
    case 'namespace_definition': {
      const name = child(node, 'name');
      conversion.namespace = name ? textOf(conversion, name) : '';
      visit(child(node, 'body'));
      return;
    }
    case 'namespace_use_declaration':
      readUse(conversion, node);
      return;
    case 'const_declaration':
      for (const element of node.children) {
        const [name, value] = element.children.filter(({ named }) => named);
        if (element.type !== 'const_element' || !name || !value) continue;
        file.bind(textOf(conversion, name), {
          how: 'declare',
          range: { start: name.start, end: name.end },
          value: conversion.expression(value),
        });
      }
      return;
    case 'function_definition':
      readFunction(conversion, node);
      return;
    case 'class_declaration':
    case 'trait_declaration':
    case 'interface_declaration':
    case 'enum_declaration':
      readClass(conversion, node);
      return;
    case 'return_statement':
      readReturn(conversion, node);
      return;
    case 'if_statement':
      readIf(conversion, node);
      return;
    case 'do_statement':
      // Its body runs once at least.
      visit(child(node, 'body'), child(node, 'condition'));
      return;
    case 'while_statement':
      visit(child(node, 'condition'));
      file.when(undefined, () => visit(child(node, 'body')));
      return;
    case 'for_statement':
      visit(...childrenOf(node, 'initialize'));
      visit(...childrenOf(node, 'condition'));
      file.when(undefined, () => visit(...childrenOf(node, 'body'), ...childrenOf(node, 'update')));
      return;
    case 'foreach_statement':
      readForeach(conversion, node);
      return;
    case 'switch_statement':
      visit(child(node, 'condition'));
      file.when(undefined, () => visit(child(node, 'body')));
      return;
    case 'switch_block':
    case 'case_statement':
    case 'default_statement':
    case 'else_clause':
      visitChildren(conversion, node);
      return;
    case 'try_statement':
      visit(child(node, 'body'));
      for (const clause of node.children)
        if (clause.type === 'catch_clause') file.when(undefined, () => visit(child(clause, 'body')));
        else if (clause.field !== 'body') visit(clause);
      return;
    case 'function_static_declaration':
      for (const one of node.children) {
        const name = child(one, 'name');
        const value = child(one, 'value');
        if (name && value) bindTarget(conversion, name, conversion.expression(value));
      }
      return;
    // A global variable is the module's: the name is found there, since nothing binds it here.
    case 'global_declaration':
    case 'unset_statement':
      return;
    default:
      conversion.expression(node);
  }
}

/** `return x;` of a function; of the file, what a configuration file gives. */
function readReturn(conversion: PhpConversion, node: SyntaxNode): void {
  const { file } = conversion;
  const valueNode = node.children.find(({ named }) => named);
  if (!valueNode) return;
  const value = conversion.expression(valueNode);
  const fn = enclosing(file.scope, 'function');
  if (fn) fn.returns.push(value);
  else
    file.bindMember('module.exports', {
      how: 'assign',
      range: { start: node.start, end: node.end },
      value,
    });
}

function readIf(conversion: PhpConversion, node: SyntaxNode): void {
  const { file } = conversion;
  const conditionNode = child(node, 'condition');
  const condition = conditionNode && conversion.expression(conditionNode);
  const body = child(node, 'body');
  file.when(condition, () => {
    if (body) conversion.visit(body);
  });
  for (const branch of childrenOf(node, 'alternative'))
    file.when(undefined, () => {
      if (branch.type === 'else_if_clause') readIf(conversion, branch);
      else conversion.visit(branch);
    });
}

function readForeach(conversion: PhpConversion, node: SyntaxNode): void {
  const [itemsNode, target] = node.children.filter(({ named, field }) => named && field !== 'body');
  const items = itemsNode && conversion.expression(itemsNode);
  let variable = target;
  if (target?.type === 'pair') {
    const [key, value] = target.children.filter(({ named }) => named);
    if (key) bindUnknown(conversion, key);
    variable = value;
  }
  if (variable?.type === 'by_ref') variable = childOfType(variable, 'variable_name');
  if (variable?.type === 'variable_name' && items) bindTarget(conversion, variable, items, EACH);
  else if (variable) for (const part of variable.children) if (part.named) bindUnknown(conversion, part);
  conversion.file.when(undefined, () => {
    const body = child(node, 'body');
    if (body) conversion.visit(body);
  });
}
