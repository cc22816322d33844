import { createConnection } from 'vscode-languageserver/node';
import { version } from '../../package.json';
import { nodeHost } from './node-host.ts';
import { startServer } from './start-server.ts';

/**
 * Becomes the language server: over standard input and output, a pipe, a socket or Node's IPC, as the client's
 * arguments say.
 *
 * @param distDirectory absolute path of the folder with the built bundles
 * @param streams instead: what to read from and to write to
 */
export function serve(
  distDirectory: string,
  streams?: readonly [NodeJS.ReadableStream, NodeJS.WritableStream],
): void {
  const connection = streams ? createConnection(...streams) : createConnection();
  // A failure in the background is told, and the server goes on.
  process.on('unhandledRejection', error => connection.console.error(`Unhandled: ${String(error)}`));
  startServer(connection, nodeHost(distDirectory, version));
}
