import { expect, it } from 'vitest';
import { go } from '../../../shared/readers/code/languages/go/go.ts';
import { python } from '../../../shared/readers/code/languages/python/python.ts';
import { readFile } from '../../../shared/readers/index.ts';
import { SourceText } from '../../../shared/text/index.ts';
import { assets } from '../../support/assets.ts';

/** For each dynamic port of a text, in order, whether the program asks for it. */
async function asked(name: string, text: string): Promise<boolean[]> {
  const { occurrences } = await readFile(new SourceText(name, text), assets, [python, go]);
  expect(occurrences.map(({ resolution }) => resolution)).toEqual(occurrences.map(() => 'dynamic'));
  return occurrences.map(({ readBack }) => readBack === true);
}

it.each([
  ['s = socket.socket()\ns.bind(("", 0))\ns.listen()\nprint(s.getsockname())', true],
  ['s = socket.socket()\ns.bind(("", 0))\ns.listen()', false],
  ['server = http.server.HTTPServer(("", 0), None)\nprint(server.server_port)', true],
  ['server = http.server.HTTPServer(("", 0), None)\nhost, port = server.server_address', true],
  ['server = http.server.HTTPServer(("", 0), None)\nserver.serve_forever()', false],
  ['port = grpc.server(None).add_insecure_port("[::]:0")', true],
  ['grpc.server(None).add_insecure_port("[::]:0")', false],
  ['site = web.TCPSite(runner, "localhost", 0)\nprint(site.port)', true],
  ['site = web.TCPSite(runner, "localhost", 0)\nsite.start()', false],
  ['s = netutil.bind_sockets(0)[0]\nprint(s.getsockname()[1])', true],
  ['def start():\n  s = socket.create_server(("", 0))\n  return s', true],
  ['def start():\n  s = socket.create_server(("", 0))\n  return s, 1', true],
  ['def start():\n  s = socket.create_server(("", 0))\n  return 1', false],
])('%j', async (code, expected) => {
  expect(
    await asked(
      'a.py',
      `import grpc, http.server, socket\nfrom aiohttp import web\nfrom tornado import netutil\n${code}\n`,
    ),
  ).toEqual([expected]);
});

it.each([
  ['lis, _ := net.Listen("tcp", ":0"); fmt.Println(lis.Addr())', true],
  ['lis, _ := net.Listen("tcp", ":0"); http.Serve(lis, nil)', false],
  ['lis, _ := net.Listen("tcp", ":0"); server.Listener = lis; server.Start()', true],
  ['other.Addr(); lis, _ := net.Listen("tcp", ":0"); http.Serve(lis, nil)', false],
])('%j', async (code, expected) => {
  const text = `package a\nimport ("fmt"; "net"; "net/http")\nfunc f() { ${code} }\n`;
  expect(await asked('a.go', text)).toEqual([expected]);
});
