import type { Expression } from '../../model.ts';
import { type Conversion, textOf } from '../../tree-sitter/conversion.ts';
import { decodeLiteral, type EscapeReader, readCEscape } from '../../tree-sitter/literal-text.ts';
import { child, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';

/** A string token: plain, raw, bytes, or an f-string with its holes. */
export function readString(conversion: Conversion, node: SyntaxNode): Expression {
  const { source, file } = conversion;
  const range = { start: node.start, end: node.end };
  const open = node.children.find(({ type }) => type === 'string_start');
  if (!open) return { kind: 'unknown', range };
  const close = node.children.findLast(({ type }) => type === 'string_end');
  const prefix = /^[a-z]*/i.exec(textOf(conversion, open))![0].toLowerCase();
  const readEscape = escapeOf(prefix);
  const triggers = `${prefix.includes('r') ? '' : '\\'}${/[ft]/.test(prefix) ? '{}' : ''}`;
  const end = close?.start ?? node.end;
  const holes = node.children.filter(({ type }) => type === 'interpolation');
  if (holes.length === 0)
    return file.string(decodeLiteral(source, open.end, end, triggers, readEscape), range);
  const parts: Expression[] = [];
  let from = open.end;
  const literal = (to: number) => {
    if (to > from)
      parts.push({
        kind: 'string',
        text: decodeLiteral(source, from, to, triggers, readEscape),
        range: { start: from, end: to },
      });
  };
  for (const hole of holes) {
    literal(hole.start);
    const expression = child(hole, 'expression');
    parts.push(
      expression
        ? conversion.expression(expression)
        : { kind: 'unknown', range: { start: hole.start, end: hole.end } },
    );
    from = hole.end;
  }
  literal(end);
  return file.concat(parts, range);
}

function escapeOf(prefix: string): EscapeReader {
  const bytes = prefix.includes('b');
  return (text, at, end) => {
    const unit = text[at];
    // `{{` and `}}` of an f-string.
    if (unit !== '\\') return text[at + 1] === unit ? { value: unit!, length: 2 } : undefined;
    const next = text[at + 1];
    if (next === '\n') return { value: '', length: 2 };
    if (next === '\r') return { value: '', length: text[at + 2] === '\n' ? 3 : 2 };
    if (bytes && (next === 'u' || next === 'U')) return undefined;
    if (next === 'N') {
      // A character by its name; which one matters to no port.
      const name = /^\\N\{[^{}]{1,100}\}/.exec(text.slice(at, Math.min(end, at + 104)))?.[0];
      return name ? { value: '\uFFFD', length: name.length } : undefined;
    }
    return readCEscape(text, at, end, true);
  };
}
