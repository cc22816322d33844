import type { TextRange } from '../../../../text/index.ts';
import type { Argument, Expression } from '../../model.ts';
import { textOf } from '../../tree-sitter/conversion.ts';
import { child, childOfType, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import type { RustConversion } from './context.ts';
import { TokenReader } from './tokens.ts';

/** Macros whose contents are code for other places, or text for people. */
const OPAQUE =
  /^(?:quote|quote_spanned|macro_rules|stringify|include_str|include_bytes|env|option_env|cfg|sql|query|query_as|html|view|json|assert|assert_eq|assert_ne|debug_assert|debug_assert_eq|panic)$/;

/** Macros that write their text to people or to a log. */
const TELLING =
  /^(?:e?print(?:ln)?|write(?:ln)?|trace|debug|info|warn|error|log|event|\w{1,9}_span|span|bail|anyhow|ensure|todo|unreachable|unimplemented)$/;

/** `format!(…)`, `vec![…]`, `tokio::select! { … }`. */
export function readMacro(conversion: RustConversion, node: SyntaxNode): Expression {
  const range = { start: node.start, end: node.end };
  const name = child(node, 'macro');
  const tree = childOfType(node, 'token_tree');
  if (!name || !tree) return { kind: 'unknown', range };
  return expandMacro(conversion, textOf(conversion, name), tree, range);
}

/** What a macro with this path makes of the tokens in its brackets. */
export function expandMacro(
  conversion: RustConversion,
  path: string,
  tree: SyntaxNode,
  range: TextRange,
): Expression {
  const name = path.slice(path.lastIndexOf(':') + 1).trim();
  const args = () => new TokenReader(conversion, tree).list();
  const read = (): Expression => {
    switch (name) {
      case 'format':
      case 'format_args':
        return formatted(args(), tree, range);
      case 'concat':
        return conversion.file.concat(
          args().map(({ value }) => value),
          range,
        );
      case 'vec':
      case 'smallvec':
        return { kind: 'list', items: args().map(({ value }) => value), range };
      default:
        break;
    }
    if (!OPAQUE.test(name)) new TokenReader(conversion, tree).statements();
    if (TELLING.test(name))
      conversion.file.call({ kind: 'name', name, range }, [], { start: tree.start, end: tree.end }, range);
    return { kind: 'unknown', range };
  };
  return conversion.file.nested(read) ?? { kind: 'unknown', range };
}

/** `format!("{host}:{}", port)` is `"{host}:{}".format(port, host=host)`. */
function formatted(args: readonly Argument[], tree: SyntaxNode, range: TextRange): Expression {
  const [format, ...rest] = args;
  if (format?.value.kind !== 'string') return { kind: 'unknown', range };
  const { value } = format;
  const given = new Set(rest.map(({ name }) => name));
  const captured = [...value.text.value.matchAll(/(?<!\{)\{([a-z_]\w*)(?::[^{}]*)?\}/g)]
    .map(match => ({
      name: match[1]!,
      range: value.text.range(match.index + 1, match.index + 1 + match[1]!.length),
    }))
    .filter(({ name }) => !given.has(name))
    .map(({ name, range: at }): Argument => ({ name, value: { kind: 'name', name, range: at } }));
  return {
    kind: 'call',
    callee: {
      kind: 'member',
      object: value,
      property: 'format',
      propertyRange: value.range,
      range: value.range,
    },
    args: [...rest, ...captured],
    argsRange: { start: tree.start, end: tree.end },
    range,
    isNew: false,
  };
}
