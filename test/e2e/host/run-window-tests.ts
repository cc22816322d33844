import '../ui/report.ts';
import '../ui/server-crash.ts';
import { windowTests } from '../ui/window-tests.ts';
import { Workbench } from '../ui/workbench.ts';
import type { VsCodeServer } from './vscode-server.ts';
import { openBrowser, windowAddress } from './vscode-window.ts';

/** What to drive. */
export interface WindowRun {
  readonly chromium: string;
  readonly server: VsCodeServer;
  readonly folder: string;
  /** The installed extension's folder. */
  readonly extension: string;
  readonly log: (line: string) => void;
}

/** Longer than any wait for the window; a test's own limit is shorter. */
const ACTION_TIMEOUT_MS = 10_000;

/**
 * Opens a window of the server, in which the packaged extension is installed, and drives it.
 * @returns whether every test passed
 */
export async function runWindowTests(run: WindowRun): Promise<boolean> {
  const options = { chromium: run.chromium, port: run.server.port, folder: run.folder };
  const { browser, page } = await openBrowser({ ...options, size: { width: 1600, height: 900 } });
  try {
    page.setDefaultTimeout(ACTION_TIMEOUT_MS);
    const window = new Workbench(page, run);
    await page.goto(windowAddress(options));
    await window.opened();
    return await windowTests.run(window, run.log);
  } finally {
    await browser.close();
  }
}
