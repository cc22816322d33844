import { PassThrough } from 'node:stream';
import { createConnection } from 'vscode-languageserver';
import {
  type ClientCapabilities,
  type CodeAction,
  type CodeActionContext,
  CodeActionRequest,
  CodeActionResolveRequest,
  createMessageConnection,
  createProtocolConnection,
  type Diagnostic,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  type DocumentDiagnosticReport,
  DocumentDiagnosticRequest,
  ExitNotification,
  type FileChangeType,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
  type MessageConnection,
  type Range,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { TextDocument, type TextEdit } from 'vscode-languageserver-textdocument';
import type { ServerHost } from '../../../server/src/host.ts';
import { nodeHost } from '../../../server/src/node-host.ts';
import { startServer } from '../../../server/src/start-server.ts';
import { assets } from '../../support/assets.ts';
import type { TestFolder } from './workspace-folder.ts';

/** What a modern editor can do. */
export const MODERN: ClientCapabilities = {
  window: { workDoneProgress: true },
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
    workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
  },
  textDocument: {
    diagnostic: { dynamicRegistration: true },
    codeAction: {
      isPreferredSupport: true,
      dataSupport: true,
      resolveSupport: { properties: ['edit'] },
      codeActionLiteralSupport: { codeActionKind: { valueSet: [] } },
    },
  },
};

/** What only knows the protocol's first years: no pull, no versioned edits, no settings to ask for. */
export const ANCIENT: ClientCapabilities = {};

export interface TestClientOptions {
  readonly folders?: readonly TestFolder[];
  readonly capabilities?: ClientCapabilities;
  readonly settings?: Record<string, unknown>;
  readonly host?: Partial<ServerHost>;
}

/** A message that the server sent unasked, by its method. */
interface Heard {
  readonly method: string;
  // biome-ignore lint/suspicious/noExplicitAny: each method has parameters of its own
  readonly params: any;
}

/**
 * A real client, joined to a real server over two streams in memory. It keeps texts as an editor does,
 * and everything that the server says unasked; {@link heard} waits for it.
 */
export class TestClient {
  readonly connection: MessageConnection;
  readonly #documents = new Map<string, TextDocument>();
  readonly #heard: Heard[] = [];
  readonly #listeners = new Set<() => void>();
  settings: Record<string, unknown>;
  initialized!: InitializeResult;

  private constructor(options: TestClientOptions) {
    this.settings = options.settings ?? {};
    const toServer = new PassThrough();
    const toClient = new PassThrough();
    const server = createConnection(
      logger =>
        createProtocolConnection(
          new StreamMessageReader(toServer),
          new StreamMessageWriter(toClient),
          logger,
        ),
      { initialize: () => {}, shutdownReceived: false, exit: () => {} },
    );
    startServer(server, { ...nodeHost('dist', '0.0.0-test', assets), ...options.host });
    this.connection = createMessageConnection(
      new StreamMessageReader(toClient),
      new StreamMessageWriter(toServer),
    );
    this.connection.onRequest((method, params) => {
      this.#hear(method, params);
      if (method === 'workspace/configuration') {
        const { items } = params as unknown as { items: { section: string; scopeUri: string }[] };
        return items.map(({ section }) => this.settings[section] ?? null);
      }
      return null;
    });
    this.connection.onNotification((method, params) => this.#hear(method, params));
    this.connection.onUnhandledProgress(params => this.#hear('$/progress', params));
    this.connection.listen();
  }

  static async start(options: TestClientOptions = {}): Promise<TestClient> {
    const client = new TestClient(options);
    client.initialized = await client.connection.sendRequest(InitializeRequest.type, {
      processId: null,
      rootUri: null,
      capabilities: options.capabilities ?? MODERN,
      workspaceFolders: (options.folders ?? []).map(folder => ({ uri: folder.uri(), name: 'folder' })),
      initializationOptions: { settings: options.settings?.portlint },
    });
    await client.connection.sendNotification(InitializedNotification.type, {});
    return client;
  }

  async stop(): Promise<void> {
    await this.connection.sendRequest(ShutdownRequest.type);
    await this.connection.sendNotification(ExitNotification.type);
    this.connection.dispose();
  }

  // --- What the server says unasked

  /** The first message of a method that fits, heard already or to come. */
  heard<P = unknown>(method: string, fits: (params: P) => boolean = () => true, from = 0): Promise<P> {
    return new Promise(resolve => {
      const look = () => {
        const found = this.#heard.slice(from).find(each => each.method === method && fits(each.params));
        if (!found) return;
        this.#listeners.delete(look);
        resolve(found.params);
      };
      this.#listeners.add(look);
      look();
    });
  }

  /** A mark in what has been heard; see the last parameter of {@link heard}. */
  get now(): number {
    return this.#heard.length;
  }

  /** All messages of a method heard so far. */
  all<P = unknown>(method: string): P[] {
    return this.#heard.filter(each => each.method === method).map(each => each.params);
  }

  /** Resolves when the server has scanned and judged everything. */
  idle(from = 0): Promise<unknown> {
    return this.heard<{ state: string }>('portlint/status', ({ state }) => state === 'idle', from);
  }

  #hear(method: string, params: unknown): void {
    this.#heard.push({ method, params });
    for (const look of [...this.#listeners]) look();
  }

  // --- Documents

  async open(uri: string, languageId: string, text: string): Promise<void> {
    this.#documents.set(uri, TextDocument.create(uri, languageId, 1, text));
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId, version: 1, text },
    });
  }

