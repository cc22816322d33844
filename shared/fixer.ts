import type { SettingsFor } from './linter.ts';
import type { Applicability, Finding } from './rules/index.ts';
import type { TextEdit } from './text/index.ts';
import type { WorkspaceSnapshot } from './workspace/index.ts';

/** Edits to one file; `create` says that it does not exist yet. */
export interface FileEdit {
  readonly path: string;
  readonly edits: readonly TextEdit[];
  readonly create?: boolean;
}

/** A fix as text edits. */
export interface Fix {
  readonly ruleId: string;
  readonly title: string;
  readonly applicability: Applicability;
  readonly edits: readonly FileEdit[];
}

/** What fixes need from the host: the configuration file that holds for the finding, if there is one. */
export interface FixHost {
  readonly snapshot: WorkspaceSnapshot;
  readonly settingsFor: SettingsFor;
  /** The configuration file nearest to `path`, or where a new one belongs (`text` undefined). */
  configFile(path: string): { readonly path: string; readonly text: string | undefined };
}

/** The fixes of a finding, best first; made anew at each call. */
export function fixesOf(finding: Finding, host: FixHost): Fix[] {
  void finding;
  void host;
  return [];
}

/**
 * The edits of all safe fixes of one file's findings that can be applied together (fix-all), in order.
 */
export function safeEdits(findings: readonly Finding[], host: FixHost): TextEdit[] {
  void findings;
  void host;
  return [];
}
