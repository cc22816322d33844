import type { Expression, Member } from '../../model.ts';
import { textOf } from '../../tree-sitter/conversion.ts';
import { child, childOfType, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import type { RustConversion } from './context.ts';

/** One name of a path with its place. */
export interface Segment {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** The names of a path, type arguments left out; undefined for what is no path (`<T as X>::f`). */
export function segmentsOf(conversion: RustConversion, node: SyntaxNode | undefined): Segment[] | undefined {
  switch (node?.type) {
    case 'identifier':
    case 'type_identifier':
    case 'field_identifier':
    case 'shorthand_field_identifier':
    case 'primitive_type':
    case 'crate':
    case 'self':
    case 'super':
    case 'metavariable':
      return [{ name: textOf(conversion, node), start: node.start, end: node.end }];
    case 'scoped_identifier':
    case 'scoped_type_identifier': {
      const path = child(node, 'path');
      const before = path ? segmentsOf(conversion, path) : [];
      const last = segmentsOf(conversion, child(node, 'name'));
      return before && last && [...before, ...last];
    }
    case 'generic_type': {
      const outer = segmentsOf(conversion, child(node, 'type'));
      return (outer?.at(-1)?.name === 'Async' && madeAsynchronous(conversion, node)) || outer;
    }
    case 'generic_function':
      return segmentsOf(conversion, child(node, 'function'));
    default:
      return undefined;
  }
}

/** What smol's `Async<TcpListener>` makes asynchronous: its functions are that type's. */
function madeAsynchronous(conversion: RustConversion, node: SyntaxNode): Segment[] | undefined {
  const list = childOfType(node, 'type_arguments');
  const match = list && /^<\s{0,9}(?:\w{1,60}::){0,6}(\w{1,60})\s{0,9}>$/.exec(textOf(conversion, list));
  return match ? [{ name: match[1]!, start: list.start, end: list.end }] : undefined;
}

/**
 * A path as nested members. What leads only to the file's own modules is left out; a crate that no
 * `use` names counts as imported.
 */
export function pathExpression(conversion: RustConversion, segments: readonly Segment[]): Expression {
  const { items, modules } = conversion;
  let from = 0;
  while (
    from < segments.length - 1 &&
    (/^(?:crate|self|super)$/.test(segments[from]!.name) || modules.has(segments[from]!.name)) &&
    (items.has(segments[from + 1]!.name) || modules.has(segments[from + 1]!.name))
  )
    from++;
  const [first, ...rest] = segments.slice(from);
  const rootName = first!.name === 'Self' && conversion.self ? conversion.self : first!.name;
  const name =
    rest.length > 0 ? moduleName(conversion, rootName, first!) : rootName === 'self' ? 'this' : rootName;
  const start = first!.start;
  return rest.reduce<Expression>(
    (object, { name: property, start: at, end }): Member => ({
      kind: 'member',
      object,
      property,
      propertyRange: { start: at, end },
      range: { start, end },
    }),
    { kind: 'name', name, range: { start, end: first!.end } },
  );
}

/**
 * The name under which the model has the root of a path. Modules have names apart from values
 * (`let redis = redis::Client::open(…)`): `redis::`, imported by a `use` or as a crate.
 */
export function moduleName(conversion: RustConversion, root: string, { start, end }: Segment): string {
  const { file } = conversion;
  if (root === 'self') return 'this';
  if (!/^[a-z]/.test(root) || root === 'crate' || root === 'super') return root;
  const local = `${root}::`;
  if (!file.module.bindings.has(local)) {
    const range = { start, end };
    const used = conversion.used.get(root);
    file.imports.push({ module: used?.module ?? root, local, imported: used?.imported ?? '*', range });
    file.bind(local, { how: 'import', range }, file.module);
  }
  return local;
}

/** What wraps a value without hiding it. */
const WRAPPERS = /^(?:Box|Arc|Rc|Option|Result|Mutex|RwLock|Pin|Cow|Data|State|OnceCell|LazyLock)$/;

/** The dotted name of a written type, references and wrappers taken off. */
export function typeName(conversion: RustConversion, node: SyntaxNode | undefined): string | undefined {
  if (!node) return undefined;
  if (node.type === 'reference_type') return typeName(conversion, child(node, 'type'));
  if (node.type === 'primitive_type') return undefined;
  const segments = segmentsOf(conversion, node);
  if (!segments) return undefined;
  const last = segments.at(-1)!.name;
  if (node.type === 'generic_type' && WRAPPERS.test(last)) {
    const inner = /<\s*(?:&\s*)?(?:'\w+\s+)?(?:dyn\s+)?([\w:]+)/.exec(textOf(conversion, node))?.[1];
    return inner && /^[A-Z]|::/.test(inner)
      ? named(conversion, inner.split('::').filter(Boolean), segments[0]!)
      : undefined;
  }
  if (last === 'String' || last === 'str') return undefined;
  return named(
    conversion,
    segments.map(({ name }) => name),
    segments[0]!,
  );
}

/** A type's dotted name as the model has it. */
export function named(conversion: RustConversion, names: readonly string[], at: Segment): string {
  const own = names.at(-1)!;
  if (own === 'Self' && conversion.self) return conversion.self;
  if (conversion.types.has(own)) return own;
  const [root, ...rest] = names;
  return rest.length > 0 ? [moduleName(conversion, root!, at), ...rest].join('.') : own;
}
