import type { Connection } from 'vscode-languageserver';
import type { FolderEntry } from '../../shared/index.ts';
import {
  ASSET_REQUEST,
  type FileBytes,
  KIND_REQUEST,
  LIST_FOLDER_REQUEST,
  type ListedEntry,
  READ_FILE_REQUEST,
} from '../../shared/protocol.ts';

/** The files of a workspace, as the client of a server in a browser reaches them. All are named by URI. */
export class WebFiles {
  readonly #connection: Pick<Connection, 'sendRequest'>;

  constructor(connection: Pick<Connection, 'sendRequest'>) {
    this.#connection = connection;
  }

  /** What a URI names; undefined for nothing, and for what is neither a file nor a folder. */
  async kindOf(uri: string): Promise<'file' | 'folder' | undefined> {
    return (await this.#connection.sendRequest<'file' | 'folder' | null>(KIND_REQUEST, { uri })) ?? undefined;
  }

  /** The bytes of a file of at most `maxBytes`, `'large'` for a longer one, undefined where there is none. */
  async read(uri: string, maxBytes: number): Promise<FileBytes | undefined> {
    const read = await this.#connection.sendRequest<FileBytes | null>(READ_FILE_REQUEST, { uri, maxBytes });
    return read ?? undefined;
  }

  /**
   * What stands in a folder.
   * @throws Error that says why it cannot be read
   */
  async list(uri: string): Promise<FolderEntry[]> {
    const entries = await this.#connection.sendRequest<ListedEntry[]>(LIST_FOLDER_REQUEST, { uri });
    return entries.map(([name, kind]) => ({
      name,
      isFile: () => kind === 'file',
      isDirectory: () => kind === 'folder',
    }));
  }

  /** A file of the extension's build, by its path in `dist`. */
  async asset(name: string): Promise<Uint8Array> {
    return this.#connection.sendRequest<Uint8Array>(ASSET_REQUEST, { name });
  }
}
