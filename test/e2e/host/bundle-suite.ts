import { join } from 'node:path';
import { build } from 'esbuild';

/** The extension hosts of VS Code: in a process of Node, in a worker of the browser. */
export type HostKind = 'node' | 'web';

/**
 * Compiles the suite into one CommonJS file that an extension host can load.
 * @returns the file's path
 */
export async function bundleSuite(outdir: string, host: HostKind = 'node'): Promise<string> {
  const outfile = join(outdir, 'index.js');
  await build({
    entryPoints: ['test/e2e/suite/index.ts'],
    outfile,
    bundle: true,
    format: 'cjs',
    external: ['vscode'],
    define: { PORTLINT_HOST: JSON.stringify(host) },
    sourcemap: 'inline',
    logLevel: 'warning',
    ...(host === 'node'
      ? { platform: 'node', target: 'node20' }
      : {
          platform: 'browser',
          target: 'es2022',
          alias: { 'node:assert/strict': './test/e2e/suite/browser-assert.ts' },
        }),
  });
  return outfile;
}
