import { expect, it } from 'vitest';
import { languageTables } from '../../shared/readers/code/languages/tables.ts';
import { HTTP_APIS } from '../../shared/rules/http-apis.ts';
import { testRule } from '../support/rule-tester.ts';

testRule('browser-blocked-port', [
  {
    name: 'HTTP servers on ports that browsers refuse',
    files: {
      'server.js': `const http = require('http');
http.createServer().listen(6666);
~                          ^^^^ warning blocked
http.createServer().listen(6670);
http.createServer().listen(10080);
~                          ^^^^^ warning blocked
`,
      'app.py': `from flask import Flask
app = Flask(__name__)
app.run(port=6000)
~            ^^^^ warning blocked
`,
      'application.yml': `server:
  port: 6665
~       ^^^^ warning blocked
`,
      'main.go': `package main
import "net/http"
func main() { http.ListenAndServe(":5060", nil) }
~                                   ^^^^ warning blocked
`,
    },
    messages: [
      "Browsers and Node's fetch refuse port 6000 (ERR_UNSAFE_PORT), whatever listens there; other clients do not.",
      "Browsers and Node's fetch refuse port 6665 (ERR_UNSAFE_PORT), whatever listens there; other clients do not.",
      "Browsers and Node's fetch refuse port 5060 (ERR_UNSAFE_PORT), whatever listens there; other clients do not.",
      "Browsers and Node's fetch refuse port 6666 (ERR_UNSAFE_PORT), whatever listens there; other clients do not.",
      "Browsers and Node's fetch refuse port 10080 (ERR_UNSAFE_PORT), whatever listens there; other clients do not.",
    ],
    fixes: ['Change 6000 to 8000', "Allow port 6000 in Portlint's configuration"],
    fixed: {
      'application.yml': 'server:\n  port: 8665\n',
      'server.js': `const http = require('http');
http.createServer().listen(8666);
http.createServer().listen(6670);
http.createServer().listen(9080);
`,
      'app.py': 'from flask import Flask\napp = Flask(__name__)\napp.run(port=8000)\n',
      'main.go': 'package main\nimport "net/http"\nfunc main() { http.ListenAndServe(":8060", nil) }\n',
    },
  },
  {
    name: 'sockets of which nobody knows what they speak, and what is dialled',
    files: {
      'server.js': "require('net').createServer().listen(6666);\nrequire('net').connect(6667, 'irc');\n",
      'compose.yaml': 'services:\n  irc:\n    ports: ["6667:6667"]\n',
      'main.go': 'package main\nimport "net"\nfunc main() { net.Listen("tcp", ":5060") }\n',
    },
  },
]);

it('the constructs that serve HTTP are still called so in the tables', () => {
  const ids = new Set(Object.values(languageTables).flatMap(rows => rows.map(({ api }) => api)));
  const settings = ['setting.server.port', 'setting.management.server.port'];
  expect([...HTTP_APIS].filter(api => !ids.has(api) && !settings.includes(api))).toEqual([]);
});
