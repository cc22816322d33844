import type { Expression, Scope } from '../../model.ts';
import { textOf } from '../../tree-sitter/conversion.ts';
import { child, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import type { GoConversion } from './context.ts';
import { readString } from './literals.ts';
import { fieldsOf, type GoField, readType } from './types.ts';

/** Keys of struct tags that hold a field's default: envconfig and kong, caarlos0/env, cleanenv. */
const DEFAULT_TAG = /(?:^|\s)(?:default|envDefault|env-default):"([^"\\]*)"/;

/** `type T …`: a scope for its fields and methods, and its shape for literals. */
export function declareType(conversion: GoConversion, spec: SyntaxNode): void {
  const { file, source, types } = conversion;
  const name = child(spec, 'name');
  const type = child(spec, 'type');
  if (!name || !type) return;
  const text = textOf(conversion, name);
  const range = { start: spec.start, end: spec.end };
  const fields = type.type === 'struct_type' ? fieldsOf(source, type) : [];
  const embedded = fields.find(field => field.embedded);
  const base = embedded?.type && typeName(conversion, embedded.type);
  const scope = file.createScope({ kind: 'class', name: text, ...(base && { base }) }, range);
  types.set(text, { type: readType(source, type), scope });
  file.bind(text, {
    how: 'declare',
    range: { start: name.start, end: name.end },
    value: { kind: 'class', scope, range },
  });
  declareFields(conversion, fields, scope);
}

/** The defaults that tags state, in `scope`; a struct written on the spot is a class of its own. */
function declareFields(conversion: GoConversion, fields: readonly GoField[], scope: Scope): void {
  const { file, source } = conversion;
  file.within(scope, () => {
    for (const { name, tag, type } of fields) {
      const where = tag ?? type;
      if (!where) continue;
      const range = { start: where.start, end: where.end };
      let value = tag && defaultOf(conversion, tag);
      if (type?.type === 'struct_type') {
        const inner = file.createScope({ kind: 'class', name }, range);
        declareFields(conversion, fieldsOf(source, type), inner);
        const callee = { kind: 'class', scope: inner, range } as const;
        value = { kind: 'call', callee, args: [], argsRange: range, range, isNew: false };
      }
      if (value) file.bindMember(`this.${name}`, { how: 'declare', range, value, conditional: true });
    }
  });
}

/** The default that a field's tag states; the environment goes first. */
function defaultOf(conversion: GoConversion, tag: SyntaxNode): Expression | undefined {
  const { text, range } = readString(conversion, tag);
  const match = DEFAULT_TAG.exec(text.value);
  if (!match?.[1]) return undefined;
  const start = match.index + match[0].length - 1 - match[1].length;
  const inner = text.slice(start, start + match[1].length);
  return {
    kind: 'fallback',
    operator: 'nullish',
    left: { kind: 'unknown', range },
    right: { kind: 'string', text: inner, range: inner.range() },
    range,
  };
}

/** A type's name as an expression, for what a struct embeds. */
function typeName(conversion: GoConversion, node: SyntaxNode): Expression | undefined {
  const { name } = readType(conversion.source, node);
  if (name === undefined) return undefined;
  const range = { start: node.start, end: node.end };
  const [root, ...rest] = name.split('.');
  return rest.reduce<Expression>(
    (object, property) => ({ kind: 'member', object, property, propertyRange: range, range }),
    { kind: 'name', name: root!, range },
  );
}
