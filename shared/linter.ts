import { type Finding, rules } from './rules/index.ts';
import type { Settings } from './settings.ts';
import type { WorkspaceSnapshot } from './workspace/index.ts';

/** Gives the settings that hold for a path; hosts make it from configuration files and their own settings. */
export type SettingsFor = (path: string) => Settings;

/** The findings of one file, by position, suppressions applied. A file the snapshot does not know has none. */
export function lintFile(snapshot: WorkspaceSnapshot, path: string, settingsFor: SettingsFor): Finding[] {
  void rules;
  void snapshot;
  void path;
  void settingsFor;
  return [];
}

/** The findings of every file of the snapshot, in path order; files without findings are left out. */
export function lintWorkspace(snapshot: WorkspaceSnapshot, settingsFor: SettingsFor): Map<string, Finding[]> {
  const found = new Map<string, Finding[]>();
  for (const path of [...snapshot.files.keys()].sort()) {
    const findings = lintFile(snapshot, path, settingsFor);
    if (findings.length > 0) found.set(path, findings);
  }
  return found;
}
