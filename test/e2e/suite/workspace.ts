import * as vscode from 'vscode';

/** A file of the fixture workspace. */
export function fileUri(path: string): vscode.Uri {
  return vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, path);
}

/** Opens a file of the fixture workspace in an editor. */
export async function openFile(path: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(fileUri(path));
  await vscode.window.showTextDocument(document);
  return document;
}

/** The rules that speak of a file, each as `rule severity line` (line from 1), in the order of their places. */
export function verdicts(uri: vscode.Uri): string[] {
  return portlintDiagnostics(uri)
    .sort((a, b) => a.range.start.compareTo(b.range.start))
    .map(({ code, severity, range }) => {
      const rule = typeof code === 'object' ? code.value : code;
      return `${rule} ${vscode.DiagnosticSeverity[severity]} ${range.start.line + 1}`;
    });
}

/** Portlint's own diagnostics of a file. */
export function portlintDiagnostics(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'portlint');
}

/**
 * Resolves when the verdicts of a file are as `expected` says, at once or after a change of diagnostics.
 * The test's own time limit ends the wait; the last verdicts seen are then in its message.
 */
export async function untilVerdicts(
  uri: vscode.Uri,
  expected: (verdicts: string[]) => boolean,
  waitMs = 20_000,
): Promise<string[]> {
  const seen = verdicts(uri);
  if (expected(seen)) return seen;
  return new Promise((resolve, reject) => {
    const finish = (end: () => void) => {
      clearTimeout(timer);
      subscription.dispose();
      end();
    };
    const timer = setTimeout(
      () =>
        finish(() => reject(new Error(`${uri.path} has only: ${verdicts(uri).join('; ') || 'no verdict'}`))),
      waitMs,
    );
    const subscription = vscode.languages.onDidChangeDiagnostics(() => {
      const now = verdicts(uri);
      if (expected(now)) finish(() => resolve(now));
    });
  });
}
