import type { ReportRow } from '../messages.ts';
import { type ColumnId, columns } from './columns.ts';
import { element } from './element.ts';
import { rowCells } from './row-cells.ts';
import { type RowWindow, rowWindow } from './row-window.ts';

/** What the table tells its page. */
export interface TableEvents {
  sort(column: ColumnId): void;
  /** `row` is an index into all rows; with `keepFocus` the table keeps the keyboard. */
  open(row: number, keepFocus: boolean): void;
}

/** Every row is as high, so that thousands of them can stand in the page as two blank spaces. */
const ROW_HEIGHT = 26;

/** The table of ports. Only the rows near the visible part are in the page. */
export class PortTable {
  readonly #scroller: HTMLElement;
  readonly #events: TableEvents;
  readonly #body = element('tbody');
  readonly #table = element('table', { role: 'grid', 'aria-label': 'Ports' });
  readonly #heads = new Map<ColumnId, HTMLTableCellElement>();
  #rows: readonly ReportRow[] = [];
  #order: readonly number[] = [];
  #window: RowWindow = { first: 0, end: 0 };
  /** The place in the order that the keyboard is at. */
  #active = 0;

  /** Builds the empty table inside `scroller`, the element that scrolls. */
  constructor(scroller: HTMLElement, events: TableEvents) {
    this.#scroller = scroller;
    this.#events = events;
    const widths = columns.map(({ id }) => element('col', { class: `column-${id}` }));
    this.#table.append(element('colgroup', {}, ...widths), element('thead', {}, this.#headRow()), this.#body);
    scroller.replaceChildren(this.#table);
    scroller.addEventListener('scroll', () => this.#draw(false), { passive: true });
    new ResizeObserver(() => this.#draw(false)).observe(scroller);
    this.#body.addEventListener('click', event => this.#onClick(event));
    this.#body.addEventListener('keydown', event => this.#onKey(event));
  }

  /** Shows `rows` in `order` (indices into `rows`). */
  show(
    rows: readonly ReportRow[],
    order: readonly number[],
    sort: { column: ColumnId; descending: boolean },
  ): void {
    this.#rows = rows;
    this.#order = order;
    this.#active = Math.max(0, Math.min(this.#active, order.length - 1));
    this.#table.setAttribute('aria-rowcount', String(order.length + 1));
    for (const [id, head] of this.#heads) {
      const direction = sort.descending ? 'descending' : 'ascending';
      head.setAttribute('aria-sort', id === sort.column ? direction : 'none');
    }
    this.#draw(true);
  }

  #headRow(): HTMLTableRowElement {
    const heads = columns.map(({ id, title }) => {
      const button = element('button', { type: 'button', title: `Sort by ${title.toLowerCase()}` }, title);
      button.addEventListener('click', () => this.#events.sort(id));
      const head = element('th', { scope: 'col', 'aria-sort': 'none', class: `column-${id}` }, button);
      this.#heads.set(id, head);
      return head;
    });
    return element('tr', { 'aria-rowindex': '1' }, ...heads);
  }

  #draw(anew: boolean): void {
    const { scrollTop, clientHeight } = this.#scroller;
    const next = rowWindow(this.#order.length, scrollTop, clientHeight, ROW_HEIGHT);
    if (!anew && next.first === this.#window.first && next.end === this.#window.end) return;
    this.#window = next;
    const hadFocus = this.#body.contains(document.activeElement);
    const drawn = this.#order.slice(next.first, next.end).map((row, offset) => {
      const place = next.first + offset;
      const made = element('tr', { 'aria-rowindex': String(place + 2) }, ...rowCells(this.#rows[row]!));
      made.dataset.place = String(place);
      made.tabIndex = place === this.#active ? 0 : -1;
      return made;
    });
    this.#body.replaceChildren(this.#space(next.first), ...drawn, this.#space(this.#order.length - next.end));
    if (hadFocus) this.#rowAt(this.#active)?.focus({ preventScroll: true });
  }

  #space(rows: number): HTMLTableRowElement {
    const space = element('tr', { class: 'space', 'aria-hidden': 'true' });
    space.style.height = `${rows * ROW_HEIGHT}px`;
    space.hidden = rows === 0;
    return space;
  }

  #rowAt(place: number): HTMLTableRowElement | null {
    return this.#body.querySelector<HTMLTableRowElement>(`tr[data-place="${place}"]`);
  }

  #onClick(event: MouseEvent): void {
    const row = (event.target as Element).closest<HTMLTableRowElement>('tr[data-place]');
    if (!row || getSelection()?.toString()) return;
    this.#activate(Number(row.dataset.place));
    this.#open(false);
  }

  #onKey(event: KeyboardEvent): void {
    const page = Math.max(1, Math.floor(this.#scroller.clientHeight / ROW_HEIGHT) - 2);
    const last = this.#order.length - 1;
    const moves: Record<string, number> = {
      ArrowDown: this.#active + 1,
      ArrowUp: this.#active - 1,
      PageDown: this.#active + page,
      PageUp: this.#active - page,
      Home: 0,
      End: last,
    };
    const target = moves[event.key];
    if (target !== undefined) this.#activate(Math.max(0, Math.min(target, last)));
    else if (event.key === 'Enter') this.#open(false);
    else if (event.key === ' ') this.#open(true);
    else return;
    event.preventDefault();
  }

  /** Moves the keyboard to a place in the order, scrolling it into sight. */
  #activate(place: number): void {
    const before = this.#rowAt(this.#active);
    if (before) before.tabIndex = -1;
    this.#active = place;
    const head = this.#table.tHead!.offsetHeight;
    const top = place * ROW_HEIGHT;
    const { clientHeight } = this.#scroller;
    if (top < this.#scroller.scrollTop) this.#scroller.scrollTop = top;
    else if (top + ROW_HEIGHT + head > this.#scroller.scrollTop + clientHeight)
      this.#scroller.scrollTop = top + ROW_HEIGHT + head - clientHeight;
    this.#draw(false);
    const row = this.#rowAt(place);
    if (!row) return;
    row.tabIndex = 0;
    row.focus({ preventScroll: true });
  }

  #open(keepFocus: boolean): void {
    const row = this.#order[this.#active];
    if (row !== undefined) this.#events.open(row, keepFocus);
  }
}
