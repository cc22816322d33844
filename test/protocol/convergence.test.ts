import { describe, expect, it } from 'vitest';
import {
  type Diagnostic,
  DidChangeConfigurationNotification,
  FileChangeType,
  WorkspaceDiagnosticRequest,
} from 'vscode-languageserver/node';
import { clientOf, composeWith, folderWith } from './support/fixtures.ts';
import { ANCIENT, type TestClient } from './support/test-client.ts';
import type { TestFolder } from './support/workspace-folder.ts';

/**
 * Whatever happened, in whatever order, a server says what one says that starts now: sequences of
 * edits, saves, deletions, configurations and settings, each made from a seed.
 */

const NAMES = [
  'compose.yaml',
  'a/compose.yaml',
  'a/b/compose.yaml',
  'c/compose.yaml',
  '.portlint.yaml',
  'a/.portlint.yaml',
  '.gitignore',
];
const CONFIGS = [
  'allow: [50051]\n',
  'rules: { ephemeral-port: error }\n',
  'exclude: [a]\n',
  'exclude: [c/**]\nbogus: 1\n',
  'targets: [windows]\n',
];
const SETTINGS = [{}, { allow: [40000] }, { exclude: ['a/b'] }, { rules: { 'invalid-port': 'off' } }];
const STEPS = 18;

/** Numbers from 0 to `below` - 1, the same for the same seed. */
function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return below => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >> 8) % below;
  };
}

type State = Record<string, Diagnostic[]>;

/** A workspace with the clients that follow what happens to it. */
class World {
  readonly disk = new Set<string>();
  readonly open = new Map<string, string>();
  settings: Record<string, unknown> = { portlint: {} };
  readonly clients: TestClient[] = [];
  readonly #random: (below: number) => number;
  readonly #folder: TestFolder;

  constructor(folder: TestFolder, random: (below: number) => number) {
    this.#folder = folder;
    this.#random = random;
  }

  async write(name: string): Promise<void> {
    this.disk.add(name);
    await this.#folder.write(name, this.content(name));
  }

  content(name: string): string {
    if (name === '.gitignore') return this.#oneOf(['c/\n', '', 'a/b\n']);
    if (name.endsWith('.portlint.yaml')) return this.#oneOf(CONFIGS);
    return composeWith(this.#oneOf([50051, 50052, 8080, 'localhost:9000', 40000]));
  }

  async step(): Promise<void> {
    const name = this.#oneOf(NAMES);
    const uri = this.#folder.uri(name);
    const tell = (to: (client: TestClient) => Promise<void>) => Promise.all(this.clients.map(to));
    const inA = [...this.disk].filter(each => each.startsWith('a/'));
    const old = this.open.get(name);
    switch (this.#random(9)) {
      case 0:
      case 1:
        if (old !== undefined || name === '.gitignore') break;
        this.open.set(name, this.content(name));
        await tell(client => client.open(uri, 'yaml', this.open.get(name)!));
        break;
      case 2:
        if (old === undefined) break;
        this.open.set(name, this.content(name));
        await tell(client => client.edit(uri, old, this.open.get(name)!));
        break;
      case 3:
        if (!this.open.delete(name)) break;
        await tell(client => client.close(uri));
        break;
      case 4: {
        const type = this.disk.has(name) ? FileChangeType.Changed : FileChangeType.Created;
        await this.write(name);
        await tell(client => client.watched(uri, type));
        break;
      }
      case 5:
        if (!this.disk.delete(name)) break;
        await this.#folder.delete(name);
        await tell(client => client.watched(uri, FileChangeType.Deleted));
        break;
      case 6:
        // A folder as a whole, of which only its own event comes.
        if (inA.length > 0) {
          for (const each of inA) this.disk.delete(each);
          await this.#folder.delete('a');
          await tell(client => client.watched(this.#folder.uri('a'), FileChangeType.Deleted));
        } else {
          await this.write('a/compose.yaml');
          if (this.#random(2)) await this.write('a/.portlint.yaml');
          await tell(client => client.watched(this.#folder.uri('a'), FileChangeType.Created));
        }
        break;
      case 7:
        this.settings = { portlint: this.#oneOf(SETTINGS) };
        await tell(async client => {
          client.settings = this.settings;
          await client.connection.sendNotification(DidChangeConfigurationNotification.type, {
            settings: null,
          });
        });
        break;
      case 8:
        // Somebody asks in the middle of it.
        await (this.#random(2) ? pulled(this.clients[0]!) : this.clients[0]!.pull(uri));
    }
  }

  #oneOf<T>(values: readonly T[]): T {
    return values[this.#random(values.length)]!;
  }
}

async function pulled(client: TestClient): Promise<State> {
  const { items } = await client.connection.sendRequest(WorkspaceDiagnosticRequest.type, {
    previousResultIds: [],
  });
  return Object.fromEntries(
    items.flatMap(item => (item.kind === 'full' && item.items.length > 0 ? [[item.uri, item.items]] : [])),
  );
}

async function published(client: TestClient): Promise<State> {
  // Answered only when everything has been judged, and then everything has been published.
  await client.connection.sendRequest('portlint/report', {});
  const last = new Map<string, Diagnostic[]>();
  for (const { uri, diagnostics } of client.all<{ uri: string; diagnostics: Diagnostic[] }>(
    'textDocument/publishDiagnostics',
  ))
    last.set(uri, diagnostics);
  return Object.fromEntries([...last].filter(([, diagnostics]) => diagnostics.length > 0));
}

describe('after any sequence of changes', () => {
  it.each(Array.from({ length: 40 }, (_, i) => i + 1))('of seed %i', async seed => {
    const folder = await folderWith();
    const random = randomOf(seed);
    const world = new World(folder, random);
    for (const name of NAMES) if (random(2)) await world.write(name);
    const pushing = { ...ANCIENT, workspace: { configuration: true } };
    const { settings } = world;
    const pulling = await clientOf({ folders: [folder], settings });
    const pushed = await clientOf({ folders: [folder], capabilities: pushing, settings });
    world.clients.push(pulling, pushed);
    for (let step = 0; step < STEPS; step++) await world.step();

    const fresh = await clientOf({ folders: [folder], settings: world.settings });
    for (const [name, text] of world.open) await fresh.open(folder.uri(name), 'yaml', text);
    const expected = await pulled(fresh);
    expect(await pulled(pulling)).toEqual(expected);
    expect(await published(pushed)).toEqual(expected);
    for (const name of world.open.keys())
      expect(await pulling.diagnostics(folder.uri(name))).toEqual(expected[folder.uri(name)] ?? []);
  });
});
