import type { TSESTree } from '@typescript-eslint/typescript-estree';
import type { TextRange } from '../../../../text/index.ts';
import type { CallSite, Expression, Import, Scope } from '../../model.ts';
import { findDeclaration, moduleOf } from '../../scopes.ts';
import { type Converter, keyName, rangeOf, transparent } from './convert.ts';
import { annotated, isFunction, pathOf, textOf, typeName } from './names.ts';
import { takeApart } from './pattern.ts';
import { addTo, JsScope, LazyBinding } from './scope.ts';
import { LazySite } from './site.ts';

type Node = TSESTree.Node;
type FunctionNode =
  | TSESTree.FunctionDeclaration
  | TSESTree.FunctionExpression
  | TSESTree.ArrowFunctionExpression;

/** Keys of nodes in which no expression of the program stands. */
const SKIPPED = new Set([
  'type',
  'range',
  'loc',
  'parent',
  'typeAnnotation',
  'typeParameters',
  'typeArguments',
  'returnType',
  'implements',
  'superTypeArguments',
  'value_',
  'raw',
  'directive',
]);

/** What one pass over a program yields. */
export interface Walked {
  readonly module: Scope;
  readonly imports: Import[];
  readonly calls: CallSite[];
  readonly strings: Node[];
  readonly texts: { readonly node: Node; readonly scope: Scope }[];
}

/** Finds scopes, bindings, imports and calls in one pass; expressions are converted later, on demand. */
export class Walker implements Walked {
  readonly module: JsScope;
  readonly imports: Import[] = [];
  readonly calls: CallSite[] = [];
  readonly strings: Node[] = [];
  readonly texts: { node: Node; scope: Scope }[] = [];
  readonly #converter: Converter;
  #scope: JsScope;
  /** How many conditions (if, loop, case, catch, a function's own run) are around. */
  #depth = 0;
  #condition: Node | undefined;
  /** Assignments wait until every declaration is known. */
  readonly #assignments: (() => void)[] = [];

