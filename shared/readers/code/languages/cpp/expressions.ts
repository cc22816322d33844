import type { Expression } from '../../model.ts';
import { enclosing, findDeclaration } from '../../scopes.ts';
import { operatorOf, readBinary } from '../../tree-sitter/binary.ts';
import { textOf, visitChildren } from '../../tree-sitter/conversion.ts';
import { child, childrenOf, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import { assignTo } from './assign.ts';
import { readCall } from './calls.ts';
import { construct, readInitializers } from './construct.ts';
import type { CppConversion } from './context.ts';
import { readLambda } from './functions.ts';
import { madeString, readNumber, readString } from './literals.ts';
import { namesOf, pathExpression } from './types.ts';

/** Constants that say an address. */
const ADDRESSES: Readonly<Record<string, string>> = {
  INADDR_ANY: '0.0.0.0',
  INADDR_LOOPBACK: '127.0.0.1',
  in6addr_any: '::',
  in6addr_loopback: '::1',
};

/** The expression that `node` is. */
export function readExpression(conversion: CppConversion, node: SyntaxNode): Expression {
  const range = { start: node.start, end: node.end };
  const { file } = conversion;
  const inner = (of: SyntaxNode | undefined): Expression =>
    of ? conversion.expression(of) : { kind: 'unknown', range };
  switch (node.type) {
    case 'identifier':
    case 'type_identifier':
    case 'field_identifier':
    case 'primitive_type': {
      const name = textOf(conversion, node);
      const address = ADDRESSES[name];
      if (address !== undefined) return madeString(address, range);
      const alias = conversion.aliases.get(name);
      if (alias) return { ...alias, range };
      // `port_` in a method: a field of the class.
      if (node.type === 'identifier' && isOwnField(conversion, name))
        return {
          kind: 'member',
          object: { kind: 'name', name: 'this', range },
          property: name,
          propertyRange: range,
          range,
        };
      return { kind: 'name', name, range };
    }
    case 'this':
      return { kind: 'name', name: 'this', range };
    case 'qualified_identifier':
    case 'template_function':
    case 'template_type':
    case 'dependent_name': {
      const names = namesOf(conversion, node);
      return names ? pathExpression(names, node) : { kind: 'unknown', range };
    }
    case 'null':
    case 'nullptr':
      return { kind: 'constant', value: null, range };
    case 'true':
    case 'false':
      return { kind: 'constant', value: node.type === 'true', range };
    case 'number_literal':
      return readNumber(conversion, node);
    case 'string_literal':
    case 'raw_string_literal':
    case 'char_literal':
      return readString(conversion, node);
    case 'user_defined_literal':
      return inner(node.children.find(({ named }) => named));
    case 'concatenated_string':
      return file.concat(
        node.children.filter(({ named }) => named).map(one => inner(one)),
        range,
      );
    case 'parenthesized_expression':
    case 'co_await_expression':
    case 'parameter_pack_expansion':
      return inner(child(node, 'argument') ?? node.children.find(({ named }) => named));
    case 'cast_expression':
      return inner(child(node, 'value'));
    case 'pointer_expression':
      return inner(child(node, 'argument'));
    case 'unary_expression': {
      const value = inner(child(node, 'argument'));
      if (operatorOf(conversion, node) === '-' && value.kind === 'number')
        return { kind: 'number', value: -value.value, range };
      return { kind: 'unknown', range };
    }
    case 'binary_expression':
      return readBinary(conversion, node);
    case 'conditional_expression':
      return {
        kind: 'conditional',
        test: inner(child(node, 'condition')),
        consequent: inner(child(node, 'consequence') ?? child(node, 'condition')),
        alternate: inner(child(node, 'alternative')),
        range,
      };
    case 'assignment_expression': {
      const left = child(node, 'left');
      const value = inner(child(node, 'right'));
      const at = left ? { start: left.start, end: left.end } : range;
      const plain = operatorOf(conversion, node) === '=';
      if (left)
        assignTo(
          conversion,
          inner(left),
          plain ? { how: 'assign', range: at, value } : { how: 'unknown', range: at },
        );
      return plain ? value : { kind: 'unknown', range };
    }
    case 'update_expression': {
      const argument = child(node, 'argument');
      if (argument) assignTo(conversion, inner(argument), { how: 'unknown', range });
      return { kind: 'unknown', range };
    }
    case 'field_expression': {
      const field = child(node, 'field');
      const names = field && namesOf(conversion, field);
      const object = inner(child(node, 'argument'));
      if (!field || !names) return { kind: 'unknown', range };
      const propertyRange = { start: field.start, end: field.end };
      return file.member({ kind: 'member', object, property: names.at(-1)!, propertyRange, range });
    }
    case 'subscript_expression': {
      const object = inner(child(node, 'argument'));
      const indices = child(node, 'indices');
      const indexNode = (indices ? indices.children : childrenOf(node, 'index')).find(({ named }) => named);
      const index = inner(indexNode);
      return index.kind === 'string'
        ? { kind: 'member', object, property: index.text.value, propertyRange: index.range, range }
        : { kind: 'element', object, index, range };
    }
    case 'call_expression':
      return readCall(conversion, node);
    case 'new_expression': {
      const type = child(node, 'type');
      const list = child(node, 'arguments');
      if (type && list) return construct(conversion, type, type, list, range);
      const names = type && namesOf(conversion, type);
      return names
        ? file.call(pathExpression(names, type), [], range, range, true)
        : { kind: 'unknown', range };
    }
    case 'compound_literal_expression': {
      const type = child(node, 'type');
      const list = child(node, 'value');
      if (!type || !list) return { kind: 'unknown', range };
      return construct(conversion, type, type, list, range);
    }
    case 'initializer_list':
      return readInitializers(conversion, node, undefined);
    case 'lambda_expression':
      return readLambda(conversion, node);
    case 'comma_expression':
      inner(child(node, 'left'));
      return inner(child(node, 'right'));
    case 'sizeof_expression':
    case 'type_descriptor':
      return { kind: 'unknown', range };
    default:
      visitChildren(conversion, node);
      return { kind: 'unknown', range };
  }
}

/** Whether a bare name in a method is a field of the class, as far as the file shows. */
export function isOwnField(conversion: CppConversion, name: string): boolean {
  const owner = enclosing(conversion.file.scope, 'class');
  if (!owner || findDeclaration(conversion.file.scope, name)) return false;
  return owner.members.has(`this.${name}`) || conversion.fields.has(`${owner.name}.${name}`);
}
