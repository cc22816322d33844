import {
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  ResponseError,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { NO_DIAGNOSTICS } from '../result-id.ts';
import type { Session } from '../session.ts';
import type { Swept } from '../sweeper.ts';
import { uriKey } from '../uris.ts';
import { cancelled, guarded, untilCancelled } from './guard.ts';

/** What the client knows of a file: its spelling of the URI and the result it holds. */
type Known = ReadonlyMap<string, { readonly uri: string; readonly value: string }>;

/**
 * `workspace/diagnostic`: the verdicts on every file, once the scan is over. A client that asks again and
 * again (it gives its results and takes partial ones) is answered when something has changed, as the
 * protocol suggests, and not every two seconds.
 */
export function workspaceDiagnostics(session: Session): void {
  if (!session.features.pullDiagnostics) return;
  const { sweeper } = session;
  session.answers(
    session.connection.languages.diagnostics.onWorkspace(
      async ({ previousResultIds }, token, _progress, partialResults) => {
        const known: Known = new Map(previousResultIds.map(previous => [uriKey(previous.uri), previous]));
        const failed = new ResponseError(LSPErrorCodes.ServerCancelled, 'failed, see the log', {
          retriggerRequest: false,
        });
        return guarded(session, failed, async () => {
          const gone = untilCancelled(token);
          for (;;) {
            const swept = await Promise.race([sweeper.settled(), gone]);
            if (!swept || token.isCancellationRequested) return cancelled();
            const items = itemsOf(swept, known);
            const news = items.some(item => item.kind === DocumentDiagnosticReportKind.Full);
            if (news || !partialResults || known.size === 0) return { items };
            await Promise.race([nextSweep(session), gone]);
          }
        });
      },
    ),
  );
}

/** What is to be said of every file that has verdicts or that the client thinks has. */
function itemsOf({ files }: Swept, known: Known): WorkspaceDocumentDiagnosticReport[] {
  const items: WorkspaceDocumentDiagnosticReport[] = [];
  const told = new Set<string>();
  for (const { uri, version, resultId, diagnostics } of files.values()) {
    const key = uriKey(uri);
    told.add(key);
    items.push(
      known.get(key)?.value === resultId
        ? { kind: DocumentDiagnosticReportKind.Unchanged, uri, version, resultId }
        : { kind: DocumentDiagnosticReportKind.Full, uri, version, resultId, items: [...diagnostics] },
    );
  }
  for (const [key, { uri, value }] of known) {
    if (told.has(key)) continue;
    items.push(
      value === NO_DIAGNOSTICS
        ? { kind: DocumentDiagnosticReportKind.Unchanged, uri, version: null, resultId: NO_DIAGNOSTICS }
        : {
            kind: DocumentDiagnosticReportKind.Full,
            uri,
            version: null,
            resultId: NO_DIAGNOSTICS,
            items: [],
          },
    );
  }
  return items;
}

function nextSweep(session: Session): Promise<void> {
  return new Promise(resolve => {
    const subscription = session.sweeper.onSwept(() => {
      subscription.dispose();
      resolve();
    });
  });
}
