import { Emitter } from 'vscode-languageserver';
import type { FindingCounts } from '../../shared/protocol.ts';
import type { Analysis, FileVerdicts } from './analysis.ts';
import { isConfigPath } from './config-store.ts';
import type { Documents } from './documents.ts';
import type { Intake } from './intake.ts';
import type { Scanner } from './scanner.ts';
import { TimeSlice } from './turns.ts';
import type { Workspace } from './workspace.ts';
import type { Workspaces } from './workspaces.ts';

/** How long (ms) it must be quiet before everything is judged unasked. Nothing that a user looks at waits for it. */
const QUIET_MS = 120;

/** The verdicts on one file of a sweep. */
interface SweptFile extends FileVerdicts {
  readonly workspace: Workspace;
  readonly path: string;
  /** As the client spells it. */
  readonly uri: string;
  /** The version of the open document; null where it is not open. */
  readonly version: number | null;
}

/** Everything that is reported at one moment, by URI; files without diagnostics are left out. */
export interface Swept {
  readonly files: ReadonlyMap<string, SweptFile>;
  readonly counts: FindingCounts;
}

/**
 * Judges all workspaces, in slices between which edits and requests have their turn, and tells those who
 * show more than one file: the workspace pull, the publisher, the status.
 */
export class Sweeper {
  readonly #parts: SweeperParts;
  readonly #swept = new Emitter<Swept>();
  #generation = 0;
  #done: { readonly generation: number; readonly swept: Swept } | undefined;
  #running: Promise<Swept | undefined> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: SweeperParts) {
    this.#parts = parts;
  }

  /** A sweep came to its end with nothing changed meanwhile. */
  readonly onSwept = this.#swept.event;

  /** Something changed that may change verdicts. */
  changed(): void {
    this.#generation++;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#run().catch(this.#parts.onError), QUIET_MS);
  }

  /** What holds now, with all that the server has been told and that a running scan finds. */
  async settled(): Promise<Swept> {
    for (;;) {
      const { scanner, intake } = this.#parts;
      if (this.#done?.generation === this.#generation && !scanner.busy && !intake.busy)
        return this.#done.swept;
      await this.#run();
    }
  }

  /** Ends the waiting for quiet; for the end of the server. */
  dispose(): void {
    clearTimeout(this.#timer);
    this.#swept.dispose();
  }

  #run(): Promise<Swept | undefined> {
    this.#running ??= this.#sweep().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  /** One sweep; undefined where something changed under it. */
  async #sweep(): Promise<Swept | undefined> {
    const { scanner, intake } = this.#parts;
    while (scanner.busy || intake.busy) {
      await intake.idle();
      await scanner.idle();
    }
    clearTimeout(this.#timer);
    const generation = this.#generation;
    await this.#parts.documents.readAll();
    const files = new Map<string, SweptFile>();
    const slice = new TimeSlice();
    for (const workspace of this.#parts.workspaces.all()) {
      const openDocuments = this.#parts.documents.openIn(workspace);
      const judge = async (path: string): Promise<void> => {
        await slice.rest();
        if (!workspace.isReady(path)) await workspace.ready(path);
        if (generation !== this.#generation) return;
        const verdicts = this.#parts.analysis.verdicts(workspace, path);
        if (verdicts.diagnostics.length === 0) return;
        const open = openDocuments.get(path);
        const uri = open?.uri ?? workspace.uriOf(path);
        files.set(uri, { ...verdicts, workspace, path, uri, version: open?.version ?? null });
      };
      const paths = new Set(workspace.index.snapshot().files.keys());
      for (const path of [...workspace.files, ...openDocuments.keys()])
        if (isConfigPath(path)) paths.add(path);
      for (const path of paths) {
        await judge(path);
        if (generation !== this.#generation) return undefined;
      }
      // A folder's own are among its files; those above a loose one came in with its documents.
      if (workspace.loose)
        for (const { path } of workspace.configs.all()) if (!paths.has(path)) await judge(path);
    }
    if (generation !== this.#generation) return undefined;
    const swept = { files, counts: countsOf(files.values()) };
    this.#done = { generation, swept };
    this.#swept.fire(swept);
    return swept;
  }
}

export interface SweeperParts {
  readonly scanner: Scanner;
  readonly intake: Intake;
  readonly documents: Documents;
  readonly workspaces: Workspaces;
  readonly analysis: Analysis;
  readonly onError: (error: unknown) => void;
}

function countsOf(files: Iterable<SweptFile>): FindingCounts {
  const counts = { errors: 0, warnings: 0, information: 0, hints: 0 };
  const keys = [undefined, 'errors', 'warnings', 'information', 'hints'] as const;
  for (const { diagnostics } of files)
    for (const { severity = 1 } of diagnostics) {
      const key = keys[severity];
      if (key) counts[key]++;
    }
  return counts;
}
