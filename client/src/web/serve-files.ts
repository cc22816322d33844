import { FileType, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  ASSET_REQUEST,
  type AssetParams,
  type FileBytes,
  type FileParams,
  KIND_REQUEST,
  LIST_FOLDER_REQUEST,
  type ListedEntry,
  READ_FILE_REQUEST,
  type ReadFileParams,
} from '../../../shared/protocol.ts';

/** Answers what a server in a browser asks about files: through VS Code, whatever file system they are of. */
export function serveFiles(client: BaseLanguageClient, extension: Uri): void {
  client.onRequest(KIND_REQUEST, ({ uri }: FileParams) => kindOf(Uri.parse(uri)));
  client.onRequest(READ_FILE_REQUEST, ({ uri, maxBytes }: ReadFileParams) => read(Uri.parse(uri), maxBytes));
  client.onRequest(LIST_FOLDER_REQUEST, ({ uri }: FileParams) => list(Uri.parse(uri)));
  client.onRequest(ASSET_REQUEST, ({ name }: AssetParams) =>
    workspace.fs.readFile(Uri.joinPath(extension, 'dist', name)),
  );
}

async function kindOf(uri: Uri): Promise<'file' | 'folder' | null> {
  try {
    return kindOfType((await workspace.fs.stat(uri)).type) ?? null;
  } catch {
    return null;
  }
}

async function read(uri: Uri, maxBytes: number): Promise<FileBytes | null> {
  try {
    const { size } = await workspace.fs.stat(uri);
    return size > maxBytes ? 'large' : await workspace.fs.readFile(uri);
  } catch {
    return null;
  }
}

async function list(uri: Uri): Promise<ListedEntry[]> {
  const entries = await workspace.fs.readDirectory(uri);
  return entries.flatMap(([name, type]): ListedEntry[] => {
    const kind = kindOfType(type);
    return kind ? [[name, kind]] : [];
  });
}

/** A symbolic link's type has the bit of what it leads to besides its own. */
function kindOfType(type: FileType): 'file' | 'folder' | undefined {
  if (type === FileType.File) return 'file';
  return type === FileType.Directory ? 'folder' : undefined;
}
