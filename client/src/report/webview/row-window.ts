/** Which rows of a long list stand in the page: from `first` to before `end`. */
export interface RowWindow {
  readonly first: number;
  readonly end: number;
}

/** Rows kept ready above and below what is visible. */
const MARGIN = 20;

/**
 * The rows to draw for a scroll position, all heights in pixels. The window begins at multiples of
 * the margin, so that a small scroll draws nothing anew.
 */
export function rowWindow(count: number, scrollTop: number, height: number, rowHeight: number): RowWindow {
  const visible = Math.ceil(height / rowHeight) + 1;
  const top = Math.max(0, Math.min(Math.floor(scrollTop / rowHeight), count - visible));
  const first = Math.max(0, Math.floor(top / MARGIN) * MARGIN - MARGIN);
  return { first, end: Math.min(count, top - (top % MARGIN) + visible + 2 * MARGIN) };
}
