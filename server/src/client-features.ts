import type { ClientCapabilities } from 'vscode-languageserver';

/** What the connected client can do, as far as the server acts on it. */
export interface ClientFeatures {
  readonly configuration: boolean;
  readonly configurationRegistration: boolean;
  readonly watchedFilesRegistration: boolean;
  readonly workspaceFolders: boolean;
  /** Pull diagnostics, of documents and of the workspace; without it diagnostics are published. */
  readonly pullDiagnostics: boolean;
  readonly diagnosticRefresh: boolean;
  readonly documentChanges: boolean;
  readonly createFiles: boolean;
  readonly resolvesEdits: boolean;
  readonly preferredActions: boolean;
  readonly disabledActions: boolean;
}

/** Reads the capabilities that a client announced. */
export function clientFeatures(capabilities: ClientCapabilities): ClientFeatures {
  const { workspace, textDocument } = capabilities;
  const action = textDocument?.codeAction;
  const documentChanges = workspace?.workspaceEdit?.documentChanges === true;
  return {
    configuration: workspace?.configuration === true,
    configurationRegistration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    watchedFilesRegistration: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    pullDiagnostics: textDocument?.diagnostic !== undefined,
    diagnosticRefresh: workspace?.diagnostics?.refreshSupport === true,
    documentChanges,
    // To create a file is an operation among the changes of documents.
    createFiles: documentChanges && workspace?.workspaceEdit?.resourceOperations?.includes('create') === true,
    resolvesEdits:
      action?.dataSupport === true && action.resolveSupport?.properties.includes('edit') === true,
    preferredActions: action?.isPreferredSupport === true,
    disabledActions: action?.disabledSupport === true,
  };
}
