// What the bundle of the JavaScript parser leaves out: of TypeScript its checker, emitter and language service,
// of typescript-estree what needs them. Both come as modules of which nothing can be shaken off as they stand;
// the sixth that is left loads several times as fast.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { AST_NODE_TYPES } from '@typescript-eslint/typescript-estree';
import esbuild from 'esbuild';
import ts from 'typescript';

const require = createRequire(import.meta.url);
const TYPESCRIPT = require.resolve('typescript');
const ESTREE = path.dirname(require.resolve('@typescript-eslint/typescript-estree'));

/** Modules of typescript-estree, and packages, that `parse` never calls. */
const UNUSED_MODULES =
  /^(?:native\/.*|create-program\/(?:createIsolatedProgram|createProjectProgram\w*|getWatchProgramsForProjects|useProvidedPrograms|validateDefaultProjectForFilesGlob|WatchCompilerHost\w*)|clear-caches|convert-comments|createParserServices|nativeParserRegistry|semantic-or-syntactic-errors|useProgramFromProjectService|withoutProjectParserOptions)\.js$/;
const UNUSED_PACKAGES = /^(?:@typescript-eslint\/(?:project-service|tsconfig-utils)|ts-api-utils)$/;
/** What the rest mentions of TypeScript, but for files of projects. */
const UNUSED_NAMES = new Set(['readConfigFile']);
/** Constructors of what only a checker makes. */
const UNUSED_CONSTRUCTORS = /\n\s+get(?:Symbol|Type|Signature|SourceMapSource)Constructor: \(\) => \w+,?/g;

