/**
 * End-to-end tests: the packaged extension in a real VS Code (a VS Code server from the npm registry)
 * in headless Chromium. First the package, then the suite in the extension host, then the window itself.
 * `-- package`, `-- suite` or `-- window` runs only one of them.
 * Installs what it needs into the user's cache; needs no input; ends only what it started.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleSuite } from './host/bundle-suite.ts';
import { findChromium } from './host/find-chromium.ts';
import { addManyServices, copyWorkspace } from './host/fixture-workspace.ts';
import { installExtension } from './host/install-extension.ts';
import { installVsCode } from './host/install-vscode.ts';
import { packExtension } from './host/pack-extension.ts';
import { runSuite } from './host/run-suite.ts';
import { runWindowTests } from './host/run-window-tests.ts';
import { startVsCodeServer, type VsCodeServer } from './host/vscode-server.ts';
import { packageTests } from './package-tests.ts';

const SUITE_TIMEOUT_MS = Number(process.env.PORTLINT_E2E_TIMEOUT_S ?? 240) * 1000;

const log = (line: string) => console.log(line);
const only = process.argv[2];

const temp = await mkdtemp(join(tmpdir(), 'portlint-e2e-'));
let server: VsCodeServer | undefined;
let stopping: Promise<void> | undefined;

const cleanUp = () => {
  stopping ??= (async () => {
    await server?.stop();
    await rm(temp, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  })();
  return stopping;
};
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void cleanUp().finally(() => process.exit(130)));

try {
  process.exitCode = (await runAll()) ? 0 : 1;
} catch (error) {
  console.error(`end-to-end tests failed: ${(error as Error).message}`);
  if (server) console.error(`last lines of the VS Code server:\n${server.log()}`);
  process.exitCode = 1;
} finally {
  await cleanUp();
}

/** Every part is run, also after one has failed. */
async function runAll(): Promise<boolean> {
  const [installation, chromium] = [await installVsCode(log), await findChromium(log)];
  const folders = { dataDir: join(temp, 'data'), extensionsDir: join(temp, 'extensions') };
  const packed = await packExtension();
  const extension = await installExtension(installation, packed, folders);
  server = await startVsCodeServer(installation, folders);
  const host = { chromium, server, log };
  const parts: Record<string, () => Promise<boolean>> = {
    package: () => packageTests.run({ vsix: packed.vsix, extension }, log),
    suite: async () => {
      const suite = await bundleSuite(join(temp, 'suite'));
      const folder = await copyWorkspace(join(temp, 'suite-workspace'));
      return runSuite({ ...host, extension, suite, folder, timeoutMs: SUITE_TIMEOUT_MS });
    },
    window: async () => {
      const folder = await copyWorkspace(join(temp, 'window-workspace'));
      await addManyServices(folder, 3000);
      return runWindowTests({ ...host, folder, extension });
    },
  };
  let passed = true;
  for (const [name, part] of Object.entries(parts)) {
    if (only && only !== name) continue;
    log(`# ${name}`);
    passed = (await part()) && passed;
  }
  return passed;
}
