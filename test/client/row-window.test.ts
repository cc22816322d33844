import { expect, test } from 'vitest';
import { rowWindow } from '../../client/src/report/webview/row-window.ts';

const HEIGHT = 500;
const ROW = 25;

test('a short list stands whole', () => {
  expect(rowWindow(7, 0, HEIGHT, ROW)).toEqual({ first: 0, end: 7 });
  expect(rowWindow(0, 0, HEIGHT, ROW)).toEqual({ first: 0, end: 0 });
});

test('at every scroll position the visible rows are drawn, and not many more', () => {
  const count = 10_000;
  for (let scrollTop = 0; scrollTop <= count * ROW - HEIGHT; scrollTop += 997) {
    const { first, end } = rowWindow(count, scrollTop, HEIGHT, ROW);
    expect(first).toBeLessThanOrEqual(Math.floor(scrollTop / ROW));
    expect(end).toBeGreaterThanOrEqual(Math.min(count, Math.ceil((scrollTop + HEIGHT) / ROW)));
    expect(end - first).toBeLessThanOrEqual(HEIGHT / ROW + 100);
  }
});

test('the end of the list is drawn', () => {
  expect(rowWindow(10_000, 10_000 * ROW - HEIGHT, HEIGHT, ROW).end).toBe(10_000);
});

test('a position beyond a list that has become shorter shows its end', () => {
  const { first, end } = rowWindow(100, 100_000, HEIGHT, ROW);
  expect(end).toBe(100);
  expect(first).toBeLessThanOrEqual(80);
});
