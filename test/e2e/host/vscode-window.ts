import { type Browser, chromium, type Page } from 'playwright-core';

/** How a window of VS Code is opened in Chromium. */
export interface WindowOptions {
  readonly chromium: string;
  readonly port: number;
  /** Absolute path of the folder to open. */
  readonly folder: string;
  readonly size?: { readonly width: number; readonly height: number };
  /** VS Code's own launch options, as in a debug session. */
  readonly payload?: readonly (readonly [string, string])[];
}

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * A headless browser with a page that has not been opened yet, so that functions can be exposed to it.
 * `scale` is the number of pictured pixels to one of the page.
 */
export async function openBrowser(
  options: WindowOptions,
  scale = 1,
): Promise<{ browser: Browser; page: Page }> {
  const browser = await chromium.launch({
    executablePath: options.chromium,
    args: FLAGS,
    headless: true,
    // The run itself ends in order when it is interrupted; the browser goes with it.
    ...{ handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false },
  });
  const page = await browser.newPage({
    viewport: options.size ?? { width: 1280, height: 800 },
    deviceScaleFactor: scale,
  });
  return { browser, page };
}

/** The address of the window. Its host name must be the one that the payload's URIs have. */
export function windowAddress({ port, folder, payload }: WindowOptions): string {
  const address = new URL(`http://localhost:${port}/`);
  address.searchParams.set('folder', folder);
  if (payload) address.searchParams.set('payload', JSON.stringify(payload));
  return address.href;
}

/** A file on this machine as the window's extension host addresses it. */
export function remoteUri(port: number, path: string): string {
  return `vscode-remote://localhost:${port}${path}`;
}
