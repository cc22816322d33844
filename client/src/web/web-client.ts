import { type ExtensionContext, Uri, workspace } from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import { clientOptions } from '../client-options.ts';
import { serveFiles } from './serve-files.ts';

/** The client of the language server in a worker of the browser, not yet started. */
export function createWebClient(context: ExtensionContext): LanguageClient {
  let worker: Worker | undefined;
  const end = () => worker?.terminate();
  const client = new LanguageClient(
    'portlint',
    'Portlint',
    async () => {
      // A restart makes a new one.
      end();
      worker = await startWorker(Uri.joinPath(context.extensionUri, 'dist/web-server.js'));
      worker.addEventListener('error', event => client.error(`The language server failed: ${event.message}`));
      // Not the worker itself, which VS Code has made of a class that the client does not know.
      return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
    },
    clientOptions(),
  );
  serveFiles(client, context.extensionUri);
  context.subscriptions.push({ dispose: end });
  return client;
}

/** Starts a script as a worker by its text: VS Code makes no workers of scripts that stand on a server of its own. */
async function startWorker(script: Uri): Promise<Worker> {
  const bytes = await workspace.fs.readFile(script);
  const text = new Blob([Uint8Array.from(bytes)], { type: 'text/javascript' });
  const address = URL.createObjectURL(text);
  try {
    return new Worker(address);
  } finally {
    // The worker has its script by then, or never will.
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  }
}
