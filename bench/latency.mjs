// Edit to diagnostics, and cold start, of a long Compose file: Portlint beside yaml-language-server. Each server
// is used the way it offers: Portlint's diagnostics are pulled, the peer's are pushed.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { LspClient } from './lsp-client.mjs';
import { duration, median } from './stats.mjs';

const SERVERS = {
  portlint: { pull: true, args: ({ cli }) => [cli, 'lsp', '--stdio'], configuration: {} },
  'yaml-language-server': {
    pull: false,
    args: ({ tools }) => [tools.yamlLanguageServer, '--stdio'],
    // No schema is fetched: its own syntax and structure checks alone.
    configuration: { yaml: { validate: true, schemaStore: { enable: false }, schemas: {} } },
  },
};

async function session(name, options, folder, file, text, edits) {
  const server = SERVERS[name];
  const uri = pathToFileURL(file).href;
  const start = performance.now();
  const client = new LspClient(server.args(options), server.configuration);
  await client.request('initialize', {
    processId: process.pid,
    rootUri: pathToFileURL(folder).href,
    workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'bench' }],
    capabilities: {
      workspace: { configuration: true, workspaceFolders: true },
      textDocument: {
        synchronization: {},
        publishDiagnostics: { versionSupport: true },
        ...(server.pull && { diagnostic: {} }),
      },
    },
  });
  client.notify('initialized', {});
  const diagnose = version =>
    server.pull
      ? client.request('textDocument/diagnostic', { textDocument: { uri } })
      : client.pushed(uri, version);
  let waiting = server.pull ? undefined : client.pushed(uri, 1);
  client.notify('textDocument/didOpen', {
    textDocument: { uri, languageId: server.pull ? 'dockercompose' : 'yaml', version: 1, text },
  });
  await (waiting ?? diagnose(1));
  const cold = performance.now() - start;

  const lines = text.split('\n');
  const times = [];
  for (let i = 0; i < edits; i++) {
    const line = Math.floor((lines.length / (edits + 1)) * (i + 1));
    const at = performance.now();
    waiting = server.pull ? undefined : client.pushed(uri, i + 2);
    client.notify('textDocument/didChange', {
      textDocument: { uri, version: i + 2 },
      contentChanges: [
        {
          range: {
            start: { line, character: lines[line].length },
            end: { line, character: lines[line].length },
          },
          text: ` # edit ${i}`,
        },
      ],
    });
    await (waiting ?? diagnose(i + 2));
    times.push(performance.now() - at);
  }
  await client.close();
  return { cold, edit: median(times) };
}

/** Runs `rounds` sessions of each server in turn and prints medians and Portlint's ratio to the peer. */
export async function benchLatency({ options, folder, text, rounds, edits }) {
  const file = path.join(folder, 'compose.yaml');
  writeFileSync(file, text);
  const results = Object.fromEntries(Object.keys(SERVERS).map(name => [name, []]));
  for (let round = 0; round < rounds; round++)
    for (const name of Object.keys(SERVERS))
      results[name].push(await session(name, options, folder, file, text, edits));
  for (const what of ['edit', 'cold']) {
    console.log(
      what === 'edit'
        ? `edit to diagnostics, ${text.split('\n').length} lines`
        : 'cold start to first diagnostics',
    );
    for (const name of Object.keys(SERVERS)) {
      const ratio =
        name === 'portlint'
          ? ''
          : `   portlint / ${name} = ${median(results.portlint.map((r, i) => r[what] / results[name][i][what])).toFixed(2)}`;
      console.log(
        `  ${name.padEnd(22)} ${duration(median(results[name].map(r => r[what]))).padStart(8)}${ratio}`,
      );
    }
  }
}
