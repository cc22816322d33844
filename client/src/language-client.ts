import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient, RevealOutputChannelOn, TransportKind } from 'vscode-languageclient/node';

/**
 * The client of the language server, not yet started. It is the server that knows which files can hold
 * a port (by name, path, language and text), so every document of a file is told to it.
 */
export function createClient(context: ExtensionContext): LanguageClient {
  const module = Uri.joinPath(context.extensionUri, 'dist/server.js').fsPath;
  const server = { module, transport: TransportKind.ipc };
  return new LanguageClient(
    'portlint',
    'Portlint',
    { run: server, debug: { ...server, options: { execArgv: ['--nolazy', '--inspect=127.0.0.1:0'] } } },
    {
      documentSelector: [{ scheme: 'file' }, { scheme: 'untitled' }],
      // The status bar item tells of a failure; the output comes forward when it is asked for.
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      diagnosticPullOptions: { onChange: true, onSave: false },
    },
  );
}
