import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { VsCodeInstallation } from './install-vscode.ts';
import { runCommand } from './run-command.ts';

/**
 * Builds and packages the extension, and lets VS Code itself install the `.vsix` into `extensionsDir`.
 * @returns the installed extension's folder: what is tested is what is shipped
 */
export async function installPackagedExtension(
  installation: VsCodeInstallation,
  folders: { readonly dataDir: string; readonly extensionsDir: string },
): Promise<string> {
  await runCommand('npm', ['run', 'package']);
  const manifest = JSON.parse(await readFile('package.json', 'utf8'));
  await runCommand(installation.node, [
    installation.serverMain,
    ...['--server-data-dir', folders.dataDir, '--extensions-dir', folders.extensionsDir],
    ...['--install-extension', `${manifest.name}-${manifest.version}.vsix`, '--force'],
  ]);
  const prefix = `${manifest.publisher}.${manifest.name}-`.toLowerCase();
  const installed = (await readdir(folders.extensionsDir)).find(name =>
    name.toLowerCase().startsWith(prefix),
  );
  if (!installed) throw new Error(`VS Code did not install the extension into ${folders.extensionsDir}`);
  return join(folders.extensionsDir, installed);
}
