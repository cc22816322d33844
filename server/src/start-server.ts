import {
  CodeActionKind,
  type Connection,
  ErrorCodes,
  type InitializeParams,
  type InitializeResult,
  ResponseError,
  type ServerCapabilities,
  TextDocumentSyncKind,
  type WorkspaceFolder,
} from 'vscode-languageserver';
import { codeActions } from './features/code-actions.ts';
import { configuration } from './features/configuration.ts';
import { documentDiagnostics } from './features/document-diagnostics.ts';
import { documentLifecycle } from './features/document-lifecycle.ts';
import { folders } from './features/folders.ts';
import { hover } from './features/hover.ts';
import { lintWorkspace } from './features/lint-workspace.ts';
import { publishedDiagnostics } from './features/published-diagnostics.ts';
import { report } from './features/report.ts';
import { status } from './features/status.ts';
import { watchedFiles } from './features/watched-files.ts';
import { workspaceDiagnostics } from './features/workspace-diagnostics.ts';
import type { ServerHost } from './host.ts';
import { FIX_ALL_KIND } from './remedies.ts';
import { Session } from './session.ts';

/**
 * Serves one client over a connection, which must not listen yet. All that touches the machine comes
 * with `host`; nothing here knows Node or a browser.
 */
export function startServer(connection: Connection, host: ServerHost): void {
  let session: Session | undefined;
  connection.onInitialize((params): InitializeResult => {
    session = begin(connection, host, params);
    return {
      capabilities: capabilitiesFor(session),
      serverInfo: { name: 'Portlint', version: host.version },
    };
  });
  connection.onInitialized(() => {
    if (!session) return;
    configuration(session);
    watchedFiles(session);
    folders(session);
  });
  connection.onShutdown(() => {
    session?.dispose();
    // What the protocol asks for: only `exit` may follow.
    connection.onRequest(() => new ResponseError(ErrorCodes.InvalidRequest, 'the server is shut down'));
  });
  connection.listen();
}

/** The session with all features that may hear of something before the client says `initialized`. */
function begin(connection: Connection, host: ServerHost, params: InitializeParams): Session {
  const session = new Session(connection, host, {
    capabilities: params.capabilities,
    settings: (params.initializationOptions as { settings?: unknown } | undefined)?.settings,
  });
  for (const folder of foldersOf(params)) session.workspaces.add(folder);
  documentLifecycle(session);
  documentDiagnostics(session);
  workspaceDiagnostics(session);
  publishedDiagnostics(session);
  codeActions(session);
  hover(session);
  report(session);
  lintWorkspace(session);
  status(session);
  return session;
}

/** The folders the client has open; an older client names one root. */
function foldersOf({ workspaceFolders, rootUri }: InitializeParams): WorkspaceFolder[] {
  if (workspaceFolders) return workspaceFolders;
  return rootUri ? [{ uri: rootUri, name: rootUri.slice(rootUri.lastIndexOf('/') + 1) }] : [];
}

function capabilitiesFor({ features }: Session): ServerCapabilities {
  return {
    positionEncoding: 'utf-16',
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: false },
    hoverProvider: true,
    codeActionProvider: {
      codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL_KIND],
      resolveProvider: features.resolvesEdits,
    },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    ...(features.pullDiagnostics && {
      diagnosticProvider: {
        identifier: 'portlint',
        interFileDependencies: true,
        workspaceDiagnostics: true,
      },
    }),
  };
}