/** Exports as CommonJS, registrations of what editors do, statics of what serves editors. */
const UNUSED_STATEMENTS =
  /^(?:__export|register\w+)\(|^module\.exports|^0 &&|^"use strict"|^_(?:AutoImportProviderProject|ProjectService|ScriptVersionCache|TypingsInstallerAdapter)\./;

/** The plugin of esbuild that leaves all of it out. */
export function leanParser() {
  return {
    name: 'lean-parser',
    setup(build) {
      const nothing = { contents: 'module.exports = {};', loader: 'js' };
      build.onResolve({ filter: UNUSED_PACKAGES }, ({ path: name }) => ({
        path: name,
        namespace: 'nothing',
      }));
      build.onLoad({ filter: /.*/, namespace: 'nothing' }, () => nothing);
      build.onLoad({ filter: /[\\/]typescript-estree[\\/]dist[\\/].*\.js$/ }, ({ path: file }) => {
        if (UNUSED_MODULES.test(moduleName(file))) return nothing;
        const source = withConstants(readFileSync(file, 'utf8'));
        return {
          contents: moduleName(file) === 'convert.js' ? withoutLines(source) : source,
          loader: 'js',
        };
      });
      build.onLoad({ filter: /[\\/]typescript[\\/]lib[\\/]typescript\.js$/ }, async () => ({
        contents: await shaken(readFileSync(TYPESCRIPT, 'utf8'), namesInUse()),
        loader: 'js',
      }));
    },
  };
}

/**
 * The kinds of nodes as values: a choice among 150 names of them, for every node of a program, is a look-up of
 * 150 members of objects one after another; among numbers it is a jump.
 */
function withConstants(source) {
  return source
    .replace(/\b(?:ts\.)?SyntaxKind\.(\w+)/g, (whole, name) =>
      name in ts.SyntaxKind ? `${ts.SyntaxKind[name]}` : whole,
    )
    .replace(/\bts_estree_1\.AST_NODE_TYPES\.(\w+)/g, (whole, name) =>
      name in AST_NODE_TYPES ? JSON.stringify(AST_NODE_TYPES[name]) : whole,
    );
}

/**
 * The conversion of nodes without their lines and columns, which it works out for every node as it is made: a
 * quarter of its time, and nothing here looks at them.
 */
function withoutLines(source) {
  const lean = source
    .replace(/^ *[\w.]+\.loc(?:\.start|\.end)? (?:\?\?)?= .*;\n/gm, '')
    .replace(/^ *(?:const loc = .*;|loc: .*,|loc,)\n/gm, '');
  if (/\bloc\b/.test(lean)) throw new Error('typescript-estree says the place of a node in another way');
  return lean;
}

function moduleName(file) {
  return path.relative(ESTREE, file).replaceAll(path.sep, '/');
}

/** What typescript-estree takes from TypeScript. */
function namesInUse() {
  const names = new Set();
  for (const file of readdirSync(ESTREE, { recursive: true })) {
    if (!file.endsWith('.js') || UNUSED_MODULES.test(moduleName(path.join(ESTREE, file)))) continue;
    for (const [, name] of readFileSync(path.join(ESTREE, file), 'utf8').matchAll(/\bts\d?\.([A-Za-z]\w*)/g))
      if (name in ts && !UNUSED_NAMES.has(name)) names.add(name);
  }
  return names;
}

/**
 * TypeScript with nothing but what some of its exports need. Its modules are one function; taken out of it,
 * as a module that exports the names, esbuild can tell what is not used, if it knows that making a value does
 * nothing else.
 */
async function shaken(source, names) {
  const contents = `${moduleOf(source)}\nexport { ${[...names].join(', ')} };\n`;
  const { outputFiles } = await esbuild.build({
    stdin: { contents, loader: 'js', resolveDir: path.dirname(TYPESCRIPT) },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    logLevel: 'error',
  });
  // As plain members: behind getters, each use of a name is a call.
  return `${outputFiles[0].text}\nmodule.exports = { ...module.exports, __esModule: true };\n`;
}

/** The statements of TypeScript's one function, with each value that is made marked as one that may be left out. */
function moduleOf(source) {
  const file = ts.createSourceFile('typescript.js', source, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  const body = file.statements
    .flatMap(statement => (ts.isExpressionStatement(statement) ? [statement.expression] : []))
    .flatMap(call => (ts.isCallExpression(call) ? [ts.skipParentheses(call.expression)] : []))
    .find(ts.isArrowFunction)?.body;
  if (!body || !ts.isBlock(body)) throw new Error('TypeScript is no longer one function');
  const textOf = node => source.slice(node.getStart(file), node.end);
  return body.statements
    .map(statement => {
      if (ts.isVariableStatement(statement)) return pureVariables(statement, textOf);
      if (!ts.isExpressionStatement(statement)) return textOf(statement).replace(UNUSED_CONSTRUCTORS, '');
      const namespace = namespaceOf(statement.expression, textOf);
      if (namespace) return namespace;
      return UNUSED_STATEMENTS.test(textOf(statement)) ? '' : textOf(statement);
    })
    .join('\n');
}

/** `var x = make(y)` in a form that says that to make it is all that happens. */
function pureVariables(statement, textOf) {
  return statement.declarationList.declarations
    .map(declaration => {
      const { name, initializer } = declaration;
      if (!initializer || !ts.isIdentifier(name)) return `var ${textOf(declaration)};`;
      const isPlain =
        ts.isArrowFunction(initializer) ||
        ts.isFunctionExpression(initializer) ||
        ts.isLiteralExpression(initializer);
      return isPlain
        ? `var ${textOf(declaration)};`
        : `var ${textOf(name)} = /* @__PURE__ */ (() => (${textOf(initializer)}))();`;
    })
    .join('\n');
}

/** `((X2) => { … })(X || (X = {}))`, which fills a namespace, in the same form; undefined for anything else. */
function namespaceOf(expression, textOf) {
  if (!ts.isCallExpression(expression) || expression.arguments.length !== 1) return undefined;
  const made = ts.skipParentheses(expression.expression);
  const [, name] = /^(\w+) \|\| \(\1 = \{\}\)$/.exec(textOf(expression.arguments[0])) ?? [];
  if (name === undefined || !ts.isArrowFunction(made) || !ts.isBlock(made.body)) return undefined;
  const given = made.parameters[0].name.text;
  const body = textOf(made.body).slice(1, -1);
  return `var ${name} = /* @__PURE__ */ ((${given}) => {${body}\nreturn ${given};\n})(${name} || {});`;
}
