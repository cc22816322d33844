import type { ExtensionContext } from 'vscode';
import { createClient } from './language-client.ts';
import { contribute } from './portlint.ts';

/** The extension on a desktop or a remote machine. */
export function activate(context: ExtensionContext): void {
  contribute(context, createClient(context));
}
