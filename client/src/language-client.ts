import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { clientOptions } from './client-options.ts';

/** The client of the language server in a process of its own, not yet started. */
export function createClient(context: ExtensionContext): LanguageClient {
  const module = Uri.joinPath(context.extensionUri, 'dist/server.js').fsPath;
  const server = { module, transport: TransportKind.ipc };
  return new LanguageClient(
    'portlint',
    'Portlint',
    { run: server, debug: { ...server, options: { execArgv: ['--nolazy', '--inspect=127.0.0.1:0'] } } },
    clientOptions(),
  );
}
