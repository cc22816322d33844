import type { Call } from '../../model.ts';
import { lastName } from '../../scopes.ts';
import { type Conversion, textOf } from '../../tree-sitter/conversion.ts';
import { child, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';

/**
 * Names that a call fills: `int.TryParse(text, out var port)` gives what stands in the text, any other
 * function may give anything.
 */
export function outputArguments(conversion: Conversion, call: Call, nodes: readonly SyntaxNode[]): void {
  const { file, source } = conversion;
  const parsed = lastName(call.callee) === 'TryParse' ? call.args[0]?.value : undefined;
  nodes.forEach((argument, index) => {
    const inner = argument.children.at(-1);
    if (!inner || !/^(?:out|ref)\s/.test(source.slice(argument.start, argument.start + 4))) return;
    const { range } = call;
    const given = parsed && index > 0 ? { value: parsed } : undefined;
    if (inner.type === 'declaration_expression') {
      const name = child(inner, 'name');
      if (name?.type === 'identifier')
        file.bind(textOf(conversion, name), { how: given ? 'declare' : 'unknown', range, ...given });
    } else {
      const target = call.args[index]!.value;
      // What cannot be parsed leaves 0 behind, never what stood there.
      file.assign(target, given ? { how: 'assign', range, ...given } : { how: 'unknown', range });
    }
  });
}
