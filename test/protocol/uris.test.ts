import { describe, expect, it } from 'vitest';
import { folderOf, inFolder, pathOfUri, relativePath, uriKey, withPath } from '../../server/src/uris.ts';

describe('URIs', () => {
  it('of one file have one key, however they are written', () => {
    const spellings = [
      'file:///c%3A/Users/me/a%20b',
      'file:///c:/Users/me/a b',
      'file:///C:/Users/me/a%20b/',
      'FILE:///C%3a/Users/me/%61%20b',
    ];
    expect(new Set(spellings.map(uriKey)).size).toBe(1);
    expect(uriKey('file:///Users/me')).not.toBe(uriKey('file:///users/me'));
    expect(uriKey('file:///a/b')).not.toBe(uriKey('git:/a/b'));
    expect(uriKey('vscode-vfs://github/a')).not.toBe(uriKey('vscode-vfs://gitlab/a'));
  });

  it('give decoded paths and take them back', () => {
    expect(pathOfUri('file:///C%3A/a%23b/%C3%BC%2B.yaml')).toBe('/c:/a#b/ü+.yaml');
    expect(pathOfUri(withPath('file:///x', '/c:/a#b/ü+ %41.yaml'))).toBe('/c:/a#b/ü+ %41.yaml');
    expect(withPath('vscode-vfs://github/x', '/a/b')).toBe('vscode-vfs://github/a/b');
  });
});

describe('paths', () => {
  it('are relative to a folder that holds them', () => {
    expect(relativePath('/a/b', '/a/b/c/d.yaml', false)).toBe('c/d.yaml');
    expect(relativePath('/', '/a.yaml', false)).toBe('a.yaml');
    expect(relativePath('/a/b/', '/a/b/c', false)).toBe('c');
    expect(relativePath('/a/b', '/a/bc/d', false)).toBeUndefined();
    expect(relativePath('/a/b', '/a/b', false)).toBeUndefined();
    expect(relativePath('/a/B', '/A/b/C.yaml', false)).toBeUndefined();
    expect(relativePath('/a/B', '/A/b/C.yaml', true)).toBe('C.yaml');
  });

  it('have folders', () => {
    expect(['a/b/c', 'a', '/a', '/a/b'].map(folderOf)).toEqual(['a/b', '', '/', '/a']);
    expect(['a', '', '/', '/a'].map(folder => inFolder(folder, 'x'))).toEqual(['a/x', 'x', '/x', '/a/x']);
  });
});
