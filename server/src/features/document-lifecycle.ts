import type { Session } from '../session.ts';
import { guarded } from './guard.ts';

/**
 * `textDocument/didOpen`, `didChange`, `didClose`: an open document's text stands for its file; when it
 * is closed, the file on disk counts again.
 */
export function documentLifecycle(session: Session): void {
  const { documents, sweeper } = session;
  documents.listen(session.connection);
  documents.onChanged(({ workspace, path }) => {
    session.configChanged(workspace, path);
    sweeper.changed();
  });
  documents.onClosed(({ workspace, path, text: { uri } }) => {
    session.configChanged(workspace, path);
    workspace.index.delete(path);
    if (workspace.loose) session.workspaces.keepLoose(new Set(documents.all().map(each => each.workspace)));
    sweeper.changed();
    if (!workspace.files.has(path)) return;
    const reading = guarded(session, undefined, async () => {
      const facts = await session.host.readFacts(uri, path);
      // Opened again meanwhile: the document counts.
      if (!facts || documents.get(uri)) return;
      workspace.take(facts);
      sweeper.changed();
    });
    session.intake.add(reading);
  });
}
