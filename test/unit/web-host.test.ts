import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { WebFiles } from '../../server/src/web-files.ts';
import { webHost } from '../../server/src/web-host.ts';
import type { FileFacts } from '../../shared/index.ts';
import type { FileBytes, ListedEntry, ReadFileParams } from '../../shared/protocol.ts';

const ROOT = 'memfs://host/my%20shop';
const DIST = path.resolve(import.meta.dirname, '../../dist');

/** A host whose client has these files, by their paths below the root. */
function hostOf(files: Readonly<Record<string, string | Uint8Array>>) {
  const pathOf = (uri: string) => decodeURIComponent(uri).slice(decodeURIComponent(ROOT).length + 1);
  const bytesOf = (uri: string) => {
    const file = files[pathOf(uri)];
    return typeof file === 'string' ? new TextEncoder().encode(file) : file;
  };
  const isFolder = (uri: string) =>
    pathOf(uri) === '' || Object.keys(files).some(file => file.startsWith(`${pathOf(uri)}/`));
  const answers: Record<string, (params: never) => unknown> = {
    'portlint/kindOf': ({ uri }: { uri: string }) =>
      bytesOf(uri) ? 'file' : isFolder(uri) ? 'folder' : null,
    'portlint/readFile': ({ uri, maxBytes }: ReadFileParams): FileBytes | null => {
      const bytes = bytesOf(uri);
      return bytes && bytes.length > maxBytes ? 'large' : (bytes ?? null);
    },
    'portlint/listFolder': ({ uri }: { uri: string }): ListedEntry[] => {
      if (pathOf(uri) === 'locked') throw new Error('no permission to read');
      const prefix = pathOf(uri) === '' ? '' : `${pathOf(uri)}/`;
      const below = Object.keys(files).filter(file => file.startsWith(prefix));
      const names = new Map(
        below.map(file => {
          const [name, ...more] = file.slice(prefix.length).split('/');
          return [name!, more.length > 0 ? 'folder' : 'file'] as const;
        }),
      );
      return [...names];
    },
    'portlint/asset': ({ name }: { name: string }) => new Uint8Array(readFileSync(path.join(DIST, name))),
  };
  const sendRequest = async (method: string, params: never) => answers[method]!(params);
  return webHost(new WebFiles({ sendRequest } as ConstructorParameters<typeof WebFiles>[0]), '1.0.0');
}

const all = { accepts: () => true, excludesFolder: () => false };

describe('the server’s host in a browser', () => {
  it('walks folders by asking the client: ignored ones left out, locked ones named', async () => {
    const host = hostOf({
      '.gitignore': 'out/\n*.gen.yaml\n',
      'compose.yaml': '',
      'a/b c/one.yaml': '',
      'a/two.gen.yaml': '',
      'out/three.yaml': '',
      '.git/config': '',
      'locked/four.yaml': '',
    });
    expect(await host.discover(ROOT, all)).toEqual({
      files: ['.gitignore', 'a/b c/one.yaml', 'compose.yaml'],
      seen: 4,
      unreadable: [{ file: 'locked', reason: 'no permission to read' }],
    });
  });

  it('reads files of every encoding, and names what it does not read', async () => {
    const utf16 = Buffer.from('\ufeffservices: {a: {ports: ["50051:80"]}}', 'utf16le');
    const host = hostOf({
      'compose.yaml': '\ufeffservices: {a: {ports: ["50051:80"]}}',
      'compose.wide.yaml': new Uint8Array(utf16),
      'compose.large.yaml': new Uint8Array(3_000_000).fill(32),
      'compose.binary.yaml': new Uint8Array([112, 0, 1]),
    });
    const read = async (name: string) => host.readFacts(`${ROOT}/${name}`, name);
    const ports = (facts?: FileFacts) => facts?.occurrences.map(({ port, role }) => `${role} ${port}`);
    expect(ports(await read('compose.yaml'))).toEqual(['published 50051', 'listen 80']);
    expect(ports(await read('compose.wide.yaml'))).toEqual(['published 50051', 'listen 80']);
    expect((await read('compose.large.yaml'))?.trouble?.reason).toBe('larger than 2 MiB');
    expect((await read('compose.binary.yaml'))?.trouble?.reason).toBe('binary');
    expect(await read('gone.yaml')).toBeUndefined();
    expect(await host.readText(`${ROOT}/gone.yaml`)).toBeUndefined();
    expect(await host.readText(`${ROOT}/compose.yaml`)).toMatch(/^services/);
    expect(await host.kindOf(`${ROOT}/compose.yaml`)).toBe('file');
    expect(await host.kindOf(ROOT)).toBe('folder');
  });

  it('scans in batches, until it is cancelled', async () => {
    const names = Array.from({ length: 40 }, (_, i) => `s${i}/compose.yaml`);
    const host = hostOf(
      Object.fromEntries(names.map((name, i) => [name, `services: {a: {ports: ["${9000 + i}:80"]}}`])),
    );
    const seen: FileFacts[] = [];
    await host.scan(ROOT, {
      files: names,
      signal: new AbortController().signal,
      onFacts: facts => seen.push(...facts),
    });
    expect(seen.map(({ path: file }) => file)).toEqual(names);
    const cancel = new AbortController();
    const dones: number[] = [];
    await host.scan(ROOT, {
      files: names,
      signal: cancel.signal,
      onFacts: (_facts, done) => {
        dones.push(done);
        cancel.abort();
      },
    });
    expect(dones).toEqual([16]);
  });

  it('parses JavaScript by the bundle that is made for Node', async () => {
    const host = hostOf({ 'a.js': "const http = require('http');\nhttp.createServer().listen(50052);\n" });
    const facts = await host.readFacts(`${ROOT}/a.js`, 'a.js');
    expect(facts?.occurrences.map(({ port, role }) => [port, role])).toEqual([[50052, 'listen']]);
  });
});
