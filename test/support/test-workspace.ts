import {
  applyEdits,
  type ConfigInput,
  type FileFacts,
  type Finding,
  type Fix,
  type FixHost,
  fixesOf,
  lintFile,
  parseConfig,
  readFile,
  resolveSettings,
  type SettingsFor,
  SourceText,
  WorkspaceIndex,
  type WorkspaceSnapshot,
} from '../../shared/index.ts';
import { assets } from './assets.ts';

/** Texts by workspace-relative path. */
export type Files = Readonly<Record<string, string>>;

/** A workspace in memory, read and linted as the hosts do it. Immutable: applying a fix gives another one. */
export class TestWorkspace implements FixHost {
  readonly files: Files;
  readonly snapshot: WorkspaceSnapshot;
  readonly settingsFor: SettingsFor;
  readonly #editor: ConfigInput;
  readonly #extra: readonly FileFacts[];

  private constructor(
    files: Files,
    snapshot: WorkspaceSnapshot,
    editor: ConfigInput,
    extra: readonly FileFacts[],
  ) {
    this.files = files;
    this.snapshot = snapshot;
    this.#editor = editor;
    this.#extra = extra;
    const text = files['.portlint.yaml'];
    const config = text === undefined ? undefined : parseConfig('.portlint.yaml', text);
    if (config && config.problems.length > 0) throw new Error(config.problems.map(p => p.message).join('; '));
    const layers = config ? [editor, config] : [editor];
    this.settingsFor = path => resolveSettings(layers, path);
  }

  /** Reads `files` (a `.portlint.yaml` among them counts). `extra` are facts of files that no reader is needed for. */
  static async of(
    files: Files,
    editor: ConfigInput = {},
    extra: readonly FileFacts[] = [],
  ): Promise<TestWorkspace> {
    const index = new WorkspaceIndex();
    for (const [path, text] of Object.entries(files))
      index.set(await readFile(new SourceText(path, text), assets));
    for (const facts of extra) index.set(facts);
    return new TestWorkspace(files, index.snapshot(), editor, extra);
  }

  configFile(): { path: string; text: string | undefined } {
    return { path: '.portlint.yaml', text: this.files['.portlint.yaml'] };
  }

  /** The findings of one file, or of all in path order; of one rule where it is named. */
  findings(path?: string, ruleId?: string): Finding[] {
    const paths = path === undefined ? [...this.snapshot.files.keys()].sort() : [path];
    return paths
      .flatMap(each => lintFile(this.snapshot, each, this.settingsFor))
      .filter(finding => ruleId === undefined || finding.ruleId === ruleId);
  }

  fixes(finding: Finding): Fix[] {
    return fixesOf(finding, this);
  }

  /** The workspace after a fix, read anew. */
  async apply(fix: Pick<Fix, 'edits'>): Promise<TestWorkspace> {
    const files: Record<string, string> = { ...this.files };
    for (const { path, edits, create } of fix.edits) {
      if ((files[path] === undefined) !== (create ?? false)) throw new Error(`create does not fit: ${path}`);
      files[path] = applyEdits(files[path] ?? '', edits);
    }
    return TestWorkspace.of(files, this.#editor, this.#extra);
  }
}
