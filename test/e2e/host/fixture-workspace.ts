import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Puts the fixture workspace into `folder`, a folder of the run's own: tests change it. */
export async function copyWorkspace(folder: string): Promise<string> {
  await cp('test/e2e/fixtures/workspace', folder, { recursive: true });
  return folder;
}

/** Adds a Compose file with so many services, none of whose published ports any rule speaks of. */
export async function addManyServices(folder: string, count: number): Promise<void> {
  const services = Array.from(
    { length: count },
    (_, i) => `  service${i}:\n    image: example:1.0\n    ports:\n      - "127.0.0.1:${10_000 + i}:9000"\n`,
  );
  await mkdir(join(folder, 'many'));
  await writeFile(join(folder, 'many/compose.yaml'), `services:\n${services.join('')}`);
}
