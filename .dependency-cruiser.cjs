// The one-way floors of the house, from the lowest up. A floor imports itself and lower floors only.
// `npm run layering` checks it; test/unit/layering.test.ts shows that the check can fail.
const FLOORS = [
  ['text', '^shared/text/'],
  ['files', '^shared/files/'],
  ['ports', '^shared/ports/'],
  ['settings', '^shared/settings\\.ts$'],
  ['readers', '^shared/readers/'],
  ['workspace', '^shared/workspace/'],
  ['rules', '^shared/rules/'],
  ['linter', '^shared/(linter|fixer|findings|suppressions|config)(/|\\.ts$)'],
  ['report', '^shared/report/'],
  ['protocol', '^shared/protocol\\.ts$'],
  ['index', '^shared/index\\.ts$'],
  ['node', '^shared/node/'],
];

const HOSTS = '^(server|cli|client)/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...FLOORS.map(([name, path], i) => ({
      name: `floor-${name}`,
      comment: `${name} imports a floor above it`,
      severity: 'error',
      from: { path },
      to: { path: [...FLOORS.slice(i + 1).map(([, higher]) => higher), HOSTS] },
    })),
    {
      name: 'engine-is-pure',
      comment: 'outside shared/node the engine knows no Node, no VS Code and no protocol library',
      severity: 'error',
      from: { path: '^shared/', pathNot: '^shared/node/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'engine-knows-no-host-library',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: 'node_modules/(vscode|vscode-languageserver|vscode-languageclient|commander)(/|-|$)' },
    },
    {
      name: 'client-imports-only-the-contract',
      comment: 'the client talks to the engine through the server',
      severity: 'error',
      from: { path: '^client/' },
      to: { path: ['^shared/', '^server/', '^cli/'], pathNot: '^shared/(protocol|settings)\\.ts$' },
    },
    {
      name: 'hosts-use-the-facade',
      severity: 'error',
      from: { path: '^(server|cli)/' },
      // An entry that loads the large bundle must not bring what the facade brings.
      to: {
        path: '^shared/',
        pathNot: '^shared/(index|protocol|settings)\\.ts$|^shared/node/(index|load-script|tune-engine)\\.ts$',
      },
    },
    {
      name: 'hosts-stand-apart',
      severity: 'error',
      from: { path: '^(server|cli|client)/' },
      to: { path: HOSTS, pathNot: '^$1/' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: { path: '^(shared|server|cli|client)/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'no-missing', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^vscode$' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
