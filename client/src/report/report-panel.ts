import {
  commands,
  type Disposable,
  languages,
  Uri,
  ViewColumn,
  type WebviewPanel,
  type WebviewPanelSerializer,
  window,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  REPORT_REQUEST,
  type ReportResult,
  STATUS_NOTIFICATION,
  type StatusParams,
} from '../../../shared/protocol.ts';
import type { FromPage, ToPage } from './messages.ts';
import { openPlace } from './open-place.ts';
import { reportPage } from './report-page.ts';
import { reportRows } from './report-rows.ts';

export const REPORT_VIEW_TYPE = 'portlint.report';

/** How long (ms) to gather changes of diagnostics before the register is asked for again. */
const REFRESH_DELAY_MS = 400;

/** What the table shows: rows that pass its filter, of how many. */
export interface ShownRows {
  readonly rows: number;
  readonly total: number;
}

/** The panel of the port report: one at a time, kept up to date while it can be seen. */
export class ReportPanel implements WebviewPanelSerializer, Disposable {
  readonly #extension: Uri;
  readonly #client: BaseLanguageClient;
  readonly #subscriptions: Disposable[];
  #panel: WebviewPanel | undefined;
  #requesting = false;
  /** Something has changed since the last request. */
  #stale = false;
  /** Counts the tables sent to the page. */
  #revision = 0;
  /** The rows last sent to the page, and those before: a click may come while new ones are on their way. */
  #sent: readonly { readonly revision: number; readonly result: ReportResult }[] = [];
  #timer: NodeJS.Timeout | undefined;
  #waiting: ((shown: ShownRows | undefined) => void)[] = [];

  /** `extension` is the extension's folder; the register comes from the server behind `client`. */
  constructor(extension: Uri, client: BaseLanguageClient) {
    this.#extension = extension;
    this.#client = client;
    this.#subscriptions = [
      languages.onDidChangeDiagnostics(() => this.#refreshSoon()),
      client.onNotification(STATUS_NOTIFICATION, (status: StatusParams) => this.#follow(status)),
    ];
  }

  /**
   * Brings the report forward.
   * @returns what its table shows once it stands; undefined when the panel was closed before
   */
  show(): Promise<ShownRows | undefined> {
    const shown = new Promise<ShownRows | undefined>(resolve => this.#waiting.push(resolve));
    if (this.#panel) {
      this.#panel.reveal();
      void this.#refresh();
    } else {
      this.#adopt(window.createWebviewPanel(REPORT_VIEW_TYPE, 'Port Report', ViewColumn.Active));
    }
    return shown;
  }

  /** Fills a panel that VS Code brings back after a restart. */
  async deserializeWebviewPanel(panel: WebviewPanel): Promise<void> {
    this.#adopt(panel);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#panel?.dispose();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #adopt(panel: WebviewPanel): void {
    this.#panel?.dispose();
    this.#panel = panel;
    const icon = (theme: string) => Uri.joinPath(this.#extension, `media/report-${theme}.svg`);
    panel.iconPath = { light: icon('light'), dark: icon('dark') };
    panel.webview.onDidReceiveMessage((message: FromPage) => this.#hear(message));
    panel.onDidDispose(() => {
      if (this.#panel !== panel) return;
      this.#panel = undefined;
      this.#answer(undefined);
    });
    const dist = Uri.joinPath(this.#extension, 'dist');
    panel.webview.options = { enableScripts: true, localResourceRoots: [dist] };
    panel.webview.html = reportPage(panel.webview, this.#extension);
  }

  async #hear(message: FromPage): Promise<void> {
    switch (message.type) {
      case 'ready':
      case 'refresh':
        return this.#refresh();
      case 'shown':
        if (message.revision === this.#revision) this.#answer(message);
        return;
      case 'open': {
        const { result } = this.#sent.find(({ revision }) => revision === message.revision) ?? {};
        const row = result?.ports[message.row];
        if (row) await openPlace(row, this.#panel?.viewColumn, message.keepFocus);
        return;
      }
      case 'export':
        await commands.executeCommand('portlint.exportReport', message.format);
    }
  }

  /** A hidden page is loaded anew when it is shown, and asks for its rows then. */
  #refreshSoon(): void {
    if (!this.#panel?.visible) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#refresh(), REFRESH_DELAY_MS);
  }

  /** One request at a time: what is asked for while one runs is asked once more after it. */
  async #refresh(): Promise<void> {
    clearTimeout(this.#timer);
    this.#stale = true;
    if (this.#requesting) return;
    this.#requesting = true;
    while (this.#stale && this.#panel) {
      this.#stale = false;
      await this.#request();
    }
    this.#requesting = false;
  }

  async #request(): Promise<void> {
    try {
      const result = await this.#client.sendRequest<ReportResult>(REPORT_REQUEST, {});
      const revision = ++this.#revision;
      this.#sent = [{ revision, result }, ...this.#sent.slice(0, 1)];
      const rows = reportRows(result.ports);
      this.#tell({ type: 'rows', revision, rows, files: new Set(rows.map(row => row.file)).size });
    } catch (error) {
      this.#tell({ type: 'failed', reason: `The ports could not be had: ${(error as Error).message}` });
      this.#answer(undefined);
    }
  }

  #follow({ state, read, files }: StatusParams): void {
    this.#tell({ type: 'scan', scan: state === 'scanning' ? { done: read, total: files } : null });
    if (state === 'idle') this.#refreshSoon();
  }

  #tell(message: ToPage): void {
    void this.#panel?.webview.postMessage(message);
  }

  #answer(shown: ShownRows | undefined): void {
    for (const resolve of this.#waiting.splice(0)) resolve(shown);
  }
}
