import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import {
  type Discovered,
  hasReader,
  resolveSettings,
  type SettingsFor,
  WorkspaceIndex,
  type WorkspaceSnapshot,
} from '../../shared/index.ts';
import { discoverFiles, factsCache, ScanPool } from '../../shared/node/index.ts';
import { Configs } from './configs.ts';
import { commonFolder, slashed } from './paths.ts';
import { type Terminal, UsageError } from './terminal.ts';

/** The options of the command line that concern a scan. */
export interface ScanOptions {
  /** The configuration for every file. */
  readonly config?: string;
  /** Whether what the last scan found of unchanged files is used again; yes where absent. */
  readonly cache?: boolean;
}

interface Skipped {
  readonly file: string;
  readonly reason: string;
  readonly part: boolean;
}

/** A scanned workspace, as the commands `lint` and `report` both need it. */
export interface Scan {
  /** Absolute; engine paths are relative to it. */
  readonly root: string;
  readonly snapshot: WorkspaceSnapshot;
  readonly settingsFor: SettingsFor;
  /** The nearest configuration file for a path, or where a new one belongs. Paths relative to the root. */
  readonly configFile: (file: string) => { readonly path: string; readonly text: string | undefined };
  readonly files: number;
  readonly read: number;
  /** Files that were not read, or with `part` not to their end. */
  readonly skipped: readonly Skipped[];
  /** An engine path as the user sees it: relative to the working directory, forward slashes. */
  readonly display: (file: string) => string;
}

/**
 * Finds and reads everything under `paths` (as given on the command line; none = the working directory).
 *
 * @throws UsageError where a path does not exist or a configuration is wrong.
 */
export async function scan(
  terminal: Terminal,
  paths: readonly string[],
  { config: configPath, cache = true }: ScanOptions,
): Promise<Scan> {
  const absolute = (paths.length > 0 ? paths : ['.']).map(p => path.resolve(terminal.cwd, p));
  for (const [index, file] of absolute.entries())
    if (!existsSync(file)) throw new UsageError(`no such file or folder: ${paths[index]}`);
  const common = commonFolder(
    absolute.map(file => (statSync(file).isDirectory() ? file : path.dirname(file))),
  );
  if (common === undefined) throw new UsageError('the paths lie on different drives: name one drive a run');
  const root = workspaceRoot(common);
  const display = (file: string) => slashed(path.relative(terminal.cwd, path.resolve(root, file)));
  const configs = new Configs(root, terminal.cwd, configPath, display);
  const index = new WorkspaceIndex();
  const skipped: Skipped[] = [];
  const starts = absolute.map(file => slashed(path.relative(root, file)));
  // A machine of continuous integration is new each time: nothing would ever be found again.
  const keeps = cache && !terminal.env.CI;
  const pool = new ScanPool({
    root,
    distDirectory: terminal.distDirectory,
    ...(keeps && { cache: factsCache(terminal.env, terminal.distDirectory, root, starts) }),
    onFacts: batch => {
      for (const facts of batch) {
        const { path: file, trouble } = facts;
        if (trouble) skipped.push({ file: display(file), reason: trouble.reason, part: trouble.part });
        index.set(facts);
      }
    },
  });
  let found: Discovered;
  try {
    found = discoverFiles({
      root,
      paths: starts,
      accepts: file => isRead(file) && configs.filterFor(file).file(file),
      // What is named on the command line may be of no reader's kind.
      onFile: file => isRead(file) && pool.add(file),
      onFolder: (folder, entries) => configs.saw(folder, entries),
      excludesFolder: folder => configs.filterFor(folder).excludesFolder(folder),
    });
    await pool.finish();
  } finally {
    // A wrong configuration ends the walk; threads that go on would keep the process alive.
    await pool.abandon();
  }
  const unread = skipped.filter(({ part }) => !part).length;
  skipped.push(...found.unreadable.map(({ file, reason }) => ({ file: display(file), reason, part: false })));
  skipped.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
  return {
    root,
    snapshot: index.snapshot(),
    settingsFor: file => resolveSettings(configs.layersFor(file), file),
    configFile: file => configs.nearest(file),
    files: found.seen,
    read: found.files.filter(isRead).length - unread,
    skipped,
    display,
  };
}

function isRead(file: string): boolean {
  return hasReader({ path: file });
}

/** The checkout that a folder lies in, or the folder itself: how far configurations are searched. */
function workspaceRoot(folder: string): string {
  for (let at = folder; ; at = path.dirname(at)) {
    if (existsSync(path.join(at, '.git'))) return at;
    if (at === path.dirname(at)) return folder;
  }
}
