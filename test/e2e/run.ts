/**
 * End-to-end tests: the packaged extension in a real VS Code (a VS Code server from the npm registry)
 * in headless Chromium. First the suite in the extension host, then the checks of the window itself.
 * `-- suite` or `-- window` runs only one of the two.
 * Installs what it needs into the user's cache; needs no input; ends only what it started.
 */
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleSuite } from './host/bundle-suite.ts';
import { findChromium } from './host/find-chromium.ts';
import { installVsCode } from './host/install-vscode.ts';
import { installPackagedExtension } from './host/pack-extension.ts';
import { runSuite } from './host/run-suite.ts';
import { runWindowTests } from './host/run-window-tests.ts';
import { startVsCodeServer, type VsCodeServer } from './host/vscode-server.ts';

const SUITE_TIMEOUT_MS = Number(process.env.PORTLINT_E2E_TIMEOUT_S ?? 240) * 1000;

const log = (line: string) => console.log(line);
const part = process.argv[2];

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
  const [installation, chromium] = [await installVsCode(log), await findChromium(log)];
  const dataDir = join(temp, 'data');
  const extensionsDir = join(temp, 'extensions');
  const extension = await installPackagedExtension(installation, { dataDir, extensionsDir });
  server = await startVsCodeServer(installation, { dataDir, extensionsDir });
  const host = { chromium, server, log };
  let passed = true;
  if (part !== 'window') {
    const suite = await bundleSuite(join(temp, 'suite'));
    const folder = await copyWorkspace('suite-workspace');
    passed = await runSuite({ ...host, extension, suite, folder, timeoutMs: SUITE_TIMEOUT_MS });
  }
  if (part !== 'suite') {
    const folder = await copyWorkspace('window-workspace');
    await writeFile(join(folder, 'many/compose.yaml'), manyServices(3000));
    passed = (await runWindowTests({ ...host, folder })) && passed;
  }
  process.exitCode = passed ? 0 : 1;
} catch (error) {
  console.error(`end-to-end tests failed: ${(error as Error).message}`);
  if (server) console.error(`last lines of the VS Code server:\n${server.log()}`);
  process.exitCode = 1;
} finally {
  await cleanUp();
}

/** The fixture workspace in a folder of this run's own: tests change it. */
async function copyWorkspace(name: string): Promise<string> {
  const folder = join(temp, name);
  await cp('test/e2e/fixtures/workspace', folder, { recursive: true });
  await mkdir(join(folder, 'many'));
  return folder;
}

/** A Compose file with so many published ports, none of which any rule speaks of. */
function manyServices(count: number): string {
  const services = Array.from(
    { length: count },
    (_, i) => `  service${i}:\n    image: example:1.0\n    ports:\n      - "127.0.0.1:${10_000 + i}:9000"\n`,
  );
  return `services:\n${services.join('')}`;
}
