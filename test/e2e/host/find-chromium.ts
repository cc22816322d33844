import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runCommand } from './run-command.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/**
 * The path of a Chromium: `CHROMIUM_PATH`, else one on `PATH`, else Debian's package, installed by apt.
 * @throws Error that says what to do, when there is none and none can be installed
 */
export async function findChromium(log: (line: string) => void): Promise<string> {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) {
    if (isExecutable(chosen)) return chosen;
    throw new Error(`CHROMIUM_PATH is ${chosen}, which is no executable file`);
  }
  const found = onPath(NAMES);
  if (found) return found;
  await installByApt(log);
  const installed = onPath(NAMES);
  if (installed) return installed;
  throw new Error(`apt installed chromium, but none of ${NAMES.join(', ')} is on PATH`);
}

async function installByApt(log: (line: string) => void): Promise<void> {
  const manual = 'install Chromium, or name one in CHROMIUM_PATH';
  if (!onPath(['apt-get'])) throw new Error(`no Chromium on PATH and no apt-get: ${manual}`);
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && !onPath(['sudo']))
    throw new Error(`no Chromium on PATH, and neither root nor sudo: ${manual}`);
  log('installing Chromium through apt');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // `sudo -n` fails instead of asking for a password.
  const [command, ...before] = isRoot
    ? ['apt-get']
    : ['sudo', '-n', '--preserve-env=DEBIAN_FRONTEND', 'apt-get'];
  try {
    await runCommand(command!, [...before, 'update'], { env });
    await runCommand(command!, [...before, 'install', '-y', '--no-install-recommends', 'chromium'], { env });
  } catch (error) {
    throw new Error(`apt could not install Chromium (${manual}).\n${(error as Error).message}`);
  }
}

function onPath(names: readonly string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return names.flatMap(name => folders.map(folder => join(folder, name))).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
