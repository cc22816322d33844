import {
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver';
import type { FileVerdicts } from '../analysis.ts';
import { NO_DIAGNOSTICS } from '../result-id.ts';
import type { Session } from '../session.ts';
import { nextTurn } from '../turns.ts';
import { uriKey } from '../uris.ts';
import { cancelled, guarded } from './guard.ts';

/**
 * `textDocument/diagnostic`: the verdicts on a document's newest version. When a change elsewhere alters
 * what was answered, the client is told to ask again.
 */
export function documentDiagnostics(session: Session): void {
  if (!session.features.pullDiagnostics) return;
  const { connection, documents, sweeper } = session;
  /** What each open document was last answered: for its version, this result. */
  const answered = new Map<string, { version: number; resultId: string }>();

  session.answers(
    connection.languages.diagnostics.on(async ({ textDocument: { uri }, previousResultId }, token) => {
      // An edit or a cancellation that already waits makes this answer worthless.
      await nextTurn();
      if (token.isCancellationRequested) return cancelled();
      return guarded(session, failed(), async () => {
        const verdicts = await verdictsOn(session, uri);
        if (token.isCancellationRequested) return cancelled();
        const version = documents.get(uri)?.text.version;
        const { resultId } = verdicts;
        if (version !== undefined) answered.set(uriKey(uri), { version, resultId });
        return reportOf(verdicts, previousResultId);
      });
    }),
  );

  documents.onClosed(({ text }) => answered.delete(uriKey(text.uri)));
  sweeper.onSwept(({ files }) => {
    let refresh = false;
    for (const { text } of documents.all()) {
      const last = answered.get(uriKey(text.uri));
      const resultId = files.get(text.uri)?.resultId ?? NO_DIAGNOSTICS;
      if (last?.version !== text.version || last.resultId === resultId) continue;
      last.resultId = resultId;
      refresh = true;
    }
    if (refresh && session.features.diagnosticRefresh)
      connection.languages.diagnostics.refresh().catch(session.logError);
  });
}

/** The verdicts on a file as it is now: the newest version where it is open, else what is on disk. */
async function verdictsOn(session: Session, uri: string): Promise<FileVerdicts> {
  const open = await session.upToDate(uri);
  const { workspace, path } = open ?? session.workspaces.locate(uri);
  if (!open) {
    await workspace.ready(path);
    // What git ignores is not of the workspace; whether it does, the scan knows.
    if (!workspace.files.has(path)) await session.scanner.idle();
    if (workspace.files.has(path) && !workspace.index.get(path)) {
      const facts = await session.host.readFacts(uri, path);
      if (facts && !session.documents.get(uri)) workspace.take(facts);
    }
  }
  return session.analysis.verdicts(workspace, path);
}

function reportOf(
  { diagnostics, resultId }: FileVerdicts,
  previous: string | undefined,
): DocumentDiagnosticReport {
  return previous === resultId
    ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId }
    : { kind: DocumentDiagnosticReportKind.Full, resultId, items: [...diagnostics] };
}

/** Says that there is no answer, so that the client keeps what it shows. */
function failed() {
  return new ResponseError(LSPErrorCodes.ServerCancelled, 'failed, see the log', { retriggerRequest: false });
}
