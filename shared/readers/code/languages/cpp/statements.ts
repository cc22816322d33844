import { EACH, type Expression } from '../../model.ts';
import { runOf } from '../../scopes.ts';
import { textOf, visitChildren } from '../../tree-sitter/conversion.ts';
import { child, childrenOf, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import { classNamed } from './classes.ts';
import type { CppConversion } from './context.ts';
import { readDeclaration, readEnumerators, readFields } from './declarations.ts';
import { readDeclarator } from './declarators.ts';
import { readFunction } from './functions.ts';
import { readMacroValue } from './literals.ts';
import { namesOf } from './types.ts';

/** Takes in a statement or declaration; whatever is none is read as an expression. */
export function readStatement(conversion: CppConversion, node: SyntaxNode): void {
  const { file } = conversion;
  const range = { start: node.start, end: node.end };
  const visit = (...nodes: (SyntaxNode | undefined)[]) => {
    for (const one of nodes) if (one?.named) conversion.visit(one);
  };
  const inBlock = (walk: () => void) => file.within(file.createScope({ kind: 'block' }, range), walk);
  switch (node.type) {
    case 'preproc_include': {
      const path = child(node, 'path');
      if (!path) return;
      const module = textOf(conversion, path).slice(1, -1);
      file.imports.push({ module, imported: '*', range });
      return;
    }
    case 'preproc_def':
      readDefine(conversion, node);
      return;
    case 'preproc_if':
    case 'preproc_ifdef':
    case 'preproc_else':
    case 'preproc_elif':
    case 'preproc_elifdef':
      readConditionalText(conversion, node);
      return;
    case 'using_declaration':
      readUsing(conversion, node);
      return;
    case 'namespace_alias_definition':
    case 'alias_declaration': {
      const name = child(node, 'name');
      const target = child(node, 'type') ?? node.children.find(one => one !== name && one.named);
      const names = target && namesOf(conversion, target);
      if (name && names) importName(conversion, textOf(conversion, name), names, node);
      return;
    }
    case 'function_definition':
      readFunction(conversion, node);
      return;
    case 'class_specifier':
    case 'struct_specifier':
    case 'union_specifier':
      readFields(conversion, node);
      return;
    case 'enum_specifier':
      readEnumerators(conversion, node);
      return;
    case 'declaration':
    case 'field_declaration':
      readDeclaration(conversion, node);
      return;
    case 'type_definition': {
      const type = child(node, 'type');
      const name = child(node, 'declarator');
      const own = type && !child(type, 'name') && name?.type === 'type_identifier';
      if (type)
        file.within(own ? classNamed(conversion, textOf(conversion, name), node) : file.scope, () =>
          visit(type),
        );
      return;
    }
    case 'namespace_definition':
    case 'linkage_specification':
    case 'template_declaration':
      visit(child(node, 'body'));
      if (node.type === 'template_declaration')
        for (const one of node.children)
          if (/_definition$|declaration$|_specifier$/.test(one.type)) visit(one);
      return;
    case 'compound_statement':
      inBlock(() => visitChildren(conversion, node));
      return;
    case 'declaration_list':
    case 'expression_statement':
    case 'labeled_statement':
    case 'else_clause':
    case 'translation_unit':
    case 'ERROR':
      visitChildren(conversion, node);
      return;
    case 'return_statement':
    case 'co_return_statement': {
      const value = node.children.find(({ named }) => named);
      if (!value) return;
      const returned = conversion.expression(value);
      const fn = runOf(file.scope);
      if (fn.kind === 'function') fn.returns.push(returned);
      return;
    }
    case 'if_statement':
      inBlock(() => {
        const condition = readCondition(conversion, child(node, 'condition'));
        file.when(condition, () => visit(child(node, 'consequence')));
        file.when(undefined, () => visit(child(node, 'alternative')));
      });
      return;
    case 'while_statement':
    case 'do_statement':
      inBlock(() => {
        if (node.type === 'while_statement') {
          readCondition(conversion, child(node, 'condition'));
          file.when(undefined, () => visit(child(node, 'body')));
          return;
        }
        // The body of `do … while` runs once at least.
        visit(child(node, 'body'));
        readCondition(conversion, child(node, 'condition'));
      });
      return;
    case 'for_statement':
      inBlock(() => {
        visit(child(node, 'initializer'), child(node, 'condition'), child(node, 'update'));
        file.when(undefined, () => visit(child(node, 'body')));
      });
      return;
    case 'for_range_loop':
      inBlock(() => {
        const right = child(node, 'right');
        const value = right && conversion.expression(right);
        const declared = readDeclarator(child(node, 'declarator'));
        if (declared && value)
          file.bind(textOf(conversion, declared.name), { how: 'declare', range, value, pick: EACH });
        file.when(undefined, () => visit(child(node, 'body')));
      });
      return;
    case 'switch_statement':
      inBlock(() => {
        readCondition(conversion, child(node, 'condition'));
        file.when(undefined, () => visit(child(node, 'body')));
      });
      return;
    case 'case_statement':
      for (const part of node.children) if (part.field !== 'value') visit(part);
      return;
    case 'try_statement':
      visit(child(node, 'body'));
      for (const clause of node.children)
        if (clause.type === 'catch_clause') file.when(undefined, () => visit(child(clause, 'body')));
      return;
    case 'preproc_function_def':
    case 'preproc_call':
    case 'break_statement':
    case 'continue_statement':
    case 'access_specifier':
    case 'static_assert_declaration':
    case 'friend_declaration':
    case 'attribute_declaration':
      return;
    default:
      conversion.expression(node);
  }
}

/** A condition, which may declare a name. */
function readCondition(conversion: CppConversion, node: SyntaxNode | undefined): Expression | undefined {
  if (!node) return undefined;
  if (node.type !== 'condition_clause') return conversion.expression(node);
  for (const initializer of childrenOf(node, 'initializer')) conversion.visit(initializer);
  const value = child(node, 'value');
  if (value?.type === 'declaration') conversion.visit(value);
  else if (value) return conversion.expression(value);
  return undefined;
}

function readDefine(conversion: CppConversion, node: SyntaxNode): void {
  const name = child(node, 'name');
  const value = child(node, 'value');
  if (!name || !value) return;
  conversion.file.bind(
    textOf(conversion, name),
    {
      how: 'declare',
      range: { start: name.start, end: name.end },
      value: readMacroValue(conversion, value),
    },
    conversion.file.module,
  );
}

/** `#if … #else …`: both are read; what only one of them gives is one of several values. */
function readConditionalText(conversion: CppConversion, node: SyntaxNode): void {
  const alternative = child(node, 'alternative');
  const contents = () => {
    for (const part of node.children)
      if (part.named && part !== alternative && part.field !== 'name' && part.field !== 'condition')
        conversion.visit(part);
  };
  // An include guard holds the whole file.
  if (alternative || node.type === 'preproc_else' || node.type === 'preproc_elif')
    conversion.file.when(undefined, contents);
  else contents();
  if (alternative) conversion.visit(alternative);
}

function readUsing(conversion: CppConversion, node: SyntaxNode): void {
  // `using namespace …` brings in names that nothing here lists.
  if (/^using\s+namespace\b/.test(textOf(conversion, node))) return;
  const names = namesOf(
    conversion,
    node.children.find(({ named }) => named),
  );
  if (names && names.length > 1) importName(conversion, names.at(-1)!, names, node);
}

function importName(
  conversion: CppConversion,
  local: string,
  names: readonly string[],
  { start, end }: SyntaxNode,
): void {
  const { file } = conversion;
  if (names.length === 1 && names[0] === local) return;
  // An alias of an alias leads to the same place.
  const root = file.imports.find(one => one.local === names[0]);
  const path = root
    ? [...root.module.split('.'), ...(root.imported === '*' ? [] : [root.imported]), ...names.slice(1)]
    : names;
  const range = { start, end };
  if (path.length === 1) file.imports.push({ module: path[0]!, local, imported: '*', range });
  else file.imports.push({ module: path.slice(0, -1).join('.'), local, imported: path.at(-1)!, range });
  file.bind(local, { how: 'import', range }, file.module);
}
