// Builds the extension and packs it: portlint-<version>.vsix. `npm run package`.
import { spawnSync } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { createVSIX } from '@vscode/vsce';

/** What a user downloads stays small: 4 MB. */
const MAX_BYTES = 4_000_000;

const built = spawnSync(process.execPath, ['esbuild.mjs'], { stdio: 'inherit' });
if (built.status !== 0) process.exit(built.status ?? 1);

const { name, version } = JSON.parse(await readFile('package.json', 'utf8'));
const packagePath = `${name}-${version}.vsix`;
await createVSIX({
  packagePath,
  // Everything needed is bundled into dist/.
  dependencies: false,
  allowMissingRepository: true,
  rewriteRelativeLinks: false,
});
const { size } = await stat(packagePath);
if (size > MAX_BYTES) {
  console.error(`${packagePath} has ${size} bytes; it may have ${MAX_BYTES}`);
  process.exit(1);
}
