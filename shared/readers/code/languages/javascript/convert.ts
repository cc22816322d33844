import type { TSESTree } from '@typescript-eslint/typescript-estree';
import type { TextRange } from '../../../../text/index.ts';
import type { Argument, Call, Entry, Expression, Scope } from '../../model.ts';
import { decodeString } from './decode-string.ts';

type Node = TSESTree.Node;
type CallNode = TSESTree.CallExpression | TSESTree.NewExpression | TSESTree.ImportExpression;

/** Turns expressions of the ESTree into neutral ones, each once and only when somebody asks for it. */
export class Converter {
  readonly #text: string;
  readonly #made = new Map<Node, Expression>();
  /** The scopes of functions and classes, found before any conversion. */
  readonly scopes = new Map<Node, Scope>();

  constructor(text: string) {
    this.#text = text;
  }

  /** The neutral form of an expression; the same object each time. */
  convert(node: Node | null | undefined, around?: TextRange): Expression {
    if (!node) return { kind: 'unknown', range: around ?? { start: 0, end: 0 } };
    const inner = transparent(node);
    let made = this.#made.get(inner);
    if (!made) {
      made = this.#make(inner);
      this.#made.set(inner, made);
    }
    return made;
  }

  #make(node: Node): Expression {
    const range = rangeOf(node);
    switch (node.type) {
      case 'Literal':
        return this.#literal(node, range);
      case 'TemplateLiteral':
        return this.#template(node, range);
      case 'Identifier':
        return node.name === 'undefined'
          ? { kind: 'constant', value: null, range }
          : { kind: 'name', name: node.name, range };
      case 'ThisExpression':
        return { kind: 'name', name: 'this', range };
      case 'Super':
        return { kind: 'name', name: 'super', range };
      case 'MemberExpression':
        return this.#member(node, range);
      case 'CallExpression':
      case 'NewExpression':
      case 'ImportExpression':
        return new LazyCall(this, node, this.#text);
      case 'LogicalExpression':
        // `options && options.port` is what stands right, if anything.
        if (node.operator === '&&') return this.convert(node.right);
        return {
          kind: 'fallback',
          operator: node.operator === '??' ? 'nullish' : 'falsy',
          left: this.convert(node.left),
          right: this.convert(node.right),
          range,
        };
      case 'ConditionalExpression':
        return {
          kind: 'conditional',
          test: this.convert(node.test),
          consequent: this.convert(node.consequent),
          alternate: this.convert(node.alternate),
          range,
        };
      case 'ObjectExpression':
        return this.#object(node, range);
      case 'ArrayExpression':
        return { kind: 'list', items: node.elements.map(item => this.convert(item, range)), range };
      case 'BinaryExpression':
        return this.#binary(node, range);
      case 'UnaryExpression': {
        if (node.operator === 'void') return { kind: 'constant', value: null, range };
        const argument = this.convert(node.argument);
        return node.operator === '-' && argument.kind === 'number'
          ? { kind: 'number', value: -argument.value, range }
          : { kind: 'unknown', range };
      }
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
      case 'FunctionDeclaration':
        return { kind: 'function', scope: this.scopes.get(node)!, range };
      case 'ClassExpression':
      case 'ClassDeclaration':
        return { kind: 'class', scope: this.scopes.get(node)!, range };
      default:
        return { kind: 'unknown', range };
    }
  }

  #literal(node: TSESTree.Literal, range: TextRange): Expression {
    const { value } = node;
    if (typeof value === 'number' || typeof value === 'bigint')
      return { kind: 'number', value: Number(value), range };
    if (typeof value === 'string')
      return {
        kind: 'string',
        text: decodeString(this.#text.slice(range.start + 1, range.end - 1), range.start + 1),
        range,
      };
    if (value === null && !('regex' in node)) return { kind: 'constant', value: null, range };
    if (typeof value === 'boolean') return { kind: 'constant', value, range };
    return { kind: 'unknown', range };
  }

  #template(node: TSESTree.TemplateLiteral, range: TextRange): Expression {
    const quasi = (element: TSESTree.TemplateElement): Expression => {
      // The range includes the delimiters: a backquote or `}` before, a backquote or `${` after.
      const start = element.range[0] + 1;
      const end = element.range[1] - (element.tail ? 1 : 2);
      return {
        kind: 'string',
        text: decodeString(this.#text.slice(start, end), start),
        range: { start, end },
      };
    };
    if (node.expressions.length === 0) {
      const only = quasi(node.quasis[0]!);
      return only.kind === 'string' ? { ...only, range } : only;
    }
    const parts: Expression[] = [];
    node.quasis.forEach((element, index) => {
      const text = quasi(element);
      if (text.range.end > text.range.start) parts.push(text);
      const expression = node.expressions[index];
      if (expression) parts.push(this.convert(expression));
    });
    return { kind: 'concat', parts, range };
  }

