import { describe, expect, it } from 'vitest';
import { compileGlobs } from '../../shared/config/globs.ts';

describe('a list of globs', () => {
  it.each([
    ['*.yaml', ['a.yaml', '.yaml', 'a.yaml/b'], ['a.yml', 'b/a.yaml']],
    ['**/*.yaml', ['a.yaml', 'b/c/a.yaml', 'b/.yaml'], ['a.yaml.txt']],
    ['src', ['src', 'src/a', 'src/a/b'], ['a/src', 'src2']],
    ['/src/', ['src/a'], ['a/src']],
    ['./src/**', ['src/a', 'src/a/b'], ['b/src/a']],
    ['a/**/b', ['a/b', 'a/x/b', 'a/x/y/b', 'a/b/c'], ['b', 'a/xb']],
    ['**/{test,tests}/**', ['test/a', 'x/tests/a/b'], ['testing/a', 'a/test.js/b']],
    ['**/*{_,-,.}{test,spec}.*', ['a_test.go', 'b/a.spec.ts'], ['test.go', 'aspec.ts']],
    ['a?c', ['abc', 'a.c'], ['ac', 'abbc', 'a/c']],
    ['[a-c]x', ['ax', 'cx'], ['dx', 'x']],
    ['[!a-c]x', ['dx', '-x'], ['ax']],
    ['[^a]x', ['bx'], ['ax']],
    ['[]]x', [']x'], ['x']],
    ['[ax', ['[ax'], ['ax']],
    ['{a,{b,c}d}', ['a', 'bd', 'cd'], ['b', 'ad']],
    ['{a}', ['{a}'], ['a']],
    ['{a,b', ['{a,b'], ['a']],
    ['a\\*', ['a*'], ['ab']],
    ['*a*b*', ['ab', 'xaybz', 'aab'], ['ba']],
    ['a**b', ['ab', 'axb'], ['a/b']],
    ['', [], ['a', 'a/b']],
  ])('%j', (glob, taken, left) => {
    const matches = compileGlobs([glob]);
    expect(taken.filter(path => !matches(path))).toEqual([]);
    expect(left.filter(matches)).toEqual([]);
  });

  it('counts from a folder, and takes paths out again', () => {
    const matches = compileGlobs(['*.yaml', '!b.yaml'], 'deploy');
    expect(['deploy/a.yaml', 'deploy/b.yaml', 'deploy/x/a.yaml'].filter(matches)).toEqual(['deploy/a.yaml']);
  });

  it.each([
    ['*a*a*a*a*a*a*a*a*b', 'a'.repeat(4000)],
    ['**/a/**/a/**/a/**/a/**/b', 'a/'.repeat(2000)],
    ['{a,aa}'.repeat(60), 'a'.repeat(100)],
    ['{a,'.repeat(3000), 'b'],
    ['{a,'.repeat(3000) + '}'.repeat(3000), 'b'],
    ['['.repeat(5000), '['],
  ])('takes linear time: %#', (glob, path) => {
    const start = performance.now();
    expect(compileGlobs([glob])(path)).toBe(false);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
