import type { ClientCapabilities, Connection, Disposable } from 'vscode-languageserver';
import type { FixHost } from '../../shared/index.ts';
import { CONFIG_NAMES } from '../../shared/index.ts';
import { Analysis } from './analysis.ts';
import { type ClientFeatures, clientFeatures } from './client-features.ts';
import { ClientSettings } from './client-settings.ts';
import { isConfigPath } from './config-store.ts';
import { Documents, type OpenDocument } from './documents.ts';
import type { ServerHost } from './host.ts';
import { Intake } from './intake.ts';
import { Scanner } from './scanner.ts';
import { SkipLog } from './skip-log.ts';
import { Sweeper } from './sweeper.ts';
import { folderOf, inFolder } from './uris.ts';
import type { Workspace } from './workspace.ts';
import { Workspaces } from './workspaces.ts';

/** One client's session: its parts, put together. Features are functions that add handlers to it. */
export class Session {
  readonly connection: Connection;
  readonly host: ServerHost;
  readonly features: ClientFeatures;
  readonly settings: ClientSettings;
  readonly workspaces: Workspaces;
  readonly documents: Documents;
  readonly analysis: Analysis;
  readonly scanner: Scanner;
  readonly sweeper: Sweeper;
  readonly skips: SkipLog;
  readonly intake = new Intake();
  readonly #answers: Disposable[] = [];

  constructor(
    connection: Connection,
    host: ServerHost,
    client: { readonly capabilities: ClientCapabilities; readonly settings: unknown },
  ) {
    this.connection = connection;
    this.host = host;
    this.features = clientFeatures(client.capabilities);
    this.settings = new ClientSettings(connection, this.features, client.settings);
    this.skips = new SkipLog(connection);
    this.workspaces = new Workspaces({
      ignoresCase: host.ignoresCase,
      clientSettings: this.settings,
      readText: async uri => this.documents.get(uri)?.text.getText() ?? host.readText(uri),
    });
    this.documents = new Documents(host, this.workspaces, this.skips);
    this.analysis = new Analysis((workspace, path) => this.uriOf(workspace, path), this.logError);
    const { workspaces, documents, analysis, skips } = this;
    this.scanner = new Scanner({ connection, host, workspaces, documents, skips });
    const { scanner, intake } = this;
    this.sweeper = new Sweeper({ scanner, intake, documents, workspaces, analysis, onError: this.logError });
  }

  /** The URI of a file as the client spells it. */
  uriOf(workspace: Workspace, path: string): string {
    const uri = workspace.uriOf(path);
    return this.documents.get(uri)?.text.uri ?? uri;
  }

  /** Writes a failure of ours to the server's log. */
  readonly logError = (error: unknown): void => {
    this.connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  };

  /** The text of a file changed, in the editor or on disk: if it is a configuration, it is loaded anew. */
  configChanged(workspace: Workspace, path: string): boolean {
    if (!isConfigPath(path)) return false;
    // A configuration above a loose folder holds in several of them.
    for (const each of workspace.loose ? this.workspaces.all() : [workspace]) {
      each.configs.invalidate(path);
      each.settingsChanged();
    }
    // Which files are read may have changed, open ones and others.
    this.documents.forgetFacts();
    if (!workspace.loose) this.intake.add(this.#lookAgain(workspace).catch(this.logError));
    return true;
  }

  async #lookAgain(workspace: Workspace): Promise<void> {
    await workspace.ready(workspace.anyPath);
    if (workspace.filterKey !== workspace.filteredBy) await this.scan(workspace, 'new');
  }

  /** Reads a folder's files: all of them, or those that a change let in. Verdicts follow. */
  async scan(workspace: Workspace, mode: 'all' | 'new'): Promise<boolean> {
    const complete = this.scanner.scan(workspace, mode);
    this.sweeper.changed();
    const whole = await complete;
    this.sweeper.changed();
    return whole;
  }

  /**
   * Brings an open document's verdicts up to its newest version.
   *
   * @returns the document at that version, or undefined where it is not open (any more)
   */
  async upToDate(uri: string): Promise<OpenDocument | undefined> {
    for (;;) {
      const before = this.documents.get(uri);
      if (!before) return undefined;
      await this.documents.read(uri);
      await before.workspace.ready(before.path);
      const after = this.documents.get(uri);
      if (after?.text.version === before.text.version && after.workspace === before.workspace) return after;
    }
  }

  /** What fixes need to know of a workspace. */
  fixHost(workspace: Workspace): FixHost {
    return {
      snapshot: workspace.index.snapshot(),
      settingsFor: workspace.settingsFor,
      configFile: path => {
        const config = workspace.configs.nearest(path);
        if (config) return { path: config.path, text: config.text };
        const folder = workspace.loose ? folderOf(path) : '';
        return { path: inFolder(folder, CONFIG_NAMES[0]), text: undefined };
      },
    };
  }

  /** Keeps the handler of a request, which answers until the client shuts the server down. */
  answers(handler: Disposable): void {
    this.#answers.push(handler);
  }

  dispose(): void {
    for (const handler of this.#answers) handler.dispose();
    this.scanner.dispose();
    this.sweeper.dispose();
  }
}
