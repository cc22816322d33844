import type { ExtensionContext } from 'vscode';
import { contribute } from '../portlint.ts';
import { createWebClient } from './web-client.ts';

/** The extension in a browser. */
export function activate(context: ExtensionContext): void {
  contribute(context, createWebClient(context));
}
