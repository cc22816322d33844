import { workspace } from 'vscode';
import { type LanguageClientOptions, RevealOutputChannelOn } from 'vscode-languageclient';

/**
 * What a client asks for, wherever its server runs. It is the server that knows which files can hold a port
 * (by name, path, language and text), so every document of a file is told to it.
 */
export function clientOptions(): LanguageClientOptions {
  // Folders of a browser are of many schemes (`vscode-vfs`, `memfs`); other documents are no files.
  const schemes = new Set([
    'file',
    'untitled',
    ...(workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme),
  ]);
  return {
    documentSelector: [...schemes].map(scheme => ({ scheme })),
    // The status bar item tells of a failure; the output comes forward when it is asked for.
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    diagnosticPullOptions: { onChange: true, onSave: false },
  };
}
