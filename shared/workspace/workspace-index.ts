import type { FileFacts } from '../readers/index.ts';
import { WorkspaceSnapshot } from './workspace-snapshot.ts';

/** The facts of every file of a workspace, changed file by file; snapshots of it are immutable. */
export class WorkspaceIndex {
  #files = new Map<string, FileFacts>();
  #snapshot: WorkspaceSnapshot | undefined;

  /** Puts the facts of one file in place of what was known of it. */
  set(facts: FileFacts): void {
    this.#detach();
    this.#files.set(facts.path, facts);
  }

  /** Forgets a file; whether it was known. */
  delete(path: string): boolean {
    if (!this.#files.has(path)) return false;
    this.#detach();
    return this.#files.delete(path);
  }

  get(path: string): FileFacts | undefined {
    return this.#files.get(path);
  }

  /** The workspace as it is now; the same object until something changes. */
  snapshot(): WorkspaceSnapshot {
    this.#snapshot ??= new WorkspaceSnapshot(this.#files);
    return this.#snapshot;
  }

  /** Copies the map on the first write after a snapshot, which keeps the old one. */
  #detach(): void {
    if (!this.#snapshot) return;
    this.#snapshot = undefined;
    this.#files = new Map(this.#files);
  }
}
