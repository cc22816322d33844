import type { FrameLocator, Locator, Page } from 'playwright-core';

/** The report's directives in a browser's complaint; the workbench, whose policies are others, also breaks its own. */
const OUR_POLICY =
  /violates the following Content Security Policy directive:? ["'](default-src 'none'|(script|style)-src 'nonce-[\w-]{24}')["']/;

/** A VS Code window, driven by keyboard and mouse. */
export class Workbench {
  readonly page: Page;
  /** The folder that is open, on this machine. */
  readonly folder: string;
  /** The folder into which the extension is installed. */
  readonly extension: string;
  /** What the browser refused to load or run, because a page's own policy forbids it. */
  readonly violations: string[] = [];

  /** `page` is about to be opened on `folder`. */
  constructor(page: Page, folders: { readonly folder: string; readonly extension: string }) {
    this.page = page;
    this.folder = folders.folder;
    this.extension = folders.extension;
    page.on('console', message => {
      if (OUR_POLICY.test(message.text())) this.violations.push(message.text());
    });
  }

  /** Waits until the window takes input and Portlint is active: only then its commands can be found. */
  async opened(): Promise<void> {
    await this.status().waitFor({ timeout: 60_000 });
  }

  /** Portlint's status bar item. */
  status(): Locator {
    return this.page.locator('.statusbar-item[id*="portlint.status"]');
  }

  /** Runs a command by its title through the command palette. */
  async command(title: string): Promise<void> {
    await this.page.keyboard.press('F1');
    await this.#choose(`>${title}`, title);
  }

  /** Opens a file of the workspace by its path and waits for its editor. */
  async open(path: string): Promise<void> {
    const name = path.slice(path.lastIndexOf('/') + 1);
    await this.page.keyboard.press('Control+P');
    await this.#choose(path, name);
    await this.editor(name).waitFor();
  }

  /** Puts the caret of the active editor at a line and column, both from 1. */
  async goTo(line: number, column: number): Promise<void> {
    await this.page.keyboard.press('Control+G');
    const input = this.page.locator('.quick-input-widget input[type="text"]');
    await input.waitFor();
    await input.fill(`:${line}:${column}`);
    await input.press('Enter');
    await this.page.locator('.statusbar', { hasText: `Ln ${line}, Col ${column}` }).waitFor();
  }

  /** The active tab of a file of that name. */
  editor(name: string): Locator {
    return this.page.locator(`.editor-group-container.active .tab.active[data-resource-name="${name}"]`);
  }

  /** The page inside the webview that is in sight. */
  webview(): FrameLocator {
    return this.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  }

  async #choose(text: string, label: string): Promise<void> {
    const input = this.page.locator('.quick-input-widget input[type="text"]');
    await input.waitFor();
    await input.fill(text);
    await this.page.locator('.quick-input-list .monaco-list-row', { hasText: label }).first().click();
  }
}
