/** The engine's facade: the one path by which hosts import it. */
export {
  CONFIG_NAMES,
  type ConfigFile,
  type ConfigLayer,
  checkConfig,
  configTemplate,
  type FileFilter,
  fileFilter,
  parseConfig,
  resolveSettings,
} from './config/index.ts';
export {
  BINARY_PROBE_BYTES,
  type Discovered,
  type FolderEntry,
  MAX_FILE_BYTES,
  type WalkAnswer,
  type WalkQuestion,
  walkFolders,
} from './files/index.ts';
export { bestFix, type FileEdit, type Fix, type FixHost, fixesOf, safeEdits } from './fixer.ts';
export { lintFile, lintWorkspace, type SettingsFor } from './linter.ts';
export { type PortOccurrence, serviceName } from './ports/index.ts';
export {
  type FileFacts,
  hasReader,
  knownLanguage,
  noFacts,
  type ReaderAssets,
  readers,
  readersFor,
  readFile,
} from './readers/index.ts';
export {
  findingsByOccurrence,
  formatReport,
  type PortReport,
  type PortRow,
  portReport,
  portText,
  REPORT_FORMATS,
  type ReportFormat,
} from './report/index.ts';
export { type Finding, rules, ruleUrl, type Severity } from './rules/index.ts';
export type { ConfigInput, Settings } from './settings.ts';
export {
  applyEdits,
  getOrMake,
  lineStartsOf,
  nearestName,
  positionAt,
  SourceText,
  type TextEdit,
  type TextRange,
} from './text/index.ts';
export { WorkspaceIndex, WorkspaceSnapshot } from './workspace/index.ts';