  #member(node: TSESTree.MemberExpression, range: TextRange): Expression {
    const { property } = node;
    const object = this.convert(node.object);
    const name = node.computed ? constantKey(property) : keyName(property);
    if (name === undefined || (node.computed && /^\d+$/.test(name)))
      return { kind: 'element', object, index: this.convert(property), range };
    return { kind: 'member', object, property: name, propertyRange: rangeOf(property), range };
  }

  #object(node: TSESTree.ObjectExpression, range: TextRange): Expression {
    const entries: Entry[] = [];
    const spreads: Expression[] = [];
    let open = false;
    for (const property of node.properties) {
      if (property.type !== 'Property') {
        open = true;
        spreads.push(this.convert(property.argument));
        continue;
      }
      const key = property.computed ? constantKey(property.key) : keyName(property.key);
      if (key === undefined) {
        open = true;
        continue;
      }
      const value =
        property.kind === 'init'
          ? this.convert(property.value)
          : ({ kind: 'unknown', range: rangeOf(property.value) } as const);
      entries.push({ key, keyRange: rangeOf(property.key), value });
    }
    return { kind: 'object', entries, open, ...(spreads.length > 0 && { spreads }), range };
  }

  /** A chain of `+` is read from its left end without recursion: some have thousands of links. */
  #binary(node: TSESTree.BinaryExpression, range: TextRange): Expression {
    if (node.operator !== '+')
      return {
        kind: 'binary',
        operator: node.operator,
        left: this.convert(node.left),
        right: this.convert(node.right),
        range,
      };
    const operands: Node[] = [];
    let current: Node = node;
    while (current.type === 'BinaryExpression' && current.operator === '+') {
      operands.push(current.right);
      current = current.left;
    }
    operands.push(current);
    operands.reverse();
    const parts = operands.map(operand => this.convert(operand));
    if (parts.some(part => part.kind === 'string' || part.kind === 'concat'))
      return { kind: 'concat', parts, range };
    return parts.reduce((left, right) => ({
      kind: 'binary',
      operator: '+',
      left,
      right,
      range: { start: left.range.start, end: right.range.end },
    }));
  }
}

/** A call whose parts are converted when they are asked for. */
class LazyCall implements Call {
  readonly kind = 'call';
  readonly range: TextRange;
  readonly isNew: boolean;
  readonly #converter: Converter;
  readonly #node: CallNode;
  readonly #text: string;
  #args: readonly Argument[] | undefined;

  constructor(converter: Converter, node: CallNode, text: string) {
    this.#converter = converter;
    this.#node = node;
    this.#text = text;
    this.range = rangeOf(node);
    this.isNew = node.type === 'NewExpression';
  }

  get callee(): Expression {
    const node = this.#node;
    if (node.type !== 'ImportExpression') return this.#converter.convert(node.callee);
    const { start } = this.range;
    return { kind: 'name', name: 'import', range: { start, end: start + 'import'.length } };
  }

  get args(): readonly Argument[] {
    const node = this.#node;
    const given: readonly Node[] = node.type === 'ImportExpression' ? [node.source] : node.arguments;
    this.#args ??= given.map(argument =>
      argument.type === 'SpreadElement'
        ? { value: this.#converter.convert(argument.argument), spread: true }
        : { value: this.#converter.convert(argument) },
    );
    return this.#args;
  }

  get argsRange(): TextRange {
    const node = this.#node;
    const { end } = this.range;
    if (this.#text[end - 1] !== ')') return { start: end, end };
    const before =
      node.type === 'ImportExpression'
        ? this.range.start
        : (node.typeArguments?.range[1] ?? node.callee.range[1]);
    return { start: this.#text.indexOf('(', before), end };
  }
}

/** What stands for an expression: casts, `await`, assignments and the like give their operand. */
export function transparent(node: Node): Node {
  let current = node;
  for (;;) {
    switch (current.type) {
      case 'TSAsExpression':
      case 'TSNonNullExpression':
      case 'TSSatisfiesExpression':
      case 'TSTypeAssertion':
      case 'TSInstantiationExpression':
      case 'ChainExpression':
        current = current.expression;
        break;
      case 'AwaitExpression':
        current = current.argument;
        break;
      case 'AssignmentExpression':
        if (current.operator !== '=') return current;
        current = current.right;
        break;
      case 'SequenceExpression':
        current = current.expressions.at(-1)!;
        break;
      case 'UnaryExpression':
        if (current.operator !== '+') return current;
        current = current.argument;
        break;
      default:
        return current;
    }
  }
}

/** The name of a key that is not computed: `port`, `'port'`, `#port`. */
export function keyName(node: Node): string | undefined {
  if (node.type === 'Identifier') return node.name;
  if (node.type === 'PrivateIdentifier') return `#${node.name}`;
  return constantKey(node);
}

/** The text of a constant key: `['port']`, `` [`port`] ``, `[0]`. */
function constantKey(node: Node): string | undefined {
  if (node.type === 'Literal' && (typeof node.value === 'string' || typeof node.value === 'number'))
    return String(node.value);
  if (node.type === 'TemplateLiteral' && node.expressions.length === 0)
    return node.quasis[0]!.value.cooked ?? undefined;
  return undefined;
}

export function rangeOf(node: Node): TextRange {
  return { start: node.range[0], end: node.range[1] };
}
