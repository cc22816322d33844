/** The script of the report's page: it shows the rows it is sent, and says what the reader does. */
import './report.css';
import type { FromPage, ReportFormat, ReportRow, ToPage } from './messages.ts';
import { byId, element } from './webview/element.ts';
import { PortTable } from './webview/port-table.ts';
import { initialView, selectRows, type View } from './webview/select-rows.ts';
import { summarise } from './webview/summarise.ts';

interface Host {
  postMessage(message: FromPage): void;
  getState(): View | undefined;
  setState(view: View): void;
}
declare function acquireVsCodeApi(): Host;

const host = acquireVsCodeApi();
let view: View = { ...initialView, ...host.getState() };
let rows: readonly ReportRow[] = [];
let files = 0;
/** -1 until the first rows came. */
let revision = -1;

const text = byId('filter-text', HTMLInputElement);
const role = byId('filter-role', HTMLSelectElement);
const onlyFindings = byId('filter-findings', HTMLInputElement);
const summary = byId('summary', HTMLElement);
const notice = byId('notice', HTMLElement);
const scan = byId('scan', HTMLElement);
const scroller = byId('ports', HTMLElement);

const table = new PortTable(scroller, {
  sort: column => {
    const descending = view.sort.column === column && !view.sort.descending;
    change({ sort: { column, descending } });
  },
  open: (row, keepFocus) => host.postMessage({ type: 'open', revision, row, keepFocus }),
});

function change(part: Partial<View>): void {
  view = { ...view, ...part };
  host.setState(view);
  draw();
}

function draw(): void {
  const order = selectRows(rows, view);
  table.show(rows, order, view.sort);
  summary.textContent = summarise(rows, order.length, files);
  scroller.hidden = order.length === 0;
  if (order.length > 0) showNotice('');
  else if (rows.length === 0) showNotice('No ports found in this workspace.');
  else showNotice('No port matches the filter.', clearButton());
  host.postMessage({ type: 'shown', revision, rows: order.length, total: rows.length });
}

function clearButton(): HTMLButtonElement {
  const button = element('button', { type: 'button', class: 'plain' }, 'Clear filter');
  button.addEventListener('click', () => {
    change({ text: '', role: '', onlyFindings: false });
    showControls();
    text.focus();
  });
  return button;
}

function showNotice(message: string, ...more: Node[]): void {
  notice.hidden = message === '';
  notice.replaceChildren(element('p', {}, message), ...more);
}

function showControls(): void {
  text.value = view.text;
  role.value = view.role;
  onlyFindings.checked = view.onlyFindings;
}

text.addEventListener('input', () => change({ text: text.value }));
role.addEventListener('change', () => change({ role: role.value }));
onlyFindings.addEventListener('change', () => change({ onlyFindings: onlyFindings.checked }));
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-export]'))
  button.addEventListener('click', () =>
    host.postMessage({ type: 'export', format: button.dataset.export as ReportFormat }),
  );
byId('refresh', HTMLButtonElement).addEventListener('click', () => host.postMessage({ type: 'refresh' }));

window.addEventListener('message', (event: MessageEvent<ToPage>) => {
  const message = event.data;
  if (message.type === 'rows') {
    ({ rows, revision, files } = message);
    draw();
  } else if (message.type === 'scan') {
    scan.hidden = message.scan === null;
    if (message.scan)
      scan.textContent = `Reading the workspace: ${message.scan.done} of ${message.scan.total} files`;
  } else {
    scroller.hidden = true;
    showNotice(message.reason);
  }
});

showControls();
host.postMessage({ type: 'ready' });