  /** Replaces the first occurrence of `old`, as an incremental change. */
  async edit(uri: string, old: string, replacement: string): Promise<void> {
    const document = this.#documents.get(uri)!;
    const start = document.getText().indexOf(old);
    if (start < 0) throw new Error(`no ${old} in ${uri}`);
    const range = { start: document.positionAt(start), end: document.positionAt(start + old.length) };
    await this.#change(uri, [{ range, text: replacement }]);
  }

  async close(uri: string): Promise<void> {
    this.#documents.delete(uri);
    await this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  }

  text(uri: string): string {
    return this.#documents.get(uri)!.getText();
  }

  version(uri: string): number {
    return this.#documents.get(uri)!.version;
  }

  /** Where a piece of a document's text stands. */
  rangeOf(uri: string, piece: string): Range {
    const document = this.#documents.get(uri)!;
    const start = document.getText().indexOf(piece);
    return { start: document.positionAt(start), end: document.positionAt(start + piece.length) };
  }

  /** The characters of a document that a range covers. */
  at(uri: string, range: Range): string {
    return this.#documents.get(uri)!.getText(range);
  }

  async #change(uri: string, contentChanges: { range: Range; text: string }[]): Promise<void> {
    const document = this.#documents.get(uri)!;
    const version = document.version + 1;
    this.#documents.set(uri, TextDocument.update(document, contentChanges, version));
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version },
      contentChanges,
    });
  }

  /**
   * Applies an edit as an editor does: to open documents only, and never to one of another version.
   * @returns whether it was applied
   */
  async apply(edit: WorkspaceEdit): Promise<boolean> {
    for (const change of edit.documentChanges ?? []) {
      if (!('textDocument' in change)) continue;
      const { uri, version } = change.textDocument;
      const document = this.#documents.get(uri);
      if (!document || (version !== null && version !== document.version)) return false;
    }
    for (const change of edit.documentChanges ?? []) {
      if (!('textDocument' in change)) continue;
      const { uri } = change.textDocument;
      const edits = (change.edits as TextEdit[]).toSorted(
        (a, b) =>
          b.range.start.line - a.range.start.line || b.range.start.character - a.range.start.character,
      );
      await this.#change(
        uri,
        edits.map(({ range, newText }) => ({ range, text: newText })),
      );
    }
    return true;
  }

  // --- Requests

  pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return this.connection.sendRequest(DocumentDiagnosticRequest.type, {
      textDocument: { uri },
      ...(previousResultId !== undefined && { previousResultId }),
    });
  }

  async diagnostics(uri: string): Promise<Diagnostic[]> {
    const report = await this.pull(uri);
    if (report.kind !== 'full') throw new Error('a full report was expected');
    return report.items;
  }

  async actions(
    uri: string,
    range: Range,
    context: CodeActionContext = { diagnostics: [] },
  ): Promise<CodeAction[]> {
    const actions = await this.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri },
      range,
      context,
    });
    return (actions ?? []) as CodeAction[];
  }

  resolve(action: CodeAction): Promise<CodeAction> {
    return this.connection.sendRequest(CodeActionResolveRequest.type, action);
  }

  async watched(uri: string, type: FileChangeType): Promise<void> {
    await this.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri, type }],
    });
  }
}
