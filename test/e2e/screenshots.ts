/**
 * The pictures of the README: the editor and the report on examples/, in the packaged extension, light
 * and dark. `npm run screenshots`; look at them before committing.
 */
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compressPng } from './host/compress-png.ts';
import { findChromium } from './host/find-chromium.ts';
import { installExtension } from './host/install-extension.ts';
import { installVsCode } from './host/install-vscode.ts';
import { packExtension } from './host/pack-extension.ts';
import { startVsCodeServer } from './host/vscode-server.ts';
import { openBrowser, windowAddress } from './host/vscode-window.ts';
import { Workbench } from './ui/workbench.ts';

const IMAGES = 'docs/images';
const MAX_BYTES = 200_000;
const SIZE = { width: 1080, height: 620 };
const SCALE = 2;

const THEMES = { dark: 'Default Dark Modern', light: 'Default Light Modern' };

/** Only what the picture is about. */
const SETTINGS = {
  'window.commandCenter': false,
  'workbench.layoutControl.enabled': false,
  'workbench.navigationControl.enabled': false,
  'workbench.activityBar.location': 'hidden',
  'workbench.editor.editorActionsLocation': 'hidden',
  'outline.collapseItems': 'alwaysCollapse',
  'editor.minimap.enabled': false,
  'editor.fontFamily': "'DejaVu Sans Mono', monospace",
  'editor.fontSize': 14,
  'editor.hover.above': false,
  'editor.stickyScroll.enabled': false,
  'editor.occurrencesHighlight': 'off',
  'editor.scrollbar.vertical': 'hidden',
  'editor.scrollbar.horizontal': 'hidden',
  'breadcrumbs.enabled': false,
  'editor.lightbulb.enabled': 'on',
  'explorer.compactFolders': false,
  'explorer.openEditors.visible': 0,
};

const temp = await mkdtemp(join(tmpdir(), 'portlint-screenshots-'));
try {
  await mkdir(IMAGES, { recursive: true });
  for (const [name, theme] of Object.entries(THEMES)) await takePictures(name, theme);
} finally {
  await rm(temp, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

async function takePictures(name: string, theme: string): Promise<void> {
  const installation = await installVsCode(console.log);
  const folders = { dataDir: join(temp, name, 'data'), extensionsDir: join(temp, 'extensions') };
  const extension = await installExtension(installation, await packExtension(), folders);
  const folder = join(temp, name, 'shop');
  await cp('examples', folder, { recursive: true });
  const settings = { ...SETTINGS, 'workbench.colorTheme': theme };
  const server = await startVsCodeServer(installation, { ...folders, settings });
  const options = { chromium: await findChromium(console.log), port: server.port, folder, size: SIZE };
  const { browser, page } = await openBrowser(options, SCALE);
  try {
    await page.goto(windowAddress(options));
    const window = new Workbench(page, { folder, extension });
    await window.opened();
    await window
      .status()
      .filter({ hasText: /\d ports/ })
      .waitFor();
    await editorPicture(window, name);
    await reportPicture(window, name);
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** A finding's hover over a Compose file, and the findings of the whole workspace below. */
async function editorPicture(window: Workbench, name: string): Promise<void> {
  await window.open('compose.yaml');
  await window.command('View: Focus Problems');
  await window.page.locator('.markers-panel .monaco-list-row').first().waitFor();
  await window.command('View: Focus Active Editor Group');
  await window.goTo(13, 12);
  await window.page.locator('.squiggly-warning').first().waitFor();
  await window.command('Show or Focus Hover');
  // Its parts come one after the other.
  for (const part of ['ephemeral-port', 'published by', 'Quick Fix'])
    await window.page.locator('.monaco-hover:visible', { hasText: part }).first().waitFor();
  await save(window, `editor-${name}`);
}

/** The register, the gravest findings first. */
async function reportPicture(window: Workbench, name: string): Promise<void> {
  await window.command('View: Close All Editors');
  await window.command('View: Hide Panel');
  await window.command('Portlint: Show Port Report');
  await window.webview().locator('tr[data-place="0"]').waitFor();
  await window.webview().locator('th.column-findings button').click();
  await window.command('View: Toggle Primary Side Bar Visibility');
  await save(window, `report-${name}`);
}

async function save({ page }: Workbench, name: string): Promise<void> {
  await page.waitForFunction('document.getAnimations().every(each => each.playState !== "running")');
  const picture = compressPng(await page.screenshot({ animations: 'disabled', caret: 'hide' }));
  if (picture.length > MAX_BYTES)
    throw new Error(`${name} has ${picture.length} bytes; it may have ${MAX_BYTES}`);
  await writeFile(join(IMAGES, `${name}.png`), picture);
  console.log(`${name}.png ${Math.round(picture.length / 1000)} kB`);
}
