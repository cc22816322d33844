import type { Expression } from '../../model.ts';
import { enclosing } from '../../scopes.ts';
import { textOf } from '../../tree-sitter/conversion.ts';
import { child, childOfType, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import type { PhpConversion } from './context.ts';

/** `use A\B as C, D;`, `use function A\f;`, `use A\{B, C\D};` */
export function readUse(conversion: PhpConversion, node: SyntaxNode): void {
  const group = child(node, 'body');
  const prefixNode = group && childOfType(node, 'namespace_name');
  const prefix = prefixNode ? `${textOf(conversion, prefixNode)}\\` : '';
  const kind = (of: SyntaxNode) => {
    const type = child(of, 'type');
    return type ? textOf(conversion, type).toLowerCase() : '';
  };
  for (const clause of (group ?? node).children) {
    if (clause.type !== 'namespace_use_clause') continue;
    const nameNode = clause.children.find(
      ({ type, field }) => field !== 'alias' && /^(?:qualified_)?name$/.test(type),
    );
    if (!nameNode) continue;
    const absolute = `${prefix}${textOf(conversion, nameNode)}`.replace(/\s+/g, '').replace(/^\\/, '');
    const alias = child(clause, 'alias');
    const local = alias ? textOf(conversion, alias) : absolute.slice(absolute.lastIndexOf('\\') + 1);
    const what = kind(clause) || kind(node);
    if (what === 'const') continue;
    (what === 'function' ? conversion.functions : conversion.uses).set(local.toLowerCase(), absolute);
    if (what === '') importName(conversion, absolute, nameNode);
  }
}

/**
 * The name under which the model has something by its absolute name: `PDO` itself, `React\Socket\Server`
 * as an import of `Server` from the module `React.Socket`.
 */
function importName(conversion: PhpConversion, absolute: string, { start, end }: SyntaxNode): string {
  const cut = absolute.lastIndexOf('\\');
  if (cut < 0) return absolute;
  const local = `\\${absolute}`;
  if (!conversion.known.has(local)) {
    conversion.known.add(local);
    const range = { start, end };
    const module = absolute.slice(0, cut).replaceAll('\\', '.');
    conversion.file.imports.push({ module, local, imported: absolute.slice(cut + 1), range });
    conversion.file.bind(local, { how: 'import', range }, conversion.file.module);
  }
  return local;
}

/** The name that a class's written name stands for, as the model has it. */
function classNamed(conversion: PhpConversion, node: SyntaxNode): string {
  const written = textOf(conversion, node).replace(/\s+/g, '');
  if (written.startsWith('\\')) return importName(conversion, written.slice(1), node);
  const inNamespace = (name: string) =>
    importName(conversion, conversion.namespace === '' ? name : `${conversion.namespace}\\${name}`, node);
  const [first = '', ...rest] = written.split('\\');
  if (first.toLowerCase() === 'namespace') return inNamespace(rest.join('\\'));
  const used = conversion.uses.get(first.toLowerCase());
  if (used !== undefined) return importName(conversion, [used, ...rest].join('\\'), node);
  return rest.length === 0 && conversion.declared.has(written.toLowerCase()) ? written : inNamespace(written);
}

/** A class as it is written before `::` or after `new`. */
export function readClassName(conversion: PhpConversion, node: SyntaxNode): Expression {
  const range = { start: node.start, end: node.end };
  if (node.type === 'relative_scope' || /^(?:self|static|parent)$/i.test(textOf(conversion, node))) {
    const owner = enclosing(conversion.file.scope, 'class');
    if (textOf(conversion, node).toLowerCase() !== 'parent')
      return owner ? { kind: 'class', scope: owner, range } : { kind: 'unknown', range };
    return owner?.base ? { ...owner.base, range } : { kind: 'unknown', range };
  }
  if (node.type === 'name' || node.type === 'qualified_name')
    return { kind: 'name', name: classNamed(conversion, node), range };
  return conversion.expression(node);
}

/** A function by its written name; without a namespace it may be PHP's own. */
export function readFunctionName(conversion: PhpConversion, node: SyntaxNode): Expression {
  const range = { start: node.start, end: node.end };
  const written = textOf(conversion, node).replace(/\s+/g, '');
  if (node.type === 'name') {
    const used = conversion.functions.get(written.toLowerCase());
    return { kind: 'name', name: used === undefined ? written : importName(conversion, used, node), range };
  }
  return { kind: 'name', name: classNamed(conversion, node), range };
}

/** The name of a written type as the model has it; undefined for unions and what has no class. */
export function typeNamed(conversion: PhpConversion, node: SyntaxNode | undefined): string | undefined {
  let type = node;
  while (type && (type.type === 'optional_type' || type.type === 'named_type')) type = type.children[0];
  return type?.type === 'name' || type?.type === 'qualified_name' ? classNamed(conversion, type) : undefined;
}
