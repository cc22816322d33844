import { Uri, type Webview } from 'vscode';
import type { ReportFormat } from './messages.ts';

const ROLES = ['listen', 'published', 'service', 'connect'];

const EXPORTS: readonly (readonly [ReportFormat, string])[] = [
  ['markdown', 'Markdown'],
  ['csv', 'CSV'],
  ['json', 'JSON'],
];

/**
 * The page of the report. It takes nothing but this extension's own style sheet and script, which are
 * named by a nonce: no inline code, no image, no connection.
 */
export function reportPage(webview: Webview, extension: Uri): string {
  const random = crypto.getRandomValues(new Uint8Array(18));
  const nonce = Array.from(random, byte => byte.toString(16).padStart(2, '0')).join('');
  const file = (name: string) => webview.asWebviewUri(Uri.joinPath(extension, 'dist', name));
  const roles = ROLES.map(role => `<option value="${role}">${role}</option>`).join('');
  const exports = EXPORTS.map(
    ([format, title]) =>
      `<button type="button" class="plain" data-export="${format}" title="Export every port as ${title}">${title}</button>`,
  ).join('');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy"
  content="default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; form-action 'none'; base-uri 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" nonce="${nonce}" href="${file('report.css')}">
<title>Port Report</title>
</head>
<body>
<header>
  <div class="controls" role="search">
    <input id="filter-text" type="search" placeholder="Filter: port, owner, file, rule …"
      aria-label="Filter by text" spellcheck="false" autocomplete="off">
    <select id="filter-role" aria-label="Filter by role"><option value="">All roles</option>${roles}</select>
    <label><input id="filter-findings" type="checkbox"> Only with findings</label>
    <span class="gap"></span>
    <span class="group" role="group" aria-label="Export">Export ${exports}</span>
    <button id="refresh" type="button" class="plain">Refresh</button>
  </div>
  <p class="state"><span id="summary" role="status"></span><span id="scan" hidden></span></p>
</header>
<div id="ports" hidden></div>
<div id="notice" role="status"><p>Reading the ports of this workspace …</p></div>
<script nonce="${nonce}" src="${file('report.js')}"></script>
</body>
</html>`;
}
