import type { Expression, Scope } from '../../model.ts';
import { textOf } from '../../tree-sitter/conversion.ts';
import { child, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import type { RustConversion } from './context.ts';

/** Patterns that show a value as it is: `Some(x)`, `Ok(x)`. */
const TRANSPARENT = /(?:^|::)(?:Some|Ok)$/;

/**
 * Binds the names of a pattern in `holder` to their parts of `value`; unknown where there is none.
 * `value` stands in the current scope.
 */
export function bindPattern(
  conversion: RustConversion,
  pattern: SyntaxNode,
  value: Expression | undefined,
  holder: Scope,
  more: { readonly type?: string; readonly pick?: number | string } = {},
): void {
  const { file } = conversion;
  const range = { start: pattern.start, end: pattern.end };
  switch (pattern.type) {
    case 'identifier':
    case 'shorthand_field_identifier': {
      const name = textOf(conversion, pattern);
      if (/^[A-Z]/.test(name)) return;
      if (value) file.bind(name, { how: 'declare', range, value, ...more }, holder);
      else if (more.type) file.bind(name, { how: 'declare', range, type: more.type }, holder);
      else file.bind(name, { how: 'unknown', range }, holder);
      return;
    }
    case 'mut_pattern':
    case 'ref_pattern':
    case 'reference_pattern':
    case 'match_pattern':
    case 'captured_pattern': {
      for (const inner of pattern.children)
        if (inner.named && inner.field !== 'condition' && inner.type !== 'mutable_specifier')
          bindPattern(conversion, inner, value, holder, more);
      return;
    }
    case 'tuple_struct_pattern': {
      const type = child(pattern, 'type');
      const passes = type && TRANSPARENT.test(textOf(conversion, type)) && more.pick === undefined;
      for (const inner of pattern.children)
        if (inner.named && inner !== type) bindPattern(conversion, inner, passes ? value : undefined, holder);
      return;
    }
    case 'tuple_pattern':
      pattern.children
        .filter(({ named }) => named)
        .forEach((inner, index) => {
          bindPattern(conversion, inner, more.pick === undefined ? value : undefined, holder, {
            ...(value && more.pick === undefined && { pick: index }),
          });
        });
      return;
    case 'struct_pattern':
      for (const field of pattern.children) {
        if (field.type !== 'field_pattern') continue;
        const name = child(field, 'name');
        const inner = child(field, 'pattern') ?? name;
        if (name && inner)
          bindPattern(conversion, inner, value, holder, { ...(value && { pick: textOf(conversion, name) }) });
      }
      return;
    case 'or_pattern':
    case 'slice_pattern':
      for (const inner of pattern.children)
        if (inner.named) bindPattern(conversion, inner, undefined, holder);
  }
}
