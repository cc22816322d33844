import { describe, expect, it } from 'vitest';
import { readFile } from '../../shared/readers/read-file.ts';
import { SourceText } from '../../shared/text/index.ts';
import { assets } from '../support/assets.ts';

const suppressions = async (path: string, text: string) =>
  (await readFile(new SourceText(path, text), assets)).suppressions.map(({ kind }) => kind);

describe('a suppression comment', () => {
  it.each([
    [
      'a.go',
      'package a\n\nimport "net"\n\nvar usage = `\n// portlint-disable-file\n`\n\nfunc f() { net.Listen("tcp", ":50051") }\n',
    ],
    [
      'a.py',
      'import socket\n"""Doc.\n\n# portlint-disable-file\n"""\ns = socket.socket()\ns.bind(("", 50051))\n',
    ],
    [
      'a.js',
      "const http = require('http');\nconst t = `\n# portlint-disable-file\n${1}\n// portlint-disable\n`;\nhttp.createServer().listen(50051);\n",
    ],
    [
      'A.java',
      'import java.net.ServerSocket;\nclass A {\n  String s = """\n    // portlint-disable-file\n    """;\n  void f() throws Exception { new ServerSocket(50051); }\n}\n',
    ],
    [
      'A.cs',
      'using System.Net.Sockets;\nclass A {\n  string s = @"\n// portlint-disable-file\n";\n  void F() { new TcpListener(50051); }\n}\n',
    ],
    [
      'a.rs',
      'use std::net::TcpListener;\nfn main() {\n  let s = r#"\n// portlint-disable-file\n"#;\n  TcpListener::bind("127.0.0.1:50051").unwrap();\n}\n',
    ],
    [
      'a.php',
      '<?php\n$s = "\n// portlint-disable-file\n";\nstream_socket_server("tcp://127.0.0.1:50051");\n',
    ],
    ['a.rb', 'require "socket"\ns = "\n# portlint-disable-file\n"\nTCPServer.new(50051)\n'],
  ])('is none in a literal of several lines: %s', async (path, text) => {
    expect(await suppressions(path, text)).toEqual([]);
  });

  it('in a file within the file speaks for a line, not for all that stands around', async () => {
    const text = [
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  nginx.conf: |',
      '    # portlint-disable-file\n    server {\n      listen 50051; # portlint-disable-line\n    }\n',
    ].join('\n');
    expect(await suppressions('k8s/a.yaml', text)).toEqual(['line']);
  });

  it('stands where the code does', async () => {
    const text =
      "const http = require('http');\nconst t = `a\nb`; // portlint-disable-line\n// portlint-disable-file\nhttp.createServer().listen(50051);\n";
    expect(await suppressions('a.js', text)).toEqual(['line', 'file']);
  });
});
