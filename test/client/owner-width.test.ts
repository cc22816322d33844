import { expect, test } from 'vitest';
import { ownerWidth } from '../../client/src/report/webview/owner-width.ts';

const owners = (...names: string[]) => names.map(owner => ({ owner }));

test('the column of owners is as wide as they are', () => {
  expect(ownerWidth(owners('web', 'orders-service', ''))).toBe('orders-service'.length + 2);
});

test('one name that is far longer does not widen it for all', () => {
  const many = Array.from({ length: 40 }, (_, i) => `service-${i}`);
  expect(ownerWidth(owners(...many, 'x'.repeat(200)))).toBe('service-10'.length + 2);
});

test('without owners it wants no more than its head', () => {
  expect(ownerWidth([])).toBe(0);
  expect(ownerWidth(owners('', ''))).toBe(0);
});
