import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { runCommand } from './run-command.ts';

/** The packed extension. */
export interface PackedExtension {
  readonly vsix: string;
  /** `publisher.name`, lower case, as VS Code names the folder of an installed extension. */
  readonly id: string;
}

/** Builds and packs the extension as a release does. */
export async function packExtension(): Promise<PackedExtension> {
  await runCommand(process.execPath, ['scripts/package.mjs']);
  const { name, publisher, version } = JSON.parse(await readFile('package.json', 'utf8'));
  return { vsix: resolve(`${name}-${version}.vsix`), id: `${publisher}.${name}`.toLowerCase() };
}
