/**
 * Writes every generated file anew: `node scripts/generate.mjs`. With `--check` it writes nothing and
 * fails where a file differs from what it would write. The generators are TypeScript over the engine's
 * own sources, so they are bundled first.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = path.resolve(import.meta.dirname, '..');
const folder = mkdtempSync(path.join(root, 'node_modules', '.portlint-generate-'));
try {
  const outfile = path.join(folder, 'generate.mjs');
  await build({
    entryPoints: [path.join(root, 'scripts/generate/main.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'warning',
  });
  const { generate } = await import(pathToFileURL(outfile).href);
  process.exitCode = await generate(root, process.argv.includes('--check'));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
