import { EACH, type Expression } from '../../model.ts';
import { textOf, visitChildren } from '../../tree-sitter/conversion.ts';
import { child, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import { readClosure } from './blocks.ts';
import type { RustConversion } from './context.ts';
import { readUse } from './imports.ts';
import { readFunction, readImpl, readStruct } from './items.ts';
import { typeName } from './paths.ts';
import { bindPattern } from './patterns.ts';

/** A cell that is filled later, once: `OnceLock::new()`. */
const EMPTY_CELL = /^(?:\w+::){0,6}Once(?:Lock|Cell)(?:::<[^()]{0,80}>)?::(?:const_)?new\(\)$/;

/** Takes in a statement or item; whatever is none is read as an expression. */
export function readStatement(conversion: RustConversion, node: SyntaxNode): void {
  const { file } = conversion;
  const range = { start: node.start, end: node.end };
  const inBlock = (walk: () => void) => file.within(file.createScope({ kind: 'block' }, range), walk);
  const visit = (one: SyntaxNode | undefined) => {
    if (one?.named) conversion.visit(one);
  };
  switch (node.type) {
    case 'use_declaration':
      readUse(conversion, node);
      return;
    case 'mod_item': {
      const body = child(node, 'body');
      if (body) visitChildren(conversion, body);
      return;
    }
    case 'function_item':
      readFunction(conversion, node);
      return;
    case 'struct_item':
    case 'enum_item':
      readStruct(conversion, node);
      return;
    case 'impl_item':
    case 'trait_item':
      readImpl(conversion, node);
      return;
    case 'const_item':
    case 'static_item': {
      const name = child(node, 'name');
      const valueNode = child(node, 'value');
      if (name && valueNode) {
        const value = conversion.expression(valueNode);
        file.bind(textOf(conversion, name), {
          how: 'declare',
          range: { start: name.start, end: name.end },
          ...(!EMPTY_CELL.test(textOf(conversion, valueNode)) && { value }),
        });
      }
      return;
    }
    case 'block':
      inBlock(() => visitChildren(conversion, node));
      return;
    case 'unsafe_block':
    case 'expression_statement':
    case 'else_clause':
    case 'labeled_expression':
    case 'declaration_list':
    case 'ERROR':
      visitChildren(conversion, node);
      return;
    case 'let_declaration':
      readLet(conversion, node);
      return;
    case 'if_expression':
      inBlock(() => {
        const condition = readCondition(conversion, child(node, 'condition'));
        file.when(condition, () => visit(child(node, 'consequence')));
        file.when(undefined, () => visit(child(node, 'alternative')));
      });
      return;
    case 'while_expression':
      inBlock(() => {
        readCondition(conversion, child(node, 'condition'));
        file.when(undefined, () => visit(child(node, 'body')));
      });
      return;
    case 'loop_expression':
      visit(child(node, 'body'));
      return;
    case 'for_expression':
      inBlock(() => {
        const pattern = child(node, 'pattern');
        const valueNode = child(node, 'value');
        const value = valueNode && conversion.expression(valueNode);
        if (pattern) {
          const single = pattern.type === 'identifier' && value;
          bindPattern(conversion, pattern, single || undefined, file.scope, single ? { pick: EACH } : {});
        }
        file.when(undefined, () => visit(child(node, 'body')));
      });
      return;
    case 'match_expression': {
      const subjectNode = child(node, 'value');
      const subject = subjectNode && conversion.expression(subjectNode);
      for (const arm of child(node, 'body')?.children ?? []) {
        if (arm.type !== 'match_arm') continue;
        const scope = file.createScope({ kind: 'block' }, { start: arm.start, end: arm.end });
        const pattern = child(arm, 'pattern');
        if (pattern) bindPattern(conversion, pattern, subject, scope);
        const value = child(arm, 'value');
        file.within(scope, () => file.when(undefined, () => visit(value)));
      }
      return;
    }
    case 'attribute_item':
    case 'inner_attribute_item':
    case 'macro_definition':
    case 'extern_crate_declaration':
    case 'type_item':
    case 'empty_statement':
      return;
    default:
      conversion.expression(node);
  }
}

/** A condition; what `if let` matches is bound in the current scope. */
export function readCondition(
  conversion: RustConversion,
  node: SyntaxNode | undefined,
): Expression | undefined {
  if (!node) return undefined;
  if (node.type === 'let_chain') {
    for (const part of node.children) readCondition(conversion, part);
    return undefined;
  }
  if (node.type !== 'let_condition') return conversion.expression(node);
  const { file } = conversion;
  const pattern = child(node, 'pattern');
  const valueNode = child(node, 'value');
  const holder = file.scope;
  // The value stands outside: `if let Some(port) = port`.
  if (valueNode && pattern)
    file.within(holder.parent ?? holder, () => {
      bindPattern(conversion, pattern, conversion.expression(valueNode), holder);
    });
  return undefined;
}

/** How many names a function may declare again; scopes within scopes are searched one by one. */
const MAX_HIDDEN = 60;

function readLet(conversion: RustConversion, node: SyntaxNode): void {
  const { file } = conversion;
  const pattern = child(node, 'pattern');
  const valueNode = child(node, 'value');
  const named = valueNode?.type === 'closure_expression' && pattern?.type === 'identifier';
  const value: Expression | undefined = named
    ? {
        kind: 'function',
        scope: readClosure(conversion, valueNode, textOf(conversion, pattern)),
        range: { start: valueNode.start, end: valueNode.end },
      }
    : valueNode && conversion.body(valueNode);
  const otherwise = child(node, 'alternative');
  if (otherwise) file.when(undefined, () => conversion.visit(otherwise));
  if (!pattern) return;
  const type = typeName(conversion, child(node, 'type'));
  const outer = file.scope;
  const name = pattern.type === 'identifier' ? textOf(conversion, pattern) : '';
  if (!value) {
    // `let port;` is given its value later.
    if (name)
      file.bind(name, {
        how: 'declare',
        range: { start: pattern.start, end: pattern.end },
        ...(type && { type }),
      });
    else bindPattern(conversion, pattern, undefined, outer, { ...(type && { type }) });
    return;
  }
  // A name that is declared again means what it was in its own value, and something else from here on.
  const hides =
    name !== '' &&
    conversion.hidden < MAX_HIDDEN &&
    (outer.bindings.has(name) || new RegExp(`\\b${name}\\b`).test(textOf(conversion, valueNode!)));
  const holder = hides
    ? file.createScope({ kind: 'block' }, { start: node.end, end: outer.range.end })
    : outer;
  bindPattern(conversion, pattern, value, holder, { ...(type && { type }) });
  if (!hides) return;
  conversion.hidden++;
  file.scope = holder;
}
