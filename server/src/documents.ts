import { type Connection, type Disposable, Emitter, TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type FileFacts, knownLanguage, noFacts, readFile, SourceText } from '../../shared/index.ts';
import type { ServerHost } from './host.ts';
import type { SkipLog } from './skip-log.ts';
import { uriKey } from './uris.ts';
import type { Workspace } from './workspace.ts';
import type { Workspaces } from './workspaces.ts';

/** An open document with its place in the engine. */
export interface OpenDocument {
  readonly text: TextDocument;
  readonly workspace: Workspace;
  readonly path: string;
}

/** What is kept of an open document between edits. */
interface Entry {
  text: TextDocument;
  /** The version whose facts are in the index. */
  readVersion: number | undefined;
  reading: Promise<void> | undefined;
}

/**
 * The documents that the client has open; their texts come before those on disk. An edit costs nothing
 * until somebody asks: then the newest version is read, once, however many ask.
 */
export class Documents {
  readonly #entries = new Map<string, Entry>();
  readonly #host: ServerHost;
  readonly #workspaces: Workspaces;
  readonly #skips: SkipLog;
  #epoch = 0;
  readonly #changed = new Emitter<OpenDocument>();
  readonly #closed = new Emitter<OpenDocument>();

  constructor(host: ServerHost, workspaces: Workspaces, skips: SkipLog) {
    this.#host = host;
    this.#workspaces = workspaces;
    this.#skips = skips;
  }

  /** A document was opened or edited. */
  readonly onChanged = this.#changed.event;
  /** A document was closed; the file on disk counts again. */
  readonly onClosed = this.#closed.event;

  /** Follows the client's documents (incremental synchronisation). */
  listen(connection: Connection): Disposable {
    const texts = new TextDocuments(TextDocument);
    texts.onDidChangeContent(({ document }) => {
      const key = uriKey(document.uri);
      const entry = this.#entries.get(key);
      if (entry) entry.text = document;
      else this.#entries.set(key, { text: document, readVersion: undefined, reading: undefined });
      this.#changed.fire(this.#locate(document));
    });
    texts.onDidClose(({ document }) => {
      this.#entries.delete(uriKey(document.uri));
      this.#closed.fire(this.#locate(document));
    });
    return texts.listen(connection);
  }

  /** The open document of a URI, in any spelling. */
  get(uri: string): OpenDocument | undefined {
    const entry = this.#entries.get(uriKey(uri));
    return entry && this.#locate(entry.text);
  }

  all(): OpenDocument[] {
    return [...this.#entries.values()].map(entry => this.#locate(entry.text));
  }

  /** The paths of a workspace that are open, so that their files on disk do not count. */
  openIn(workspace: Workspace): ReadonlyMap<string, TextDocument> {
    const open = new Map<string, TextDocument>();
    for (const document of this.all())
      if (document.workspace === workspace) open.set(document.path, document.text);
    return open;
  }

  /** Puts the facts of a document's newest version into its workspace. Resolves when they are there. */
  async read(uri: string): Promise<void> {
    const entry = this.#entries.get(uriKey(uri));
    if (!entry) return;
    while (entry.readVersion !== entry.text.version && this.#entries.get(uriKey(uri)) === entry) {
      entry.reading ??= this.#read(entry).finally(() => {
        entry.reading = undefined;
      });
      await entry.reading;
    }
  }

  /** Reads every document that was edited since; see {@link read}. */
  async readAll(): Promise<void> {
    await Promise.all([...this.#entries.values()].map(entry => this.read(entry.text.uri)));
  }

  /** The workspaces changed: every document is read anew, in the one it now belongs to. */
  forgetFacts(): void {
    this.#epoch++;
    for (const entry of this.#entries.values()) entry.readVersion = undefined;
  }

  async #read(entry: Entry): Promise<void> {
    const { version } = entry.text;
    const epoch = this.#epoch;
    const { workspace, path } = this.#locate(entry.text);
    await workspace.ready(path);
    const facts = await this.#factsOf(entry.text, workspace, path);
    // Closed meanwhile, edited again, or to be read otherwise: what was read is old.
    const current = this.#entries.get(uriKey(entry.text.uri)) === entry && entry.text.version === version;
    if (!current || epoch !== this.#epoch) return;
    workspace.take(facts);
    entry.readVersion = version;
    if (facts.trouble) this.#skips.note(entry.text.uri, facts.trouble.reason);
  }

  async #factsOf(text: TextDocument, workspace: Workspace, path: string): Promise<FileFacts> {
    if (!workspace.filter.file(path)) return noFacts(path);
    const content = text.getText();
    if (content.length > this.#host.maxFileBytes)
      return noFacts(path, {
        reason: `larger than ${this.#host.maxFileBytes / 1024 / 1024} MiB`,
        part: false,
      });
    return readFile(new SourceText(path, content, knownLanguage(text.languageId)), this.#host.assets);
  }

  #locate(text: TextDocument): OpenDocument {
    return { text, ...this.#workspaces.locate(text.uri) };
  }
}
