import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { VsCodeInstallation } from './install-vscode.ts';

/** A running VS Code server on a loopback port. */
export interface VsCodeServer {
  readonly port: number;
  /** The last lines it printed, for a failure's report. */
  log(): string;
  stop(): Promise<void>;
}

/** What a window of this server is like. */
export interface ServerOptions {
  /** An empty folder of this run, for settings, state and logs. */
  readonly dataDir: string;
  readonly extensionsDir: string;
  readonly settings?: Readonly<Record<string, unknown>>;
}

const START_TIMEOUT_MS = 60_000;

/** A window without welcome pages, tips, telemetry and updates: nothing that covers what is tested. */
const QUIET: Readonly<Record<string, unknown>> = {
  'chat.disableAIFeatures': true,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'typescript.validate.enable': false,
  'security.workspace.trust.enabled': false,
};

/** Starts the server on a free port and waits until it listens. */
export async function startVsCodeServer(
  installation: VsCodeInstallation,
  options: ServerOptions,
): Promise<VsCodeServer> {
  const userDir = join(options.dataDir, 'data/User');
  await mkdir(userDir, { recursive: true });
  await writeFile(join(userDir, 'settings.json'), JSON.stringify({ ...QUIET, ...options.settings }, null, 2));
  const args = [
    installation.serverMain,
    ...['--host', '127.0.0.1', '--port', '0', '--without-connection-token'],
    ...['--accept-server-license-terms', '--telemetry-level', 'off', '--disable-workspace-trust'],
    ...['--server-data-dir', options.dataDir, '--extensions-dir', options.extensionsDir],
    // Without this a built VS Code ignores the payload that names the extension and the suite.
    '--enable-smoke-test-driver',
  ];
  // A process group of its own, so that its extension hosts end with it.
  const child = spawn(installation.node, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const lines: string[] = [];
  const port = await listening(child, lines).catch(async error => {
    await stop(child);
    throw error;
  });
  return { port, log: () => lines.slice(-60).join(''), stop: () => stop(child) };
}

function listening(child: ChildProcess, lines: string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(fail(`did not listen within ${START_TIMEOUT_MS} ms`)),
      START_TIMEOUT_MS,
    );
    const fail = (what: string) => {
      clearTimeout(timer);
      return new Error(`the VS Code server ${what}\n${lines.join('')}`);
    };
    const read = (chunk: Buffer) => {
      lines.push(chunk.toString());
      if (lines.length > 400) lines.splice(0, 200);
      const match = /listening on (\d+)/.exec(lines.join(''));
      if (!match) return;
      clearTimeout(timer);
      resolve(Number(match[1]));
    };
    child.stdout!.on('data', read);
    child.stderr!.on('data', read);
    child.once('error', error => reject(fail(`could not be started: ${error.message}`)));
    child.once('exit', code => reject(fail(`ended with ${code}`)));
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || !child.pid) return;
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()));
  signalGroup(child.pid, 'SIGTERM');
  const timer = setTimeout(() => signalGroup(child.pid!, 'SIGKILL'), 5_000);
  await ended;
  clearTimeout(timer);
  // What the server's own end did not take along.
  signalGroup(child.pid, 'SIGKILL');
}

function signalGroup(leader: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-leader, signal);
  } catch {
    // The group has ended.
  }
}
