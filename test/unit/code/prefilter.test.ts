import { describe, expect, it } from 'vitest';
import { go } from '../../../shared/readers/code/languages/go/go.ts';
import { java } from '../../../shared/readers/code/languages/java/java.ts';
import { javascript } from '../../../shared/readers/code/languages/javascript/javascript.ts';
import { python } from '../../../shared/readers/code/languages/python/python.ts';

/** What is worth a parser, and what only looks like it: most files of a workspace are of the second kind. */
describe('the content test of JavaScript', () => {
  it.each([
    ['a call with a number', 'app.listen(3000)'],
    ['a call with a name', 'httpServer.listen(port, () => {})'],
    ['a call over lines', 'createServer()\n  .listen(\n    8080,\n  )'],
    ['a call that gives options', 'server.listen({ port })'],
    [
      'options of a class that is imported',
      'import { WebSocketServer } from "ws";\nnew WebSocketServer({ port: 8 })',
    ],
    ['options that are filled before', 'const { Server } = require("ws");\no.port = 8080;\nnew Server(o)'],
    [
      'a wrapper of a module',
      'import WS from "ws/wrapper.mjs";\nconst { Server } = WS; new Server({ "port": 1 })',
    ],
    ['a module of Node’s own', 'import { createServer } from "node:http";\ncreateServer().listen(0)'],
    ['an exported handler with its port', 'export default { port: 3000, fetch: app.fetch }'],
  ])('says yes to %s', (_, text) => {
    expect(javascript.prefilter(text, 'src/app.js')).toBe(true);
  });

  it.each([
    ['a listener of events', 'element.addEventListener("click", () => support.import(x))'],
    ['a start of something without a port', 'application = Application.start();\napplication.start()'],
    ['a module whose name begins alike', 'import { NOT_FOUND } from "http-status";\nheaders.get("x")'],
    ['options without a port', 'import { Server } from "ws";\nnew Server({ noServer: true })'],
    ['options of a request', 'import { Server } from "ws";\nnew Server(noServer);\nlog(request.port + 1)'],
    ['an exported handler', 'export default { fetch: app.fetch }'],
    ['a module’s name as a word', 'const secure = url.protocol === "https";\nrequest({ port: 8080 })'],
    ['the name of an event', 'hot.on("vite:client:connect", () => connect({ port: 8080 }))'],
    ['a callback alone', 'history.listen(() => { render() });\nserver.listen(function () {})'],
  ])('says no to %s', (_, text) => {
    expect(javascript.prefilter(text, 'src/app.js')).toBe(false);
  });

  it('asks for the file’s name where a row does', () => {
    const config = 'export default { server: { port: 3000 } }';
    expect(javascript.prefilter(config, 'web/vite.config.ts')).toBe(true);
    expect(javascript.prefilter(config, 'web/settings.ts')).toBe(false);
    expect(javascript.prefilter('export default { plugins: [server()] }', 'web/vite.config.ts')).toBe(false);
  });
});

describe('the content test of Go', () => {
  const imports = (...names: string[]) =>
    `package x\nimport (\n${names.map(name => `\t"${name}"\n`).join('')})\n`;
  it.each([
    ['a call of a package', `${imports('net/http')}http.ListenAndServe(addr, nil)`],
    ['a field of a struct', `${imports('net/http')}s := &http.Server{\n\tAddr: ":8080",\n}`],
    ['an address in a field', `${imports('net/url')}u := url.URL{Host: "example.com:8080"}`],
    ['an address joined in a field', `${imports('net/url')}u := url.URL{Host: "localhost:" + port}`],
    ['a router of another file', `${imports('github.com/gin-gonic/gin')}router.Run(":8080")`],
  ])('says yes to %s', (_, text) => {
    expect(go.prefilter(text, 'main.go')).toBe(true);
  });

  it.each([
    [
      'tests that run',
      `${imports('net/http/httptest')}s := newTestServer(t)\nt.Run("name", func(t *testing.T) {})`,
    ],
    ['a router without its package', `${imports('os')}router.Run(":8080")`],
    ['a field without a number', `${imports('net/url')}u := url.URL{Scheme: "https", Host: "example.com"}`],
    ['a struct without the field', `${imports('net/http')}s := &http.Server{Handler: h}\nlog(r.Addr)`],
  ])('says no to %s', (_, text) => {
    expect(go.prefilter(text, 'main_test.go')).toBe(false);
  });
});

describe('keys that a language gives to positions', () => {
  it('need not be written', () => {
    const text =
      'import java.net.InetSocketAddress;\nimport com.sun.net.httpserver.HttpServer;\nclass A { HttpServer s = HttpServer.create(new InetSocketAddress(8080), 0); }';
    expect(java.prefilter(text, 'A.java')).toBe(true);
  });
  it('but a keyword must', () => {
    const given = (argument: string) => `import uvicorn\nuvicorn.run("main:app", ${argument})`;
    expect(python.prefilter(given('port=8000'), 'main.py')).toBe(true);
    expect(python.prefilter(given('reload=True'), 'main.py')).toBe(false);
  });
});
