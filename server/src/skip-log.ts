import type { Connection } from 'vscode-languageserver';

/** Names skipped files in the server's log, each with its reason once. */
export class SkipLog {
  readonly #connection: Connection;
  readonly #noted = new Map<string, string>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  note(uri: string, reason: string): void {
    if (this.#noted.get(uri) === reason) return;
    this.#noted.set(uri, reason);
    this.#connection.console.warn(`${uri}: ${reason}`);
  }
}
