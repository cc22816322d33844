/**
 * End-to-end tests: the packaged extension in a real VS Code (a VS Code server from the npm registry)
 * in headless Chromium. First the package, then the suite in the extension host of Node and in that of the
 * browser, then the window itself. `-- package`, `-- suite`, `-- web` or `-- window` runs only one of them.
 * Installs what it needs into the user's cache; needs no input; ends only what it started.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getOrMake } from '../../shared/text/index.ts';
import { bundleSuite, type HostKind } from './host/bundle-suite.ts';
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
const servers: VsCodeServer[] = [];
let stopping: Promise<void> | undefined;

const cleanUp = () => {
  stopping ??= (async () => {
    await Promise.all(servers.map(server => server.stop()));
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
  const last = servers.at(-1);
  if (last) console.error(`last lines of the VS Code server:\n${last.log()}`);
  process.exitCode = 1;
} finally {
  await cleanUp();
}

/** Every part is run, also after one has failed. */
async function runAll(): Promise<boolean> {
  const [installation, chromium] = [await installVsCode(log), await findChromium(log)];
  const packed = await packExtension();
  const parts: Record<string, () => Promise<boolean>> = {
    package: async () => {
      const { extension } = await install('node');
      return packageTests.run({ vsix: packed.vsix, extension }, log);
    },
    suite: () => runSuiteIn('node'),
    web: () => runSuiteIn('web'),
    window: async () => {
      const { extension, server } = await install('node');
      const folder = await copyWorkspace(join(temp, 'window-workspace'));
      await addManyServices(folder, 3000);
      return runWindowTests({ chromium, server, log, folder, extension });
    },
  };
  const hosts = new Map<HostKind, Promise<{ extension: string; server: VsCodeServer }>>();

  /** A server with the extension installed, for one kind of extension host; started once. */
  function install(kind: HostKind) {
    return getOrMake(hosts, kind, async () => {
      const folders = {
        dataDir: join(temp, `data-${kind}`),
        extensionsDir: join(temp, `extensions-${kind}`),
      };
      const extension = await installExtension(installation, packed, folders);
      // A window with a server prefers the server's extension host.
      const settings = { 'remote.extensionKind': kind === 'web' ? { [packed.id]: ['web'] } : {} };
      const server = await startVsCodeServer(installation, { ...folders, settings });
      servers.push(server);
      return { extension, server };
    });
  }

  async function runSuiteIn(kind: HostKind): Promise<boolean> {
    const { extension, server } = await install(kind);
    // VS Code runs a suite in the host of the extension in whose folder it lies.
    const suite = await bundleSuite(join(extension, 'suite'), kind);
    const folder = await copyWorkspace(join(temp, `workspace-${kind}`, 'workspace'));
    return runSuite({ chromium, server, log, extension, suite, folder, timeoutMs: SUITE_TIMEOUT_MS });
  }

  let passed = true;
  for (const [name, part] of Object.entries(parts)) {
    if (only && only !== name) continue;
    log(`# ${name}`);
    passed = (await part()) && passed;
  }
  return passed;
}