  constructor(program: TSESTree.Program, converter: Converter) {
    this.#converter = converter;
    this.module = new JsScope(converter, 'module', undefined, rangeOf(program), 0);
    this.#scope = this.module;
    for (const statement of program.body) this.#visit(statement);
    for (const assign of this.#assignments) assign();
  }

  #visit(node: Node): void {
    switch (node.type) {
      case 'ImportDeclaration':
        this.#import(node);
        return;
      case 'TSImportEqualsDeclaration':
        if (node.moduleReference.type === 'TSExternalModuleReference')
          this.#addImport(textOf(node.moduleReference.expression), node.id.name, '*', node);
        return;
      case 'ExportDefaultDeclaration':
        this.#bindMember('module.exports', node.declaration, rangeOf(node));
        this.#children(node);
        return;
      case 'VariableDeclaration':
        this.#variables(node, false);
        return;
      case 'FunctionDeclaration':
        if (node.id)
          this.#declare(this.#scope, node.id.name, rangeOf(node.id), () => this.#converter.convert(node));
        this.#function(node, node.id?.name, this.#scope);
        return;
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        this.#function(node, node.type === 'FunctionExpression' ? node.id?.name : undefined, this.#scope);
        return;
      case 'ClassDeclaration':
        if (node.id)
          this.#declare(this.#scope, node.id.name, rangeOf(node.id), () => this.#converter.convert(node));
        this.#class(node, node.id?.name);
        return;
      case 'ClassExpression':
        this.#class(node, node.id?.name);
        return;
      case 'TSModuleDeclaration':
        if (node.body) this.#visit(node.body);
        return;
      case 'TSInterfaceDeclaration':
      case 'TSTypeAliasDeclaration':
        this.#declare(this.#scope, node.id.name, rangeOf(node.id), undefined);
        return;
      case 'TSEnumDeclaration':
        this.#enum(node);
        return;
      case 'BlockStatement':
        this.#block(node, node.body);
        return;
      case 'ReturnStatement':
        if (node.argument) this.#scope.run.returned.push(node.argument);
        this.#children(node);
        return;
      case 'IfStatement':
        this.#visit(node.test);
        this.#conditionally(node.test, () => {
          this.#visit(node.consequent);
          if (node.alternate) this.#visit(node.alternate);
        });
        return;
      case 'SwitchStatement':
        this.#visit(node.discriminant);
        this.#conditionally(node.discriminant, () => {
          for (const part of node.cases) this.#children(part);
        });
        return;
      case 'CatchClause':
        this.#conditionally(undefined, () => this.#inBlock(node, () => this.#children(node)));
        return;
      case 'ForStatement':
      case 'ForInStatement':
      case 'ForOfStatement':
      case 'WhileStatement':
      case 'DoWhileStatement':
        this.#conditionally(undefined, () => this.#inBlock(node, () => this.#loop(node)));
        return;
      case 'AssignmentExpression':
        this.#assignment(node);
        return;
      case 'UpdateExpression':
        this.#assign(node.argument, undefined, rangeOf(node));
        this.#children(node);
        return;
      case 'CallExpression':
      case 'NewExpression':
        this.#call(node);
        this.#children(node);
        return;
      case 'ImportExpression':
        this.#call(node);
        this.#children(node);
        return;
      case 'Literal':
        if (typeof node.value === 'string') this.strings.push(node);
        return;
      case 'TemplateLiteral':
        if (node.expressions.length === 0) this.strings.push(node);
        else this.texts.push({ node, scope: this.#scope });
        this.#children(node);
        return;
      case 'BinaryExpression':
        this.#binary(node);
        return;
      case 'Property':
        if (node.computed) this.#visit(node.key);
        this.#named(node.value, keyName(node.key));
        return;
      default:
        this.#children(node);
        return;
    }
  }

  #children(node: Node): void {
    for (const key in node) {
      if (SKIPPED.has(key)) continue;
      const child = (node as unknown as Record<string, unknown>)[key];
      if (child === null || typeof child !== 'object') continue;
      if (Array.isArray(child)) {
        for (const item of child) if (item && typeof item.type === 'string') this.#visit(item);
      } else if (typeof (child as Node).type === 'string') this.#visit(child as Node);
    }
  }

  /** Visits an expression that gets a name by where it stands: a function may be called by it. */
  #named(node: Node, name: string | undefined): void {
    const inner = transparent(node);
    if (inner.type === 'ArrowFunctionExpression' || (inner.type === 'FunctionExpression' && !inner.id))
      this.#function(inner, name, this.#scope);
    else if (inner.type === 'ClassExpression' && !inner.id) this.#class(inner, name);
    else this.#visit(node);
  }

  #conditionally(test: Node | undefined, visit: () => void): void {
    const outer = this.#condition;
    this.#condition = test;
    this.#depth++;
    visit();
    this.#depth--;
    this.#condition = outer;
  }

  #block(node: Node, body: readonly Node[]): void {
    const declares = body.some(
      s =>
        (s.type === 'VariableDeclaration' && s.kind !== 'var') ||
        s.type === 'ClassDeclaration' ||
        s.type === 'FunctionDeclaration',
    );
    const visit = () => {
      for (const statement of body) this.#visit(statement);
    };
    if (declares) this.#inBlock(node, visit);
    else visit();
  }

  #inBlock(node: Node, visit: () => void): void {
    const outer = this.#scope;
    this.#scope = new JsScope(this.#converter, 'block', outer, rangeOf(node), this.#depth);
    visit();
    this.#scope = outer;
  }

  #loop(node: Node): void {
    if (
      (node.type === 'ForOfStatement' || node.type === 'ForInStatement') &&
      node.left.type === 'VariableDeclaration'
    ) {
      this.#variables(node.left, true);
      this.#visit(node.right);
      this.#visit(node.body);
    } else this.#children(node);
  }

  #function(node: FunctionNode, name: string | undefined, parent: JsScope): void {
    const outer = this.#scope;
    const { range } = node;
    this.#depth++;
    const scope = new JsScope(
      this.#converter,
      'function',
      parent,
      { start: range[0], end: range[1] },
      this.#depth,
      name,
    );
    this.#converter.scopes.set(node, scope);
    this.#scope = scope;
    let index = 0;
    for (const param of node.params) {
      if (param.type === 'Identifier' && param.name === 'this') continue;
      this.#parameter(param, index++);
    }
    if (node.body?.type === 'BlockStatement') for (const statement of node.body.body) this.#visit(statement);
    else if (node.body) {
      scope.returned.push(node.body);
      this.#visit(node.body);
    }
    this.#scope = outer;
    this.#depth--;
  }

  #parameter(node: TSESTree.Parameter, index: number): void {
    const { decorators } = node;
    for (const decorator of decorators ?? []) this.#visit(decorator);
    if (node.type === 'TSParameterProperty') {
      this.#parameter(node.parameter, index);
      const inner = node.parameter.type === 'AssignmentPattern' ? node.parameter.left : node.parameter;
      if (inner.type === 'Identifier') {
        const holder = this.#scope.parent;
        const { name } = inner;
        const value = () => ({ kind: 'name', name, range: rangeOf(inner) }) as const;
        if (holder?.kind === 'class')
          addTo(
            holder.members,
            `this.${name}`,
            new LazyBinding('assign', rangeOf(inner), value, { scope: this.#scope }),
          );
      }
      return;
    }
    if (node.type === 'AssignmentPattern') {
      this.#visit(node.right);
      if (node.left.type === 'Identifier')
        this.#bindParameter(node.left, index, () => this.#converter.convert(node.right));
      else this.#parameter(node.left as TSESTree.Parameter, index);
      return;
    }
    if (node.type === 'Identifier') {
      this.#bindParameter(node, index, undefined);
      return;
    }
    if (node.type === 'ObjectPattern') {
      for (const property of node.properties) {
        const key = property.type === 'Property' && !property.computed ? keyName(property.key) : undefined;
        const target = property.type === 'Property' ? property.value : property.argument;
        const inner = target.type === 'AssignmentPattern' ? target.left : target;
        if (target.type === 'AssignmentPattern') this.#visit(target.right);
        if (key !== undefined && inner.type === 'Identifier') {
          const standIn =
            target.type === 'AssignmentPattern' ? () => this.#converter.convert(target.right) : undefined;
          this.#bindParameter(inner, index, standIn, key);
        } else this.#pattern(inner, undefined, 'unknown');
      }
      return;
    }
    this.#pattern(node, undefined, 'unknown');
  }

  #bindParameter(
    node: TSESTree.Identifier,
    index: number,
    value: (() => Expression) | undefined,
    pick?: string,
  ): void {
    const type = typeName(node);
    const extra = { index, ...(pick !== undefined && { pick }), ...(type !== undefined && { type }) };
    addTo(this.#scope.bindings, node.name, new LazyBinding('parameter', rangeOf(node), value, extra));
  }

  #class(node: TSESTree.ClassDeclaration | TSESTree.ClassExpression, name: string | undefined): void {
    for (const decorator of node.decorators ?? []) this.#visit(decorator);
    if (node.superClass) this.#visit(node.superClass);
    const outer = this.#scope;
    const { superClass } = node;
    const base = superClass ? () => this.#converter.convert(superClass) : undefined;
    const scope = new JsScope(this.#converter, 'class', outer, rangeOf(node), this.#depth, name, base);
    this.#converter.scopes.set(node, scope);
    this.#scope = scope;
    for (const member of node.body.body) this.#classMember(scope, member);
    this.#scope = outer;
  }

  #classMember(scope: JsScope, member: TSESTree.ClassElement): void {
    if (member.type === 'PropertyDefinition' || member.type === 'AccessorProperty') {
      for (const decorator of member.decorators ?? []) this.#visit(decorator);
      const key = member.computed ? undefined : keyName(member.key);
      const { value } = member;
      if (key !== undefined) {
        const type = annotated(member.typeAnnotation);
        const binding = new LazyBinding(
          'declare',
          rangeOf(member.key),
          value ? () => this.#converter.convert(value) : undefined,
          type === undefined ? {} : { type },
        );
        addTo(scope.members, `${member.static ? 'static' : 'this'}.${key}`, binding);
        // A function in a field is called as a method.
        if (value && isFunction(value) && !member.static) addTo(scope.bindings, key, binding);
      }
      if (value) this.#named(value, key);
    } else if (member.type === 'MethodDefinition') {
      for (const decorator of member.decorators ?? []) this.#visit(decorator);
      const key = member.computed ? undefined : keyName(member.key);
      const { value } = member;
      if (value.type !== 'FunctionExpression') return;
      if (key !== undefined && member.kind === 'get') {
        const range = rangeOf(value);
        const call = (): Expression => ({
          kind: 'call',
          callee: this.#converter.convert(value),
          args: [],
          argsRange: range,
          isNew: false,
          range,
        });
        addTo(
          scope.members,
          `${member.static ? 'static' : 'this'}.${key}`,
          new LazyBinding('declare', rangeOf(member.key), call),
        );
      } else if (key !== undefined && member.kind !== 'set')
        this.#declare(scope, key, rangeOf(member.key), () => this.#converter.convert(value));
      this.#function(value, key, scope);
    } else this.#children(member);
  }

  #enum(node: TSESTree.TSEnumDeclaration): void {
    const range = rangeOf(node);
    for (const member of node.body.members) if (member.initializer) this.#visit(member.initializer);
    this.#declare(this.#scope, node.id.name, rangeOf(node.id), () => ({
      kind: 'object',
      entries: node.body.members.flatMap(({ id, initializer }) => {
        const key = keyName(id);
        return key !== undefined && initializer
          ? [{ key, keyRange: rangeOf(id), value: this.#converter.convert(initializer) }]
          : [];
      }),
      open: false,
      range,
    }));
  }

  #variables(node: TSESTree.VariableDeclaration, loop: boolean): void {
    for (const { id, init } of node.declarations) {
      const value = init ? () => this.#converter.convert(init) : undefined;
      const target = node.kind === 'var' ? this.#scope.run : this.#scope;
      this.#pattern(id, value, loop ? 'unknown' : 'declare', target);
      if (!init) continue;
      this.#named(init, id.type === 'Identifier' ? id.name : undefined);
    }
  }

  /** Declares the names of a pattern; `value` gives what is taken apart. */
  #pattern(
    node: Node,
    value: (() => Expression) | undefined,
    how: 'declare' | 'unknown',
    target: JsScope = this.#scope,
  ): void {
    const { leaves, expressions } = takeApart(node, value, this.#converter);
    for (const expression of expressions) this.#visit(expression);
    const conditional = this.#depth > target.depth;
    for (const leaf of leaves) {
      const type = typeName(leaf.id);
      const extra = { conditional, ...(type !== undefined && { type }) };
      const known = !value || leaf.value ? how : 'unknown';
      addTo(target.bindings, leaf.id.name, new LazyBinding(known, rangeOf(leaf.id), leaf.value, extra));
    }
  }

  #declare(scope: JsScope, name: string, range: TextRange, value: (() => Expression) | undefined): void {
    addTo(scope.bindings, name, new LazyBinding('declare', range, value));
  }

  #assignment(node: TSESTree.AssignmentExpression): void {
    const { left, right, operator } = node;
    const range = rangeOf(node);
    if (operator === '=') this.#assign(left, () => this.#converter.convert(right), range);
    else if (operator === '||=' || operator === '??=')
      this.#assign(
        left,
        () => ({
          kind: 'fallback',
          operator: operator === '??=' ? 'nullish' : 'falsy',
          left: this.#converter.convert(left),
          right: this.#converter.convert(right),
          range,
        }),
        range,
      );
    else this.#assign(left, undefined, range);
    if (left.type === 'MemberExpression') this.#children(left);
    this.#named(
      right,
      left.type === 'Identifier'
        ? left.name
        : left.type === 'MemberExpression' && !left.computed
          ? keyName(left.property)
          : undefined,
    );
  }

  #assign(target: Node, value: (() => Expression) | undefined, range: TextRange): void {
    const scope = this.#scope;
    const depth = this.#depth;
    const condition = this.#condition;
    const bind = (conditional: boolean) =>
      new LazyBinding(value ? 'assign' : 'unknown', range, value, {
        scope,
        conditional,
        ...(condition && { condition: () => this.#converter.convert(condition) }),
      });
    if (target.type === 'Identifier')
      this.#assignments.push(() => {
        const holder = (findDeclaration(scope, target.name)?.scope ?? this.module) as JsScope;
        addTo(holder.bindings, target.name, bind(depth > holder.depth));
      });
    else if (target.type === 'MemberExpression') {
      const path = pathOf(target);
      if (path === undefined) return;
      if (path === 'module.exports' || path === 'exports.default')
        addTo(this.module.members, 'module.exports', bind(false));
      else if (path.startsWith('this.')) {
        const owner = scope.ownClass;
        const fromConstructor = scope.run.name === 'constructor' || !owner;
        addTo((owner ?? moduleOf(scope)).members, path, bind(!fromConstructor || depth > scope.run.depth));
      } else
        this.#assignments.push(() => {
          const holder = (findDeclaration(scope, path.slice(0, path.indexOf('.')))?.scope ??
            this.module) as JsScope;
          addTo(holder.members, path, bind(depth > holder.depth));
        });
    } else if (target.type === 'ObjectPattern' || target.type === 'ArrayPattern') {
      // ({ port } = config): each name is assigned something that is not followed further.
      const names =
        target.type === 'ObjectPattern'
          ? target.properties.map(property =>
              property.type === 'Property' ? property.value : property.argument,
            )
          : target.elements;
      for (const name of names) if (name?.type === 'Identifier') this.#assign(name, undefined, range);
    }
  }

  #bindMember(key: string, node: Node, range: TextRange): void {
    addTo(this.module.members, key, new LazyBinding('assign', range, () => this.#converter.convert(node)));
  }

  #call(node: TSESTree.CallExpression | TSESTree.NewExpression | TSESTree.ImportExpression): void {
    const callee = node.type === 'ImportExpression' ? undefined : transparent(node.callee);
    const name =
      callee === undefined
        ? 'import'
        : callee.type === 'Identifier'
          ? callee.name
          : callee.type === 'MemberExpression'
            ? callee.computed
              ? ''
              : (keyName(callee.property) ?? '')
            : '';
    this.calls.push(new LazySite(this.#converter, node, this.#scope, name));
    if (name === 'require' && node.type === 'CallExpression') {
      const module = node.arguments[0] && textOf(node.arguments[0]);
      if (module) this.imports.push({ module, imported: '*', range: rangeOf(node) });
    }
  }

  #binary(node: TSESTree.BinaryExpression): void {
    if (node.operator === '+') this.texts.push({ node, scope: this.#scope });
    // Chains lean to the left and may be thousands of links long.
    const rights: Node[] = [];
    let current: Node = node;
    while (current.type === 'BinaryExpression') {
      rights.push(current.right);
      current = current.left;
    }
    this.#visit(current);
    for (const right of rights.reverse()) this.#visit(right);
  }

  #import(node: TSESTree.ImportDeclaration): void {
    if (node.specifiers.length === 0)
      this.imports.push({ module: node.source.value, imported: '*', range: rangeOf(node) });
    for (const specifier of node.specifiers) {
      const imported =
        specifier.type === 'ImportDefaultSpecifier'
          ? 'default'
          : specifier.type === 'ImportNamespaceSpecifier'
            ? '*'
            : (keyName(specifier.imported) ?? '*');
      this.#addImport(node.source.value, specifier.local.name, imported, specifier);
    }
  }

  #addImport(module: string | undefined, local: string, imported: string, node: Node): void {
    if (module === undefined) return;
    const range = rangeOf(node);
    this.imports.push({ module, local, imported, range });
    addTo(this.module.bindings, local, new LazyBinding('import', range, undefined));
  }
}
