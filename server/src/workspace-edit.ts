import {
  CreateFile,
  type TextEdit as ProtocolEdit,
  TextDocumentEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { type FileEdit, lineStartsOf } from '../../shared/index.ts';
import { toRange } from './diagnostics.ts';
import type { Session } from './session.ts';
import type { Workspace } from './workspace.ts';

/**
 * Edits of the engine as the client applies them: bound to the versions of the documents that are open,
 * so that a document which has moved on refuses them.
 *
 * @returns undefined where the client cannot do it (create a file) or a file's text is not known any more
 */
export function workspaceEdit(
  session: Session,
  workspace: Workspace,
  fileEdits: readonly FileEdit[],
): WorkspaceEdit | undefined {
  const { features } = session;
  const documentChanges: (TextDocumentEdit | CreateFile)[] = [];
  const changes: Record<string, ProtocolEdit[]> = {};
  for (const { path, edits, create } of fileEdits) {
    const uri = session.uriOf(workspace, path);
    const lineStarts = lineStartsIn(session, workspace, path, create === true);
    if (!lineStarts) return undefined;
    const textEdits = edits.map(({ range, newText }) => ({ range: toRange(lineStarts, range), newText }));
    if (create) {
      if (!features.createFiles) return undefined;
      documentChanges.push(CreateFile.create(uri, { ignoreIfExists: true }));
    }
    const version = session.documents.get(uri)?.text.version ?? null;
    documentChanges.push(TextDocumentEdit.create({ uri, version }, textEdits));
    changes[uri] = [...(changes[uri] ?? []), ...textEdits];
  }
  return features.documentChanges ? { documentChanges } : { changes };
}

/** Line starts of the text that the engine's offsets refer to. */
function lineStartsIn(
  session: Session,
  workspace: Workspace,
  path: string,
  create: boolean,
): readonly number[] | undefined {
  if (create) return [0];
  const facts = workspace.index.get(path);
  if (facts && facts.lineStarts.length > 0) return facts.lineStarts;
  const config = workspace.configs.at(path);
  if (config) return lineStartsOf(config.text);
  const open = session.documents.get(workspace.uriOf(path));
  return open && lineStartsOf(open.text.getText());
}
