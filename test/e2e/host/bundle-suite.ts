import { join } from 'node:path';
import { build } from 'esbuild';

/**
 * Compiles the suite into one CommonJS file that an extension host can load.
 * @returns the file's path
 */
export async function bundleSuite(outdir: string): Promise<string> {
  const outfile = join(outdir, 'index.js');
  await build({
    entryPoints: ['test/e2e/suite/index.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return outfile;
}
