import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from './run-command.ts';

/** The npm package whose VS Code server is used: 4.139.1 holds VS Code 1.139.1. */
const CODE_SERVER = '4.139.1';
/** That VS Code stops on Node 20 and 22 (`registerHooks` is missing), so it brings its own Node. */
const NODE = '24.21.0';

/** A VS Code server on disk, and the Node to run it with. */
export interface VsCodeInstallation {
  readonly node: string;
  readonly serverMain: string;
}

/**
 * The VS Code server in the user's cache; installed from the npm registry on first use (about 600 MB).
 * An interrupted installation leaves nothing behind that a later run could take for a whole one.
 */
export async function installVsCode(log: (line: string) => void): Promise<VsCodeInstallation> {
  const nodePackage = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'portlint');
  const home = join(cache, `vscode-${CODE_SERVER}-node-${NODE}`);
  if (!existsSync(home)) {
    log(`installing VS Code (code-server ${CODE_SERVER}) from the npm registry into ${home}`);
    await mkdir(cache, { recursive: true });
    const unfinished = await mkdtemp(join(cache, 'unfinished-'));
    try {
      await writeFile(join(unfinished, 'package.json'), '{ "private": true }\n');
      const quiet = ['--ignore-scripts', '--no-audit', '--no-fund'];
      // `node@24` fetches this package in an install script; taking it directly needs no script.
      await npm(['install', `code-server@${CODE_SERVER}`, `${nodePackage}@${NODE}`, ...quiet], unfinished);
      await npm(['install', '--omit=dev', ...quiet], join(unfinished, SERVER));
      await rename(unfinished, home).catch(error => {
        // Another run may have been faster; its installation is the same.
        if (!existsSync(home)) throw error;
      });
    } finally {
      await rm(unfinished, { recursive: true, force: true });
    }
  }
  return {
    node: join(home, 'node_modules', nodePackage, 'bin', 'node'),
    serverMain: join(home, SERVER, 'out/server-main.js'),
  };
}

const SERVER = 'node_modules/code-server/lib/vscode';

async function npm(args: string[], cwd: string): Promise<void> {
  await runCommand('npm', args, { cwd });
}
