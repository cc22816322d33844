import { DidChangeWatchedFilesNotification, FileChangeType, type FileEvent } from 'vscode-languageserver';
import type { Session } from '../session.ts';
import { TimeSlice } from '../turns.ts';
import { nameOf } from '../uris.ts';
import type { Workspace } from '../workspace.ts';
import { guarded } from './guard.ts';

/** `workspace/didChangeWatchedFiles`: files that appear, change and go outside the editor. */
export function watchedFiles(session: Session): void {
  const { connection, features } = session;
  let queue = Promise.resolve();
  connection.onDidChangeWatchedFiles(({ changes }) => {
    // One batch after the other, so that an older state never comes in after a newer one.
    queue = queue.then(() => guarded(session, undefined, () => take(session, changes)));
    session.intake.add(queue);
  });
  if (features.watchedFilesRegistration)
    connection.client
      .register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: '**/*' }] })
      .catch(session.logError);
}

async function take(session: Session, changes: readonly FileEvent[]): Promise<void> {
  const { workspaces, documents } = session;
  // What a running scan has read before the change must not come in after it.
  await session.scanner.idle();
  const lookAgain = new Set<Workspace>();
  const slice = new TimeSlice();
  let changed = false;
  for (const { uri, type } of changes) {
    await slice.rest();
    const { workspace, path } = workspaces.locate(uri);
    if (workspace.loose) continue;
    if (!documents.get(uri)) changed = session.configChanged(workspace, path) || changed;
    if (nameOf(path) === '.gitignore') lookAgain.add(workspace);
    await workspace.ready(workspace.anyPath);
    if (type === FileChangeType.Created) changed = workspace.folderChanged(path) || changed;
    if (type === FileChangeType.Deleted) changed = forget(session, workspace, path) || changed;
    else if (workspace.files.has(path)) changed = (await readAgain(session, workspace, path, uri)) || changed;
    else if (type === FileChangeType.Created && (await mayHoldFiles(session, workspace, path, uri)))
      lookAgain.add(workspace);
  }
  if (changed) session.sweeper.changed();
  await Promise.all([...lookAgain].map(workspace => session.scan(workspace, 'new')));
}

/** Takes a deleted file, or a folder with all that was in it, out of its workspace. */
function forget(session: Session, workspace: Workspace, path: string): boolean {
  const gone = (file: string) => file === path || file.startsWith(`${path}/`);
  let changed = workspace.folderChanged(path);
  const left = new Set([...workspace.files].filter(file => !gone(file)));
  workspace.seen -= workspace.files.size - left.size;
  workspace.files = left;
  const open = session.documents.openIn(workspace);
  for (const file of workspace.index.snapshot().files.keys())
    if (gone(file) && !open.has(file)) changed = workspace.index.delete(file) || changed;
  return changed;
}

async function readAgain(
  session: Session,
  workspace: Workspace,
  path: string,
  uri: string,
): Promise<boolean> {
  if (session.documents.get(uri)) return false;
  const facts = await session.host.readFacts(uri, path);
  if (session.documents.get(uri)) return false;
  if (!facts) return forget(session, workspace, path);
  if (facts.trouble) session.skips.note(uri, facts.trouble.reason);
  workspace.take(facts);
  return true;
}

/** Whether something new is a file to read, or a folder that may have some. Whether git ignores it, a walk tells. */
async function mayHoldFiles(
  session: Session,
  workspace: Workspace,
  path: string,
  uri: string,
): Promise<boolean> {
  const readable = workspace.accepts(path);
  // An installation brings thousands of files that nobody reads: only what may matter is looked at on disk.
  if (!readable && workspace.filter.excludesFolder(path)) return false;
  const kind = await session.host.kindOf(uri);
  if (kind !== 'folder') return kind === 'file' && readable;
  // What a walk saw of it before may have been half written.
  workspace.files = new Set([...workspace.files].filter(file => !file.startsWith(`${path}/`)));
  return true;
}
