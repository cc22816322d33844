/**
 * The entry of `dist/server.js`: the language server in a Node process of its own, over standard input
 * and output, a pipe, a socket or Node's IPC, as the client's arguments say.
 */
import { createConnection } from 'vscode-languageserver/node';
import { version } from '../../package.json';
import { nodeHost } from './node-host.ts';
import { startServer } from './start-server.ts';

const connection = createConnection();
// A failure in the background is told, and the server goes on.
process.on('unhandledRejection', error => connection.console.error(`Unhandled: ${String(error)}`));
startServer(connection, nodeHost(__dirname, version));
