import type { TSESTree } from '@typescript-eslint/typescript-estree';
import type { TextRange } from '../../../../text/index.ts';
import type { CallSite, Expression, Import, Scope } from '../../model.ts';
import { assign, readAssignment } from './assign.ts';
import { type Converter, keyName, rangeOf, transparent } from './convert.ts';
import { declareClass, declareEnum } from './declare-class.ts';
import { declareFunction } from './declare-function.ts';
import { textOf, typeName } from './names.ts';
import { eachOf, takeApart } from './pattern.ts';
import { addImport, recordCall, recordImport } from './record.ts';
import { addTo, JsScope, LazyBinding } from './scope.ts';

type Node = TSESTree.Node;
/** Keys of nodes in which no expression of the program stands. */
const SKIPPED = new Set(
  'type range loc parent typeAnnotation typeParameters typeArguments returnType implements superTypeArguments raw directive'.split(
    ' ',
  ),
);

/** Finds scopes, bindings, imports and calls in one pass; expressions are converted later, on demand. */
export class Walker {
  readonly module: JsScope;
  readonly imports: Import[] = [];
  readonly calls: CallSite[] = [];
  readonly strings: Node[] = [];
  readonly texts: { node: Node; scope: Scope }[] = [];
  readonly converter: Converter;
  /** Where the walk is. */
  scope: JsScope;
  /** How many conditions (if, loop, case, catch, a function's own run) are around. */
  depth = 0;
  condition: Node | undefined;
  /** Assignments wait until every declaration is known. */
  readonly assignments: (() => void)[] = [];

  constructor(program: TSESTree.Program, converter: Converter) {
    this.converter = converter;
    this.module = new JsScope(converter, 'module', undefined, rangeOf(program), 0);
    this.scope = this.module;
    for (const statement of program.body) this.visit(statement);
    for (const assign of this.assignments) assign();
  }
  /** Takes in one node and what stands in it. */
  visit(node: Node): void {
    switch (node.type) {
      case 'ImportDeclaration':
        recordImport(this, node);
        return;
      case 'TSImportEqualsDeclaration':
        if (node.moduleReference.type === 'TSExternalModuleReference')
          addImport(this, textOf(node.moduleReference.expression), node.id.name, '*', node);
        return;
      case 'ExportDefaultDeclaration':
        this.bindMember('module.exports', node.declaration, rangeOf(node));
        this.children(node);
        return;
      case 'VariableDeclaration':
        this.variables(node);
        return;
      case 'FunctionDeclaration':
        if (node.id)
          this.declare(this.scope, node.id.name, rangeOf(node.id), () => this.converter.convert(node));
        declareFunction(this, node, node.id?.name, this.scope);
        return;
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        declareFunction(
          this,
          node,
          node.type === 'FunctionExpression' ? node.id?.name : undefined,
          this.scope,
        );
        return;
      case 'ClassDeclaration':
        if (node.id)
          this.declare(this.scope, node.id.name, rangeOf(node.id), () => this.converter.convert(node));
        declareClass(this, node, node.id?.name);
        return;
      case 'ClassExpression':
        declareClass(this, node, node.id?.name);
        return;
      case 'TSModuleDeclaration':
        if (node.body) this.visit(node.body);
        return;
      case 'TSInterfaceDeclaration':
      case 'TSTypeAliasDeclaration':
        this.declare(this.scope, node.id.name, rangeOf(node.id), undefined);
        return;
      case 'TSEnumDeclaration':
        declareEnum(this, node);
        return;
      case 'BlockStatement':
        this.block(node, node.body);
        return;
      case 'ReturnStatement':
        if (node.argument) this.scope.run.returned.push(node.argument);
        this.children(node);
        return;
      case 'IfStatement':
        this.visit(node.test);
        this.conditionally(node.test, () => {
          this.visit(node.consequent);
          if (node.alternate) this.visit(node.alternate);
        });
        return;
      case 'SwitchStatement':
        this.visit(node.discriminant);
        this.conditionally(node.discriminant, () => {
          for (const part of node.cases) this.children(part);
        });
        return;
      case 'CatchClause':
        this.conditionally(undefined, () => this.inBlock(node, () => this.children(node)));
        return;
      case 'DoWhileStatement':
        // Its body runs once at least.
        this.inBlock(node, () => this.loop(node));
        return;
      case 'ForStatement':
      case 'ForInStatement':
      case 'ForOfStatement':
      case 'WhileStatement':
        this.conditionally(undefined, () => this.inBlock(node, () => this.loop(node)));
        return;
      case 'AssignmentExpression':
        readAssignment(this, node);
        return;
      case 'UpdateExpression':
        assign(this, node.argument, undefined, rangeOf(node));
        this.children(node);
        return;
      case 'CallExpression':
      case 'NewExpression':
        recordCall(this, node);
        this.children(node);
        return;
      case 'ImportExpression':
        recordCall(this, node);
        this.children(node);
        return;
      case 'Literal':
        if (typeof node.value === 'string') this.strings.push(node);
        return;
      case 'TemplateLiteral':
        if (node.expressions.length === 0) this.strings.push(node);
        else this.texts.push({ node, scope: this.scope });
        this.children(node);
        return;
      case 'BinaryExpression':
        this.binary(node);
        return;
      case 'Property':
        if (node.computed) this.visit(node.key);
        this.named(node.value, keyName(node.key));
        return;
      default:
        this.children(node);
        return;
    }
  }

