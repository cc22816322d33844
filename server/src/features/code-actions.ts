import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
  LSPErrorCodes,
  type Range,
  ResponseError,
} from 'vscode-languageserver';
import type { OpenDocument } from '../documents.ts';
import { FIX_ALL_KIND, fixAll, type Remedy, remediesOf } from '../remedies.ts';
import type { Session } from '../session.ts';
import { nextTurn } from '../turns.ts';
import { workspaceEdit } from '../workspace-edit.ts';
import { cancelled, guarded } from './guard.ts';

/** What an action carries until it is chosen: enough to find it again, if the document is still the same. */
interface ActionData {
  readonly uri: string;
  readonly version: number;
  readonly kind: string;
  readonly title: string;
  /** Of the finding; absent for fix-all. */
  readonly fingerprint?: string;
}

/**
 * `textDocument/codeAction` and `codeAction/resolve`. Edits are made when an action is chosen, where the
 * client can wait for them, and are refused when the document has moved on since it was offered.
 */
export function codeActions(session: Session): void {
  const { connection } = session;
  session.answers(
    connection.onCodeAction(async (params, token) => {
      await nextTurn();
      if (token.isCancellationRequested) return cancelled();
      return guarded(session, [], async () => {
        // A fix may edit other open documents too.
        await session.documents.readAll();
        const document = await session.upToDate(params.textDocument.uri);
        if (!document) return [];
        if (token.isCancellationRequested) return cancelled();
        return actionsOn(session, document, params);
      });
    }),
  );
  session.answers(
    connection.onCodeActionResolve(action => guarded(session, action, () => resolved(session, action))),
  );
}

function actionsOn(session: Session, document: OpenDocument, params: CodeActionParams): CodeAction[] {
  const { only } = params.context;
  const wanted = (kind: string) =>
    only === undefined || only.some(asked => kind === asked || kind.startsWith(`${asked}.`));
  const { findings, diagnostics } = session.analysis.verdicts(document.workspace, document.path);
  const actions: CodeAction[] = [];
  if (wanted(CodeActionKind.QuickFix)) {
    // A configuration's own diagnostics stand before those of the findings.
    const ofFindings = diagnostics.slice(diagnostics.length - findings.length);
    for (const [i, finding] of findings.entries()) {
      const diagnostic = ofFindings[i]!;
      if (!touches(diagnostic.range, params.range)) continue;
      for (const remedy of remediesOf(session, document, finding))
        actions.push(actionOf(session, document, remedy, diagnostic));
    }
  }
  if (wanted(FIX_ALL_KIND)) {
    const remedy = fixAll(session, document, findings);
    if (remedy) actions.push(actionOf(session, document, remedy));
  }
  return actions;
}

function actionOf(
  session: Session,
  document: OpenDocument,
  remedy: Remedy,
  diagnostic?: Diagnostic,
): CodeAction {
  const { features } = session;
  const { title, kind, finding, preferred } = remedy;
  const action: CodeAction = {
    title,
    kind,
    ...(diagnostic && { diagnostics: [diagnostic] }),
    ...(preferred && features.preferredActions && { isPreferred: true }),
  };
  if (!features.resolvesEdits) {
    const edit = workspaceEdit(session, document.workspace, remedy.edits);
    return edit ? { ...action, edit } : action;
  }
  const data: ActionData = {
    uri: document.text.uri,
    version: document.text.version,
    kind,
    title,
    ...(finding && { fingerprint: finding.fingerprint }),
  };
  return { ...action, data };
}

/** The action with its edit, or an error where the document is not what it was when it was offered. */
async function resolved(session: Session, action: CodeAction): Promise<CodeAction> {
  const data = action.data as ActionData | undefined;
  if (!data) return action;
  await session.documents.readAll();
  const document = await session.upToDate(data.uri);
  if (!document || document.text.version !== data.version) throw moved();
  const { findings } = session.analysis.verdicts(document.workspace, document.path);
  const finding = findings.find(each => each.fingerprint === data.fingerprint);
  const remedy =
    data.kind === FIX_ALL_KIND
      ? fixAll(session, document, findings)
      : finding && remediesOf(session, document, finding).find(each => each.title === data.title);
  const edit = remedy && workspaceEdit(session, document.workspace, remedy.edits);
  if (!edit) throw moved();
  return { ...action, edit };
}

function moved(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.ContentModified, 'the document has changed since');
}

/** Whether two ranges share a character or meet. */
function touches(a: Range, b: Range): boolean {
  return !before(a.end, b.start) && !before(b.end, a.start);
}

function before(a: Range['start'], b: Range['start']): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
