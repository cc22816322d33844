import type { Expression } from '../../model.ts';
import { textOf } from '../../tree-sitter/conversion.ts';
import { child, childOfType, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import type { RustConversion } from './context.ts';
import { TokenReader } from './tokens.ts';

/** Attributes whose `default` is that of a field: clap, structopt, argh, serde, envconfig, confique. */
const OPTIONS = /^(?:arg|clap|structopt|argh|serde|envconfig|config|opt|options|gumdrop|bpaf|default)$/;
const DEFAULT_KEY = /^(?:default_value(?:_t|_os)?|default|fallback|or_else)$/;

/**
 * The default that `#[arg(default_value_t = 8080)]`, `#[structopt(default_value = "8080")]`,
 * `#[serde(default = "default_port")]` give a field; the command line or the settings go first.
 */
export function statedDefault(
  conversion: RustConversion,
  items: readonly SyntaxNode[],
): Expression | undefined {
  for (const item of items) {
    const attribute = childOfType(item, 'attribute');
    const name = attribute?.children[0];
    const list = attribute && child(attribute, 'arguments');
    if (!name || !list || !OPTIONS.test(textOf(conversion, name))) continue;
    const given = new TokenReader(conversion, list).entry(DEFAULT_KEY);
    if (!given) continue;
    const range = given.range;
    // serde names a function.
    const right: Expression =
      textOf(conversion, name) === 'serde'
        ? given.kind === 'string'
          ? calledByName(given.text.value, given)
          : { kind: 'unknown', range }
        : given;
    return { kind: 'fallback', operator: 'nullish', left: { kind: 'unknown', range }, right, range };
  }
  return undefined;
}

function calledByName(path: string, { range }: Expression): Expression {
  const names = path.split('::').filter(name => name !== 'Self' && name !== 'crate' && name !== 'self');
  const [first, ...rest] = names;
  const root: Expression = { kind: 'name', name: first ?? '', range };
  const callee = rest.reduce<Expression>(
    (object, property) => ({ kind: 'member', object, property, propertyRange: range, range }),
    root,
  );
  return { kind: 'call', callee, args: [], argsRange: range, range, isNew: false };
}
