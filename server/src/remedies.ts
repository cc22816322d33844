import { CodeActionKind } from 'vscode-languageserver';
import { type FileEdit, type Finding, fixesOf, safeEdits } from '../../shared/index.ts';
import type { OpenDocument } from './documents.ts';
import type { Session } from './session.ts';
import { type SuppressTarget, suppressInFile, suppressOnLine } from './suppress.ts';

/** Mends everything that can be mended without a change of meaning. */
export const FIX_ALL_KIND = `${CodeActionKind.SourceFixAll}.portlint`;

/** One thing that can be done about findings: a code action before it is one. */
export interface Remedy {
  readonly title: string;
  readonly kind: string;
  /** What it mends; absent for fix-all. */
  readonly finding?: Finding;
  /** The best of its finding's remedies. */
  readonly preferred?: boolean;
  readonly edits: readonly FileEdit[];
}

/** What can be done about one finding of a document: its fixes, best first, then the ways to silence it. */
export function remediesOf(session: Session, document: OpenDocument, finding: Finding): Remedy[] {
  const kind = CodeActionKind.QuickFix;
  const fixes = fixesOf(finding, session.fixHost(document.workspace)).filter(
    fix => session.features.createFiles || !fix.edits.some(edit => edit.create),
  );
  const remedies: Remedy[] = fixes.map(({ title, edits }, i) => ({
    title,
    kind,
    finding,
    preferred: i === 0,
    edits,
  }));
  // A comment that silences nothing is removed, not silenced.
  if (finding.subject.kind === 'suppression') return remedies;
  const target = suppressTarget(document);
  if (!target) return remedies;
  const { path } = document;
  const onLine = suppressOnLine(finding, target);
  const inFile = suppressInFile(finding, target);
  const { ruleId } = finding;
  if (onLine)
    remedies.push({
      title: `Disable ${ruleId} for this line`,
      kind,
      finding,
      edits: [{ path, edits: [onLine] }],
    });
  if (inFile)
    remedies.push({
      title: `Disable ${ruleId} for the entire file`,
      kind,
      finding,
      edits: [{ path, edits: [inFile] }],
    });
  return remedies;
}

/** Every safe fix of a document's findings at once, or undefined where there is none. */
export function fixAll(
  session: Session,
  document: OpenDocument,
  findings: readonly Finding[],
): Remedy | undefined {
  const edits = safeEdits(findings, session.fixHost(document.workspace));
  if (edits.length === 0) return undefined;
  return {
    title: 'Fix all Portlint problems that can be fixed safely',
    kind: FIX_ALL_KIND,
    edits: [{ path: document.path, edits }],
  };
}

function suppressTarget({ workspace, path, text }: OpenDocument): SuppressTarget | undefined {
  const facts = workspace.index.get(path);
  return facts && { path, text: text.getText(), languageId: text.languageId, facts };
}
