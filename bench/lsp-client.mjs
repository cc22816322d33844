// The least language client that can time a server: JSON-RPC over the server's standard input and output.
import { spawn } from 'node:child_process';

export class LspClient {
  #next = 1;
  #waiting = new Map();
  #onDiagnostics = new Map();
  #buffer = Buffer.alloc(0);
  #child;

  constructor(args, configuration = {}) {
    this.configuration = configuration;
    this.#child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'ignore'] });
    this.#child.stdout.on('data', data => this.#take(data));
    this.exited = new Promise(resolve => this.#child.on('exit', resolve));
  }

  request(method, params) {
    const id = this.#next++;
    this.#send({ id, method, params });
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  }

  notify(method, params) {
    this.#send({ method, params });
  }

  /** The next pushed diagnostics of `uri` at `version` (any, where the server gives none). */
  pushed(uri, version) {
    return new Promise(resolve => this.#onDiagnostics.set(uri, { version, resolve }));
  }

  async close() {
    await this.request('shutdown', null);
    this.notify('exit', null);
    await this.exited;
  }

  #send(message) {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.#child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  #take(data) {
    this.#buffer = Buffer.concat([this.#buffer, data]);
    for (;;) {
      const head = this.#buffer.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.#buffer.toString('latin1', 0, head))[1]);
      if (this.#buffer.length < head + 4 + length) return;
      const message = JSON.parse(this.#buffer.toString('utf8', head + 4, head + 4 + length));
      this.#buffer = this.#buffer.subarray(head + 4 + length);
      this.#handle(message);
    }
  }

  #handle({ id, method, params, result, error }) {
    if (method === 'textDocument/publishDiagnostics') {
      const waiting = this.#onDiagnostics.get(params.uri);
      if (
        waiting &&
        (params.version === undefined || waiting.version === undefined || params.version === waiting.version)
      ) {
        this.#onDiagnostics.delete(params.uri);
        waiting.resolve(params.diagnostics);
      }
    } else if (method && id !== undefined) {
      const answer =
        method === 'workspace/configuration'
          ? params.items.map(item => this.configuration[item.section] ?? null)
          : null;
      this.#send({ id, result: answer });
    } else if (!method && this.#waiting.has(id)) {
      const { resolve, reject } = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (error) reject(new Error(error.message));
      else resolve(result);
    }
  }
}
