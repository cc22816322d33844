import type { WorkspaceFolder } from 'vscode-languageserver';
import { folderOf, pathOfUri, uriKey, withPath } from './uris.ts';
import { Workspace, type WorkspaceOptions } from './workspace.ts';

/** A file's place in the engine. */
export interface Located {
  readonly workspace: Workspace;
  readonly path: string;
}

/**
 * The folders that the client opened, and one loose workspace for each other folder of which a document
 * is open. A file belongs to the innermost folder that holds it.
 */
export class Workspaces {
  readonly #make: (uri: string, loose: boolean) => Workspace;
  readonly #folders = new Map<string, Workspace>();
  readonly #loose = new Map<string, Workspace>();

  constructor(options: Omit<WorkspaceOptions, 'uri' | 'loose'>) {
    this.#make = (uri, loose) => new Workspace({ ...options, uri, loose });
  }

  /** The workspaces of the client's folders. */
  folders(): Workspace[] {
    return [...this.#folders.values()];
  }

  all(): Workspace[] {
    return [...this.#folders.values(), ...this.#loose.values()];
  }

  /** Opens a folder; undefined where it is open already. */
  add(folder: WorkspaceFolder): Workspace | undefined {
    const key = uriKey(folder.uri);
    if (this.#folders.has(key)) return undefined;
    const workspace = this.#make(folder.uri, false);
    this.#folders.set(key, workspace);
    this.#loose.clear();
    return workspace;
  }

  /** Closes a folder; the workspace that it was. */
  remove(folder: WorkspaceFolder): Workspace | undefined {
    const key = uriKey(folder.uri);
    const workspace = this.#folders.get(key);
    this.#folders.delete(key);
    return workspace;
  }

  /** Drops the loose workspaces of which no document is open any more. */
  keepLoose(inUse: ReadonlySet<Workspace>): void {
    for (const [key, workspace] of this.#loose) if (!inUse.has(workspace)) this.#loose.delete(key);
  }

  /** Where a URI belongs; a loose workspace is made where no folder holds it. */
  locate(uri: string): Located {
    let best: Located | undefined;
    for (const workspace of this.#folders.values()) {
      const path = sameScheme(uri, workspace.uri) ? workspace.pathOf(uri) : undefined;
      // The innermost folder leaves the shortest path.
      if (path !== undefined && (!best || path.length < best.path.length)) best = { workspace, path };
    }
    return best ?? this.#locateLoose(uri);
  }

  /** The paths, in `workspace`, of other folders that the client opened within it: their files are not its own. */
  nestedIn(workspace: Workspace): string[] {
    return this.folders().flatMap(other =>
      other !== workspace && sameScheme(other.uri, workspace.uri) ? (workspace.pathOf(other.uri) ?? []) : [],
    );
  }

  #locateLoose(uri: string): Located {
    const path = pathOfUri(uri);
    const folder = withPath(uri, folderOf(path) || '/');
    const key = uriKey(folder);
    let workspace = this.#loose.get(key);
    if (!workspace) {
      workspace = this.#make(folder, true);
      this.#loose.set(key, workspace);
    }
    return { workspace, path };
  }
}

function sameScheme(a: string, b: string): boolean {
  return a.slice(0, a.indexOf(':')).toLowerCase() === b.slice(0, b.indexOf(':')).toLowerCase();
}
