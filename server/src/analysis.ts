import type { Diagnostic } from 'vscode-languageserver';
import { type Finding, lintFile, type WorkspaceSnapshot } from '../../shared/index.ts';
import { configDiagnostics, findingDiagnostics } from './diagnostics.ts';
import { resultIdOf } from './result-id.ts';
import type { Workspace } from './workspace.ts';

/** What is reported of one file. */
export interface FileVerdicts {
  readonly findings: readonly Finding[];
  readonly diagnostics: readonly Diagnostic[];
  /** Equal for equal diagnostics. */
  readonly resultId: string;
}

/** What was judged of one state of a workspace. */
interface Judged {
  readonly snapshot: WorkspaceSnapshot;
  readonly revision: number;
  readonly byPath: Map<string, FileVerdicts>;
}

/** Judges files, and keeps the verdicts for as long as nothing in their workspace changes. */
export class Analysis {
  readonly #judged = new WeakMap<Workspace, Judged>();
  readonly #uriOf: (workspace: Workspace, path: string) => string;
  readonly #onError: (error: unknown) => void;

  /**
   * @param uriOf the URI of a file in the client's spelling
   * @param onError takes what a rule threw; the file then has no findings, and the others keep theirs
   */
  constructor(uriOf: (workspace: Workspace, path: string) => string, onError: (error: unknown) => void) {
    this.#uriOf = uriOf;
    this.#onError = onError;
  }

  /**
   * The verdicts on one file from the facts that are in the index now. The file's settings must have been
   * loaded ({@link Workspace.ready}).
   */
  verdicts(workspace: Workspace, path: string): FileVerdicts {
    const judged = this.#judgedOf(workspace);
    let verdicts = judged.byPath.get(path);
    if (!verdicts) {
      verdicts = this.#judge(workspace, judged.snapshot, path);
      judged.byPath.set(path, verdicts);
    }
    return verdicts;
  }

  #judge(workspace: Workspace, snapshot: WorkspaceSnapshot, path: string): FileVerdicts {
    const findings = this.#lint(workspace, snapshot, path);
    const diagnostics = [
      ...configDiagnostics(workspace.configs.at(path)),
      ...findingDiagnostics(findings, snapshot, other => this.#uriOf(workspace, other)),
    ];
    return { findings, diagnostics, resultId: resultIdOf(diagnostics) };
  }

  #lint(workspace: Workspace, snapshot: WorkspaceSnapshot, path: string): readonly Finding[] {
    try {
      return lintFile(snapshot, path, workspace.settingsFor);
    } catch (error) {
      this.#onError(error);
      return [];
    }
  }

  #judgedOf(workspace: Workspace): Judged {
    const snapshot = workspace.index.snapshot();
    let judged = this.#judged.get(workspace);
    if (!judged || judged.snapshot !== snapshot || judged.revision !== workspace.revision) {
      judged = { snapshot, revision: workspace.revision, byPath: new Map() };
      this.#judged.set(workspace, judged);
    }
    return judged;
  }
}
