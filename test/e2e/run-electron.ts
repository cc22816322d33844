/**
 * The suite of the end-to-end tests in a desktop VS Code that `@vscode/test-electron` downloads:
 * `npm run test:electron [-- VERSION]`, by default the newest stable one. Needs a display (`xvfb-run`).
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  downloadAndUnzipVSCode,
  resolveCliPathFromVSCodeExecutablePath,
  runTests,
} from '@vscode/test-electron';
import { bundleSuite } from './host/bundle-suite.ts';
import { copyWorkspace } from './host/fixture-workspace.ts';
import { installedExtension } from './host/install-extension.ts';
import { packExtension } from './host/pack-extension.ts';
import { runCommand } from './host/run-command.ts';

// A short path: VS Code puts a socket into its data folder, and socket paths are limited to 103 bytes.
const temp = await mkdtemp(join(tmpdir(), 'pl-'));
try {
  const packed = await packExtension();
  const vscodeExecutablePath = await downloadAndUnzipVSCode(process.argv[2] ?? 'stable');
  const extensionsDir = join(temp, 'ext');
  const folders = ['--user-data-dir', join(temp, 'data'), '--extensions-dir', extensionsDir];
  const cli = resolveCliPathFromVSCodeExecutablePath(vscodeExecutablePath);
  await runCommand(cli, [...folders, '--install-extension', packed.vsix, '--force'], {
    // On Windows the command line is a batch file.
    shell: process.platform === 'win32',
  });
  process.exitCode = await runTests({
    vscodeExecutablePath,
    extensionDevelopmentPath: await installedExtension(extensionsDir, packed.id),
    extensionTestsPath: await bundleSuite(join(temp, 'suite')),
    launchArgs: [
      await copyWorkspace(join(temp, 'workspace')),
      ...folders,
      ...['--disable-workspace-trust', '--skip-welcome', '--skip-release-notes', '--disable-telemetry'],
    ],
  });
} catch (error) {
  console.error(`end-to-end tests failed: ${(error as Error).message}`);
  process.exitCode = 1;
} finally {
  await rm(temp, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
