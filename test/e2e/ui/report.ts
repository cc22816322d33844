import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { windowTests } from './window-tests.ts';
import type { Workbench } from './workbench.ts';

windowTests.test('the status bar item counts the ports and opens the report', async window => {
  await window
    .status()
    .filter({ hasText: /\d ports/ })
    .waitFor();
  await window.status().click();
  await rows(window).first().waitFor();
  await window
    .webview()
    .locator('#summary', { hasText: /\d ports in \d+ files/ })
    .waitFor();
});

windowTests.test(
  'only the rows in sight are in the page, and the last of thousands can be reached',
  async window => {
    const total = Number(await window.webview().locator('table').getAttribute('aria-rowcount')) - 1;
    assert.ok(total > 3000, `only ${total} rows`);
    assert.ok((await rows(window).count()) < 150, 'every row is in the page');
    await rows(window).first().focus();
    await window.page.keyboard.press('End');
    await window
      .webview()
      .locator(`tr[aria-rowindex="${total + 1}"]:focus`)
      .waitFor();
  },
);

windowTests.test('a click and a key on a column head sort', async window => {
  const head = window.webview().locator('th.column-port');
  await head.locator('button').click();
  await window.webview().locator('th.column-port[aria-sort="descending"]').waitFor();
  const falling = await ports(window);
  await head.locator('button').press('Enter');
  await window.webview().locator('th.column-port[aria-sort="ascending"]').waitFor();
  const rising = await ports(window);
  assert.ok(rising.length > 5 && falling.length > 5);
  assert.deepEqual(
    rising,
    rising.toSorted((a, b) => a - b),
  );
  assert.deepEqual(
    falling,
    falling.toSorted((a, b) => b - a),
  );
});

windowTests.test('text, role and findings filter the rows', async window => {
  const page = window.webview();
  await page.locator('#filter-text').fill('compose 50051');
  await rowCount(window, 1);
  assert.match(
    (await rows(window).first().textContent())!,
    /50051[\s\S]*published[\s\S]*web[\s\S]*ephemeral-port/,
  );
  await page.locator('#filter-role').selectOption('listen');
  await page.locator('#notice', { hasText: 'No port matches the filter.' }).waitFor();
  await page.locator('#notice button').click();
  await page.locator('#filter-findings').check();
  await page.locator('#filter-text').fill('many/');
  await page.locator('#notice', { hasText: 'No port matches the filter.' }).waitFor();
  await page.locator('#filter-findings').uncheck();
  await rows(window).first().waitFor();
  await page.locator('#filter-text').fill('');
});

windowTests.test('markup in a workspace is shown as text', async window => {
  await window.webview().locator('#filter-text').fill('odd published');
  await rowCount(window, 1);
  const owner = rows(window).first().locator('.column-owner');
  assert.equal(await owner.textContent(), '<b>odd</b>');
});

windowTests.test('Enter on a row opens its place beside the report', async window => {
  await window.webview().locator('#filter-text').fill('50052');
  await rowCount(window, 1);
  await rows(window).first().focus();
  await window.page.keyboard.press('Enter');
  await window.editor('deployment.yaml').waitFor();
  await window.page.locator('.statusbar', { hasText: 'Ln 17' }).waitFor();
  await window.page.locator('.statusbar', { hasText: '5 selected' }).waitFor();
  // The report is still in sight.
  await rowCount(window, 1);
});

windowTests.test('the filter is kept while another tab hides the report', async window => {
  await window.webview().locator('#filter-text').fill('50052');
  await rowCount(window, 1);
  // A click makes the report's group the active one, where the file then opens.
  await window.webview().locator('#filter-text').click();
  await window.page
    .locator('.editor-group-container.active .tab.active[aria-label^="Port Report"]')
    .waitFor();
  await window.open('Dockerfile');
  await window.page.locator('iframe.webview.ready').waitFor({ state: 'hidden' });
  await window.command('Portlint: Show Port Report');
  await rowCount(window, 1);
  assert.equal(await window.webview().locator('#filter-text').inputValue(), '50052');
});

windowTests.test('a change on disk refreshes the report', async window => {
  await window.webview().locator('#filter-text').fill('50061');
  await window.webview().locator('#notice', { hasText: 'No port matches' }).waitFor();
  const file = join(window.folder, 'fix/compose.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace('50058', '50061'));
  await rowCount(window, 1);
});

windowTests.test('an edit refreshes the report', async window => {
  await window.webview().locator('#filter-text').fill('50061');
  await rowCount(window, 1);
  await rows(window).first().focus();
  await window.page.keyboard.press('Enter');
  await window.page.locator('.statusbar', { hasText: '5 selected' }).waitFor();
  await window.editor('compose.yaml').waitFor();
  await window.page.keyboard.type('50062');
  await window.webview().locator('#filter-text').fill('50062');
  await rowCount(window, 1);
});

windowTests.test('an export button asks for a file and writes it', async window => {
  await window.webview().locator('button[data-export="csv"]').click();
  // The dialog fills in the folder of the workspace and the report's usual name.
  const input = '.quick-input-widget input[type="text"]';
  await window.page.waitForFunction(`document.querySelector('${input}')?.value.endsWith('/ports.csv')`);
  await window.page.locator(input).press('Enter');
  await window.page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'ports.csv' }).waitFor();
  assert.match(readFileSync(join(window.folder, 'ports.csv'), 'utf8'), /^port,protocol,/);
});

windowTests.test('the page broke no security policy', async window => {
  assert.deepEqual(window.violations, []);
});

function rows(window: Workbench): Locator {
  return window.webview().locator('tbody tr[data-place]');
}

async function rowCount(window: Workbench, count: number): Promise<void> {
  await window
    .webview()
    .locator(`table[aria-rowcount="${count + 1}"]`)
    .waitFor();
}

/** The port numbers in sight, without ranges and ports that are not known. */
async function ports(window: Workbench): Promise<number[]> {
  const texts = await window.webview().locator('td.column-port').allInnerTexts();
  return texts.filter(text => /^\d+$/.test(text)).map(Number);
}
