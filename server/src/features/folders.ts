import type { WorkspaceFolder } from 'vscode-languageserver';
import type { Session } from '../session.ts';

/** `workspace/didChangeWorkspaceFolders`, and the first scan of the folders that are open at the start. */
export function folders(session: Session): void {
  const { connection, workspaces, features } = session;
  for (const workspace of workspaces.folders()) void session.scan(workspace, 'all');
  if (!features.workspaceFolders) return;
  connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
    for (const folder of removed) workspaces.remove(folder);
    const before = workspaces.folders();
    const opened = added.map((folder: WorkspaceFolder) => workspaces.add(folder)).filter(Boolean);
    session.documents.forgetFacts();
    // A folder within another takes files from it, or gives them back.
    for (const workspace of before) void session.scan(workspace, 'new');
    for (const workspace of opened) if (workspace) void session.scan(workspace, 'all');
    session.sweeper.changed();
  });
}
