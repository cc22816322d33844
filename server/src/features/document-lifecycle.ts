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
    void guarded(session, undefined, async () => {
      const facts = workspace.files.has(path) ? await session.host.readFacts(uri, path) : undefined;
      // Opened again meanwhile: the document counts.
      if (documents.get(uri)) return;
      if (facts) workspace.take(facts);
      else workspace.index.delete(path);
      sweeper.changed();
    });
  });
}
