import { expect, it } from 'vitest';
import { suppressInFile, suppressOnLine } from '../../server/src/suppress.ts';
import { applyEdits } from '../../shared/index.ts';
import { TestWorkspace } from '../support/test-workspace.ts';

/** In each format a server on an ephemeral port, and how a comment begins there. */
const SERVERS: readonly [path: string, text: string, opener: string][] = [
  ['compose.yaml', 'services:\n  a:\n    image: a:1\n    ports:\n      - "50051:80"\n', '#'],
  ['Dockerfile', 'FROM alpine:3\nEXPOSE 50051\n', '#'],
  ['a.js', "require('http').createServer().listen(50051);\n", '//'],
  ['a.py', 'from flask import Flask\nFlask("a").run(port=50051)\n', '#'],
  ['a.go', 'package main\nimport "net/http"\nfunc main() {\n\thttp.ListenAndServe(":50051", nil)\n}\n', '//'],
  [
    'A.java',
    'import java.net.ServerSocket;\nclass A {\n  void a() throws Exception {\n    new ServerSocket(50051);\n  }\n}\n',
    '//',
  ],
  ['a.kt', 'import java.net.ServerSocket\nfun main() {\n  ServerSocket(50051)\n}\n', '//'],
  ['A.scala', 'import java.net.ServerSocket\nobject A {\n  val a = new ServerSocket(50051)\n}\n', '//'],
  [
    'A.cs',
    'using System.Net;\nusing System.Net.Sockets;\nvar a = new TcpListener(IPAddress.Any, 50051);\n',
    '//',
  ],
  [
    'a.rs',
    'use std::net::TcpListener;\nfn main() {\n    TcpListener::bind("0.0.0.0:50051").unwrap();\n}\n',
    '//',
  ],
  ['a.rb', "require 'socket'\nTCPServer.new(50051)\n", '#'],
  ['a.php', '<?php\n$s = stream_socket_server("tcp://0.0.0.0:50051");\n', '//'],
  ['a.lua', 'local socket = require("socket")\nlocal s = socket.bind("*", 50051)\n', '--'],
  ['a.ps1', "$l = New-Object System.Net.Sockets.TcpListener('0.0.0.0', 50051)\n", '#'],
  ['a.sh', '#!/bin/sh\ndocker run -p 50051:80 nginx\n', '#'],
  ['a.cmd', '@echo off\r\ndocker run -p 50051:80 nginx\r\n', 'rem'],
  ['Makefile', 'run:\n\tdocker run -p 50051:80 nginx\n', '#'],
  ['justfile', 'run:\n  docker run -p 50051:80 nginx\n', '#'],
  ['nginx.conf', 'http {\n  server {\n    listen 50051;\n  }\n}\n', '#'],
  ['default.conf.template', 'server {\n  listen 50051;\n}\n', '#'],
  ['haproxy.cfg', 'frontend a\n  bind :50051\n', '#'],
  ['my.cnf', '[mysqld]\nport = 50051\n', '#'],
  ['sshd_config', 'Port 50051\n', '#'],
  ['application.properties', 'server.port=50051\n', '#'],
  ['a.socket', '[Socket]\nListenStream=50051\n', '#'],
  ['a.container', '[Container]\nImage=a:1\nPublishPort=50051:80\n', '#'],
  ['.env.example', 'PORT=50051\n', '#'],
];

it.each(SERVERS)('a comment of the editor silences a finding: %s', async (path, text, opener) => {
  const before = await TestWorkspace.of({ [path]: text });
  const [finding] = before.findings(path, 'ephemeral-port');
  expect(finding, 'no finding to silence').toBeDefined();
  const rest = before
    .findings(path)
    .filter(({ ruleId }) => ruleId !== 'ephemeral-port')
    .map(({ ruleId }) => ruleId);
  for (const suppress of [suppressOnLine, suppressInFile]) {
    const edit = suppress(finding!, { path, text, facts: before.snapshot.files.get(path)! })!;
    expect(edit.newText.trim().startsWith(opener), edit.newText).toBe(true);
    // Nothing else changes: the file is read as before, and the comment is used.
    const after = await TestWorkspace.of({ [path]: applyEdits(text, [edit]) });
    expect(after.findings(path).map(({ ruleId }) => ruleId)).toEqual(rest);
    const ports = (workspace: TestWorkspace) =>
      workspace.snapshot.files.get(path)!.occurrences.map(({ port }) => port);
    expect(ports(after)).toEqual(ports(before));
  }
});
