import { type Connection, Emitter, type WorkDoneProgressServerReporter } from 'vscode-languageserver';
import type { FileFacts } from '../../shared/index.ts';
import type { Documents } from './documents.ts';
import type { ServerHost } from './host.ts';
import type { SkipLog } from './skip-log.ts';
import type { Workspace } from './workspace.ts';
import type { Workspaces } from './workspaces.ts';

/** What a scan is to do: read every file again, or only those that are new. */
export type ScanMode = 'all' | 'new';

/** How far the scans are that the user is told of, together. */
export interface ScanAdvance {
  readonly done: number;
  readonly total: number;
}

interface Running {
  readonly mode: ScanMode;
  readonly done: Promise<boolean>;
}

/**
 * Reads the files of the folders in the background. Scans of one folder never overlap: one that is asked
 * for while another runs starts when that is over, and answers everybody who asked meanwhile.
 */
export class Scanner {
  readonly #connection: Connection;
  readonly #host: ServerHost;
  readonly #workspaces: Workspaces;
  readonly #documents: Documents;
  readonly #skips: SkipLog;
  readonly #running = new Map<Workspace, Running>();
  readonly #waiting = new Map<Workspace, Running>();
  readonly #stop = new AbortController();
  readonly #advanced = new Emitter<ScanAdvance>();
  readonly #advance = new Map<Workspace, ScanAdvance>();

  constructor(parts: {
    connection: Connection;
    host: ServerHost;
    workspaces: Workspaces;
    documents: Documents;
    skips: SkipLog;
  }) {
    this.#connection = parts.connection;
    this.#host = parts.host;
    this.#workspaces = parts.workspaces;
    this.#documents = parts.documents;
    this.#skips = parts.skips;
  }

  /** A scan that is shown began (`done` is 0) or went on. */
  readonly onAdvance = this.#advanced.event;

  /** Whether any scan runs. */
  get busy(): boolean {
    return this.#running.size > 0;
  }

  /** Resolves when no scan runs or waits. */
  async idle(): Promise<void> {
    while (this.busy) await Promise.all([...this.#running.values()].map(running => running.done));
  }

  /** Ends every scan; for the end of the server. */
  dispose(): void {
    this.#stop.abort();
  }

  /**
   * Finds the files of a folder and reads them. `all` shows progress that the user can cancel; `new` is
   * for small changes and works unseen. Resolves to whether it came to its end; never rejects.
   */
  scan(workspace: Workspace, mode: ScanMode): Promise<boolean> {
    const running = this.#running.get(workspace);
    if (!running) return this.#start(workspace, mode);
    const waiting = this.#waiting.get(workspace);
    if (waiting && (waiting.mode === 'all' || mode === 'new')) return waiting.done;
    const next: Running = {
      mode,
      done: running.done.then(() => {
        // A later wish for more has taken this one's place.
        if (this.#waiting.get(workspace) !== next) return this.#waiting.get(workspace)?.done ?? true;
        this.#waiting.delete(workspace);
        return this.#start(workspace, mode);
      }),
    };
    this.#waiting.set(workspace, next);
    return next.done;
  }

  #start(workspace: Workspace, mode: ScanMode): Promise<boolean> {
    const done = this.#run(workspace, mode)
      .catch(error => {
        this.#connection.console.error(`The scan of ${workspace.name} failed: ${String(error)}`);
        return false;
      })
      .finally(() => this.#running.delete(workspace));
    this.#running.set(workspace, { mode, done });
    return done;
  }

  async #run(workspace: Workspace, mode: ScanMode): Promise<boolean> {
    const progress = mode === 'all' ? await this.#progress() : undefined;
    const aborter = new AbortController();
    const abort = () => aborter.abort();
    progress?.token.onCancellationRequested(abort);
    this.#stop.signal.addEventListener('abort', abort);
    try {
      progress?.begin('Portlint', 0, `finding files in ${workspace.name}`, true);
      if (mode === 'all') this.#tellAdvance(workspace, 0, 0);
      return await this.#read(workspace, mode, aborter.signal, progress);
    } finally {
      this.#stop.signal.removeEventListener('abort', abort);
      this.#advance.delete(workspace);
      progress?.done();
    }
  }

  async #read(
    workspace: Workspace,
    mode: ScanMode,
    signal: AbortSignal,
    progress: WorkDoneProgressServerReporter | undefined,
  ): Promise<boolean> {
    await workspace.ready(workspace.anyPath);
    // One filter for the whole walk, even if the configuration changes meanwhile.
    const { filter } = workspace;
    workspace.filteredBy = workspace.filterKey;
    const nested = this.#workspaces.nestedIn(workspace);
    const belongsElsewhere = (file: string) => nested.some(folder => file.startsWith(`${folder}/`));
    const found = await this.#host.discover(workspace.uri, {
      accepts: file => workspace.accepts(file, filter) && !belongsElsewhere(file),
      excludesFolder: folder => filter.excludesFolder(folder),
    });
    const known = workspace.files;
    workspace.files = new Set(found.files);
    workspace.seen = found.seen;
    workspace.unreadable = found.unreadable;
    for (const { file, reason } of found.unreadable) this.#skips.note(workspace.uriOf(file), reason);
    const open = this.#documents.openIn(workspace);
    for (const path of workspace.index.snapshot().files.keys())
      if (!workspace.files.has(path) && !open.has(path)) workspace.index.delete(path);
    const files = mode === 'all' ? found.files : found.files.filter(file => !known.has(file));
    const unread = files.filter(file => !open.has(file));
    let percentage = 0;
    const onFacts = (batch: readonly FileFacts[], done: number) => {
      const openNow = this.#documents.openIn(workspace);
      for (const facts of batch) {
        // Opened since the scan began.
        if (!openNow.has(facts.path)) workspace.take(facts);
        if (facts.trouble) this.#skips.note(workspace.uriOf(facts.path), facts.trouble.reason);
      }
      if (mode === 'all') this.#tellAdvance(workspace, done, unread.length);
      const now = Math.floor((100 * done) / unread.length);
      if (now === percentage) return;
      percentage = now;
      progress?.report(now, `${done} of ${unread.length} files`);
    };
    await this.#host.scan(workspace.uri, { files: unread, onFacts, signal });
    return !signal.aborted;
  }

  #tellAdvance(workspace: Workspace, done: number, total: number): void {
    this.#advance.set(workspace, { done, total });
    const all = [...this.#advance.values()];
    this.#advanced.fire({
      done: all.reduce((sum, each) => sum + each.done, 0),
      total: all.reduce((sum, each) => sum + each.total, 0),
    });
  }

  /** A progress that the user sees; undefined where the client shows none. */
  async #progress(): Promise<WorkDoneProgressServerReporter | undefined> {
    try {
      return await this.#connection.window.createWorkDoneProgress();
    } catch {
      return undefined;
    }
  }
}
