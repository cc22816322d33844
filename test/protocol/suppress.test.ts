import { describe, expect, it } from 'vitest';
import { commentSyntaxOf } from '../../server/src/comment-syntax.ts';
import { type SuppressTarget, suppressInFile, suppressOnLine } from '../../server/src/suppress.ts';
import { applyEdits, type Finding, noFacts, type TextEdit } from '../../shared/index.ts';

type Suppress = (finding: Finding, target: SuppressTarget) => TextEdit | undefined;

/** The text after silencing the rule `ephemeral-port` at `50051`; undefined where that is not offered. */
function after(suppress: Suppress, path: string, text: string, languageId?: string): string | undefined {
  const start = text.indexOf('50051');
  const finding = { ruleId: 'ephemeral-port', path, range: { start, end: start + 5 } } as Finding;
  const edit = suppress(finding, { path, text, languageId, facts: noFacts(path) });
  return edit && applyEdits(text, [edit]);
}

describe('a comment above the line', () => {
  it.each([
    [
      'server.ts',
      'f();\n  listen(50051);\n',
      'f();\n  // portlint-disable-next-line ephemeral-port\n  listen(50051);\n',
    ],
    ['server.py', '\tlisten(50051)', '\t# portlint-disable-next-line ephemeral-port\n\tlisten(50051)'],
    [
      'web.config',
      '<a>\n <b port="50051"/>\n</a>',
      '<a>\n <!-- portlint-disable-next-line ephemeral-port -->\n <b port="50051"/>\n</a>',
    ],
    ['run.bat', 'a\r\nrun 50051\r\n', 'a\r\nrem portlint-disable-next-line ephemeral-port\r\nrun 50051\r\n'],
    ['app.ini', 'port=50051\n', '; portlint-disable-next-line ephemeral-port\nport=50051\n'],
    ['Dockerfile.dev', 'EXPOSE 50051', '# portlint-disable-next-line ephemeral-port\nEXPOSE 50051'],
    [
      'App.vue',
      '<script>\nlisten(50051)\n</script>',
      '<script>\n// portlint-disable-next-line ephemeral-port\nlisten(50051)\n</script>',
    ],
  ])('in %s', (path, text, expected) => {
    expect(after(suppressOnLine, path, text)).toBe(expected);
  });

  it('goes by the language where the name says nothing', () => {
    expect(after(suppressOnLine, 'serve', 'listen 50051', 'shellscript')).toMatch(/^# portlint/);
  });

  it.each([
    ['settings.json', '{ "port": 50051 }'],
    ['web.config', '<b\n port="50051"/>'],
    ['run.sh', 'serve \\\n --port 50051'],
    ['unknown.xyz', '50051'],
  ])('is not offered in %s where it would break the file', (path, text) => {
    expect(after(suppressOnLine, path, text)).toBeUndefined();
  });
});

describe('a comment for the file', () => {
  const comment = '# portlint-disable-file ephemeral-port';
  it.each([
    ['compose.yaml', 'a: 50051\n', `${comment}\na: 50051\n`],
    ['run.sh', '#!/bin/sh\nserve 50051\n', `#!/bin/sh\n${comment}\nserve 50051\n`],
    [
      'a.py',
      '#!/usr/bin/python\n# -*- coding: utf-8 -*-\nx(50051)\n',
      `#!/usr/bin/python\n# -*- coding: utf-8 -*-\n${comment}\nx(50051)\n`,
    ],
    [
      'Dockerfile',
      '# syntax=x\n# escape=`\nEXPOSE 50051\n',
      `# syntax=x\n# escape=\`\n${comment}\nEXPOSE 50051\n`,
    ],
    ['a.php', '<?php\nlisten(50051);\n', '<?php\n// portlint-disable-file ephemeral-port\nlisten(50051);\n'],
    [
      'a.xml',
      '<?xml version="1.0"?>\n<a>50051</a>',
      '<?xml version="1.0"?>\n<!-- portlint-disable-file ephemeral-port -->\n<a>50051</a>',
    ],
    [
      'App.vue',
      '<script>\nlisten(50051)\n</script>\n',
      '<!-- portlint-disable-file ephemeral-port -->\n<script>\nlisten(50051)\n</script>\n',
    ],
  ])('in %s', (path, text, expected) => {
    expect(after(suppressInFile, path, text)).toBe(expected);
  });

  it('is not offered where the format has no comments', () => {
    expect(after(suppressInFile, 'package.json', '{ "a": "50051" }')).toBeUndefined();
    expect(commentSyntaxOf('.devcontainer/devcontainer.json', 'json', 'code')).toEqual({ open: '// ' });
  });
});
