import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { windowTests } from './window-tests.ts';
import type { Workbench } from './workbench.ts';

/** More crashes than the client follows up with a new start. */
const MANY = 8;

windowTests.test(
  'a server that crashes is started again; one that keeps crashing is told of',
  async window => {
    let crashes = 0;
    while (crashes < MANY) {
      process.kill(serverProcess(window.extension), 'SIGKILL');
      crashes++;
      await window.status().filter({ hasNotText: 'ports' }).waitFor();
      await up(window).or(down(window)).waitFor();
      if (await down(window).isVisible()) break;
    }
    assert.ok(crashes > 1 && crashes < MANY, `after ${crashes} crashes the server is not given up`);
  },
);

windowTests.test('the status bar item of a server that is down shows its output', async window => {
  await window.status().click();
  await window.page.locator('.part.panel .monaco-editor.focused').waitFor();
});

windowTests.test('Restart Server brings back a server that was given up', async window => {
  await window.command('Portlint: Restart Server');
  await up(window).waitFor();
});

function up(window: Workbench) {
  return window.status().filter({ hasText: /\d ports/ });
}

function down(window: Workbench) {
  return window.page.locator('.statusbar-item.error-kind[id*="portlint.status"]');
}

/**
 * The id of the language server's process. Only this run's own can be found: the extension was installed
 * into this run's own folder.
 */
function serverProcess(extension: string): number {
  const pids = readdirSync('/proc').filter(name => /^\d+$/.test(name));
  const mine = pids.filter(pid => commandLine(pid).includes(`${extension}/dist/server.js`));
  assert.equal(mine.length, 1, `${mine.length} processes run the server`);
  return Number(mine[0]);
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    // It ended meanwhile.
    return '';
  }
}
