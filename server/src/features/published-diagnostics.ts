import type { FileVerdicts } from '../analysis.ts';
import { NO_DIAGNOSTICS } from '../result-id.ts';
import type { Session } from '../session.ts';
import { nextTurn } from '../turns.ts';
import { uriKey } from '../uris.ts';
import { guarded } from './guard.ts';

/**
 * `textDocument/publishDiagnostics`, for clients that cannot pull: an edited document's verdicts at once,
 * those of all other files when everything has been judged. Only what changed is sent.
 */
export function publishedDiagnostics(session: Session): void {
  if (session.features.pullDiagnostics) return;
  const { connection, documents, sweeper } = session;
  /** What the client was told of each file. */
  const told = new Map<string, { uri: string; resultId: string; version: number | null }>();
  const inWork = new Set<string>();

  const publish = (uri: string, version: number | null, verdicts: Omit<FileVerdicts, 'findings'>): void => {
    const key = uriKey(uri);
    const last = told.get(key);
    if (last?.resultId === verdicts.resultId && last.version === version) return;
    if (!last && verdicts.resultId === NO_DIAGNOSTICS) return;
    told.set(key, { uri, resultId: verdicts.resultId, version });
    void connection.sendDiagnostics({
      uri,
      diagnostics: [...verdicts.diagnostics],
      ...(version !== null && { version }),
    });
  };

  documents.onChanged(({ text: { uri } }) => {
    if (inWork.has(uri)) return;
    inWork.add(uri);
    void guarded(session, undefined, async () => {
      try {
        await nextTurn();
        const document = await session.upToDate(uri);
        if (!document) return;
        const { workspace, path, text } = document;
        publish(text.uri, text.version, session.analysis.verdicts(workspace, path));
      } finally {
        inWork.delete(uri);
      }
    });
  });

  sweeper.onSwept(({ files }) => {
    for (const file of files.values()) publish(file.uri, file.version, file);
    const judged = new Set([...files.keys()].map(uriKey));
    for (const [key, { uri }] of told) {
      if (judged.has(key)) continue;
      publish(uri, documents.get(uri)?.text.version ?? null, { diagnostics: [], resultId: NO_DIAGNOSTICS });
      if (!documents.get(uri)) told.delete(key);
    }
  });
}
