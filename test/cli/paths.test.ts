import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { commonFolder } from '../../cli/src/paths.ts';

describe('the common folder', () => {
  it.each([
    [['/a/b'], '/a/b'],
    [['/a/b', '/a/b/c'], '/a/b'],
    [['/a/bc', '/a/b'], '/a'],
    [['/a', '/b'], '/'],
  ])('of %j is %s', (folders, expected) => expect(commonFolder(folders, path.posix)).toBe(expected));

  it('is within one drive of Windows, or there is none', () => {
    expect(commonFolder(['C:\\a\\b', 'C:\\a\\c'], path.win32)).toBe('C:\\a');
    expect(commonFolder(['C:\\a', 'C:\\b'], path.win32)).toBe('C:\\');
    expect(commonFolder(['C:\\a', 'D:\\a'], path.win32)).toBeUndefined();
  });
});