  /** Visits whatever stands in a node that needs no treatment of its own. */
  children(node: Node): void {
    for (const key in node) {
      if (SKIPPED.has(key)) continue;
      const child = (node as unknown as Record<string, unknown>)[key];
      if (child === null || typeof child !== 'object') continue;
      if (Array.isArray(child)) {
        for (const item of child) if (item && typeof item.type === 'string') this.visit(item);
      } else if (typeof (child as Node).type === 'string') this.visit(child as Node);
    }
  }

  /** Visits an expression that gets a name by where it stands: a function may be called by it. */
  named(node: Node, name: string | undefined): void {
    const inner = transparent(node);
    if (inner.type === 'ArrowFunctionExpression' || (inner.type === 'FunctionExpression' && !inner.id))
      declareFunction(this, inner, name, this.scope);
    else if (inner.type === 'ClassExpression' && !inner.id) declareClass(this, inner, name);
    else this.visit(node);
  }

  /** Visits what is reached only on a condition, `test` where there is one. */
  conditionally(test: Node | undefined, visit: () => void): void {
    const outer = this.condition;
    this.condition = test;
    this.depth++;
    visit();
    this.depth--;
    this.condition = outer;
  }

  /** Visits a block; it gets a scope only where it declares something. */
  block(node: Node, body: readonly Node[]): void {
    const declares = body.some(
      s =>
        (s.type === 'VariableDeclaration' && s.kind !== 'var') ||
        s.type === 'ClassDeclaration' ||
        s.type === 'FunctionDeclaration',
    );
    const visit = () => {
      for (const statement of body) this.visit(statement);
    };
    if (declares) this.inBlock(node, visit);
    else visit();
  }

  /** Visits in a scope of its own. */
  inBlock(node: Node, visit: () => void): void {
    const outer = this.scope;
    this.scope = new JsScope(this.converter, 'block', outer, rangeOf(node), this.depth);
    visit();
    this.scope = outer;
  }

  /** Visits a loop; `for (const port of ports)` gives each item. */
  loop(node: Node): void {
    if (node.type === 'ForStatement') {
      for (const part of [node.init, node.test, node.body]) if (part) this.visit(part);
      const { update } = node;
      if (update) this.conditionally(undefined, () => this.visit(update));
      return;
    }
    if (node.type !== 'ForOfStatement' && node.type !== 'ForInStatement') {
      this.children(node);
      return;
    }
    if (node.left.type === 'VariableDeclaration') {
      const target = node.left.kind === 'var' ? this.scope.run : this.scope;
      const each = node.type === 'ForOfStatement' ? eachOf(this.converter, node.right) : undefined;
      for (const { id } of node.left.declarations)
        this.pattern(id, each, each ? 'declare' : 'unknown', target);
    }
    this.visit(node.right);
    this.visit(node.body);
  }

  /** Declares variables: `var` in the function, others in the block. */
  variables(node: TSESTree.VariableDeclaration): void {
    for (const { id, init } of node.declarations) {
      const value = init ? () => this.converter.convert(init) : undefined;
      this.pattern(id, value, 'declare', node.kind === 'var' ? this.scope.run : this.scope);
      if (init) this.named(init, id.type === 'Identifier' ? id.name : undefined);
    }
  }

  /** Declares the names of a pattern; `value` gives what is taken apart. */
  pattern(
    node: Node,
    value: (() => Expression) | undefined,
    how: 'declare' | 'unknown',
    target: JsScope = this.scope,
  ): void {
    const { leaves, expressions } = takeApart(node, value, this.converter);
    for (const expression of expressions) this.visit(expression);
    const conditional = this.depth > target.depth;
    for (const leaf of leaves) {
      const type = typeName(leaf.id);
      const extra = { conditional, ...(type !== undefined && { type }) };
      const known = !value || leaf.value ? how : 'unknown';
      addTo(target.bindings, leaf.id.name, new LazyBinding(known, rangeOf(leaf.id), leaf.value, extra));
    }
  }

  /** Declares a name in a scope. */
  declare(scope: JsScope, name: string, range: TextRange, value: (() => Expression) | undefined): void {
    addTo(scope.bindings, name, new LazyBinding('declare', range, value));
  }

  /** Stores a value in the module by a dotted path. */
  bindMember(key: string, node: Node, range: TextRange): void {
    addTo(this.module.members, key, new LazyBinding('assign', range, () => this.converter.convert(node)));
  }

  /** Visits the operands of a chain of operators. */
  binary(node: TSESTree.BinaryExpression): void {
    if (node.operator === '+') this.texts.push({ node, scope: this.scope });
    // Chains lean to the left and may be thousands of links long.
    const rights: Node[] = [];
    let current: Node = node;
    while (current.type === 'BinaryExpression') {
      rights.push(current.right);
      current = current.left;
    }
    this.visit(current);
    for (const right of rights.reverse()) this.visit(right);
  }
}
