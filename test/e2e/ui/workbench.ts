import type { FrameLocator, Locator, Page } from 'playwright-core';

/** A VS Code window, driven by keyboard and mouse. */
export class Workbench {
  readonly page: Page;

  /** `page` shows a window that {@link opened} waits for. */
  constructor(page: Page) {
    this.page = page;
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
    const { page } = this;
    await page.keyboard.press('F1');
    const input = page.locator('.quick-input-widget input[type="text"]');
    await input.waitFor();
    await input.fill(`>${title}`);
    await page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().click();
  }

  /** Opens a file of the workspace by its path and waits for its editor. */
  async open(path: string): Promise<void> {
    const { page } = this;
    await page.keyboard.press('Control+P');
    const input = page.locator('.quick-input-widget input[type="text"]');
    await input.waitFor();
    await input.fill(path);
    const name = path.slice(path.lastIndexOf('/') + 1);
    await page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().click();
    await this.editor(name).waitFor();
  }

  /** The editor that shows a file of that name. */
  editor(name: string) {
    return this.page
      .locator(
        `.editor-instance[aria-label*="${name}"], .editor-group-container.active .tab.active[aria-label*="${name}"]`,
      )
      .first();
  }

  /** The page inside the webview that is in sight. */
  webview(): FrameLocator {
    return this.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  }
}
