import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** A real folder on disk, with files by their relative paths. */
export class TestFolder {
  readonly root: string;

  private constructor(root: string) {
    this.root = root;
  }

  static async with(files: Readonly<Record<string, string | Uint8Array>>): Promise<TestFolder> {
    const folder = new TestFolder(await realpath(await mkdtemp(path.join(tmpdir(), 'portlint-protocol-'))));
    for (const [name, content] of Object.entries(files)) await folder.write(name, content);
    return folder;
  }

  uri(name = ''): string {
    return pathToFileURL(path.join(this.root, name)).toString().replace(/\/$/, '');
  }

  async write(name: string, content: string | Uint8Array): Promise<void> {
    const file = path.join(this.root, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
  }

  async delete(name: string): Promise<void> {
    await rm(path.join(this.root, name), { recursive: true });
  }

  async dispose(): Promise<void> {
    await rm(this.root, { recursive: true, force: true });
  }
}
