import { MappedText } from '../../../../text/index.ts';
import type { Argument, Expression } from '../../model.ts';
import { textOf } from '../../tree-sitter/conversion.ts';
import { child, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import type { PowerShellConversion } from './context.ts';
import { readArguments, unwrap } from './levels.ts';
import { canonical, typeName } from './names.ts';

/** What a command has behind its name. */
interface Elements {
  readonly positional: Expression[];
  /** By parameter, in lower case without its dash. */
  readonly named: Map<string, Expression>;
  /** All in order, parameters as texts. */
  readonly words: Expression[];
  /** `New-Object Type(…)`. */
  readonly attached: Argument[];
}

/** A command: a call with named arguments; `New-Object Type …` constructs. Its words are kept beside. */
export function readCommand(conversion: PowerShellConversion, node: SyntaxNode): Expression {
  const { file } = conversion;
  const range = { start: node.start, end: node.end };
  const nameNode = child(node, 'command_name');
  if (!nameNode) return { kind: 'unknown', range };
  const name = unwrap(nameNode.type === 'command_name_expr' ? (nameNode.children[0] ?? nameNode) : nameNode);
  const written = textOf(conversion, name);
  const place = { start: name.start, end: name.end };
  const elements = readElements(conversion, child(node, 'command_elements'));
  const argsRange = { start: name.end, end: node.end };
  if (/^new-object$/i.test(written)) {
    const type = elements.named.get('typename') ?? elements.positional[0];
    if (type?.kind !== 'string') return { kind: 'unknown', range };
    const rest = elements.named.has('typename') ? elements.positional : elements.positional.slice(1);
    const given = [
      ...rest,
      ...(elements.named.get('argumentlist') ? [elements.named.get('argumentlist')!] : []),
    ];
    const args = given.flatMap(value => (value.kind === 'list' ? [...value.items] : [value]));
    const callee: Expression = { kind: 'name', name: typeName(type.text.value), range: type.range };
    return file.call(
      callee,
      [...elements.attached, ...args.map(value => ({ value }))],
      argsRange,
      range,
      true,
    );
  }
  const program: Expression =
    name.type === 'variable' || /_literal$|characters$/.test(name.type)
      ? conversion.expression(name)
      : { kind: 'string', text: MappedText.plain(written, name.start), range: place };
  conversion.commands.push({ words: [program, ...elements.words], scope: file.scope, range });
  if (name.type === 'variable') return { kind: 'unknown', range };
  const args: Argument[] = [
    ...[...elements.named].map(([key, value]) => ({ name: key, value })),
    ...elements.positional.map(value => ({ value })),
    ...elements.attached,
  ];
  return file.call({ kind: 'name', name: canonical(written), range: place }, args, argsRange, range);
}

function readElements(conversion: PowerShellConversion, node: SyntaxNode | undefined): Elements {
  const elements: Elements = { positional: [], named: new Map(), words: [], attached: [] };
  let parameter: string | undefined;
  for (const element of node?.children ?? []) {
    const place = { start: element.start, end: element.end };
    if (/^(?:command_argument_sep|redirection\w*|stop_parsing)$/.test(element.type)) continue;
    if (element.type === 'argument_list') {
      elements.attached.push(...readArguments(conversion, element));
      continue;
    }
    if (element.type === 'command_parameter') {
      const text = textOf(conversion, element);
      parameter = text.replace(/^-+|:$/g, '').toLowerCase();
      elements.words.push({ kind: 'string', text: MappedText.plain(text, element.start), range: place });
      continue;
    }
    const value: Expression =
      element.type === 'generic_token'
        ? conversion.file.string(MappedText.plain(textOf(conversion, element), element.start), place)
        : conversion.expression(element);
    elements.words.push(value);
    if (parameter === undefined) elements.positional.push(value);
    else elements.named.set(parameter, value);
    parameter = undefined;
  }
  return elements;
}
