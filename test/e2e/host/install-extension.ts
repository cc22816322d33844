import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { VsCodeInstallation } from './install-vscode.ts';
import type { PackedExtension } from './pack-extension.ts';
import { runCommand } from './run-command.ts';

/**
 * Lets VS Code itself install the `.vsix` into `extensionsDir`.
 * @returns the installed extension's folder: what is tested is what is shipped
 */
export async function installExtension(
  installation: VsCodeInstallation,
  packed: PackedExtension,
  folders: { readonly dataDir: string; readonly extensionsDir: string },
): Promise<string> {
  await runCommand(installation.node, [
    installation.serverMain,
    ...['--server-data-dir', folders.dataDir, '--extensions-dir', folders.extensionsDir],
    ...['--install-extension', packed.vsix, '--force'],
  ]);
  return installedExtension(folders.extensionsDir, packed.id);
}

/**
 * The folder of an installed extension.
 * @throws Error when it is not there
 */
export async function installedExtension(extensionsDir: string, id: string): Promise<string> {
  const installed = (await readdir(extensionsDir)).find(name => name.toLowerCase().startsWith(`${id}-`));
  if (!installed) throw new Error(`VS Code did not install ${id} into ${extensionsDir}`);
  return join(extensionsDir, installed);
}
