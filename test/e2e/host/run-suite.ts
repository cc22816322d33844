import type { ConsoleMessage } from 'playwright-core';
import { REPORT_PREFIX } from '../harness.ts';
import type { VsCodeServer } from './vscode-server.ts';
import { openBrowser, remoteUri, windowAddress } from './vscode-window.ts';

/** What to run, and in what. */
export interface SuiteRun {
  readonly chromium: string;
  readonly server: VsCodeServer;
  readonly extension: string;
  /** The compiled suite's file. */
  readonly suite: string;
  readonly folder: string;
  readonly timeoutMs: number;
  readonly log: (line: string) => void;
}

/**
 * Runs the suite in the extension host of a VS Code window.
 * @returns whether every test passed
 * @throws Error when the window could not be opened, or the suite did not end in time
 */
export async function runSuite(run: SuiteRun): Promise<boolean> {
  const { port } = run.server;
  const options = {
    chromium: run.chromium,
    port,
    folder: run.folder,
    payload: [
      ['extensionDevelopmentPath', remoteUri(port, run.extension)],
      ['extensionTestsPath', remoteUri(port, run.suite)],
      ['enableProposedApi', ''],
      ['skipWelcome', 'true'],
      ['skipReleaseNotes', 'true'],
    ],
  } as const;
  const { browser, page } = await openBrowser(options);
  const consoleLines: string[] = [];
  page.on('console', (message: ConsoleMessage) => consoleLines.push(`${message.type()}: ${message.text()}`));
  try {
    const ended = deferred<number>();
    const timer = setTimeout(
      () => ended.reject(new Error(`the suite did not end within ${run.timeoutMs / 1000} s`)),
      run.timeoutMs,
    );
    browser.on('disconnected', () => ended.reject(new Error('Chromium ended before the suite did')));
    await page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) => {
      const text = args.map(String).join(' ');
      if (text.startsWith(REPORT_PREFIX)) run.log(text.replaceAll(REPORT_PREFIX, ''));
      else consoleLines.push(text);
    });
    await page.exposeFunction('codeAutomationExit', (code: number) => ended.resolve(code));
    await page.goto(windowAddress(options));
    const code = await ended.promise.finally(() => clearTimeout(timer));
    return code === 0;
  } catch (error) {
    const tail = consoleLines.slice(-20).join('\n');
    throw new Error(`${(error as Error).message}\nlast lines of the window's console:\n${tail}`);
  } finally {
    await browser.close();
  }
}

/** A promise with its ends outside; `Promise.withResolvers` is not yet in Node 20. */
function deferred<T>() {
  let resolve!: (value: T) => void;
  let reject!: (error: Error) => void;
  const promise = new Promise<T>((onValue, onError) => {
    resolve = onValue;
    reject = onError;
  });
  return { promise, resolve, reject };
}
