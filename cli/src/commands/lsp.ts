import { createRequire } from 'node:module';
import path from 'node:path';
import type { Terminal } from '../terminal.ts';

/**
 * Becomes the language server: its bundle runs in this process and takes over standard input and output.
 * The promise never resolves; the server ends the process when its client goes.
 */
export function lsp(terminal: Terminal): Promise<never> {
  // The server's connection reads how to talk from the command line, as editors pass it.
  if (!process.argv.includes('--stdio')) process.argv.push('--stdio');
  createRequire(path.join(terminal.distDirectory, 'cli.js'))('./server.js');
  return new Promise(() => {});
}
