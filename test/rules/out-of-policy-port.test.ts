import { testRule } from '../support/rule-tester.ts';

const policy = { policy: '5000-15000' };

testRule('out-of-policy-port', [
  {
    name: 'silent without a policy',
    files: { 'compose.yaml': 'services:\n  web:\n    ports: ["18080:80"]\n' },
  },
  {
    name: 'what is published, and inside a container mildly',
    config: policy,
    files: {
      'compose.yaml': `services:
  web:
    ports:
      - "18080:3000"
~        ^^^^^ warning outside
~              ^^^^ information outside
      - "5000:15000"
      - "14999-15001:5000-5002/udp"
~        ^^^^^^^^^^^ warning outside
`,
    },
    messages: [
      'Port 18080 lies outside 5000-15000, the range agreed for listening ports.',
      'Port 3000 lies outside 5000-15000, the range agreed for listening ports.',
      'Port 14999-15001 lies outside 5000-15000, the range agreed for listening ports.',
    ],
    fixes: ['Change 18080 to 9080', "Allow port 18080 in Portlint's configuration"],
  },
  {
    name: 'a listening socket moves into the policy',
    config: policy,
    files: {
      'server.js': `const http = require('node:http');
http.createServer().listen(3000);
~                          ^^^^ warning outside
`,
    },
    fixed: {
      'server.js': `const http = require('node:http');
http.createServer().listen(8000);
`,
    },
  },
  {
    name: 'what is dialled, assigned or of a cluster is no matter of the policy',
    config: policy,
    files: {
      'client.js': `const net = require('node:net');
net.connect(3000, 'db');
net.createServer().listen(0);
`,
      'service.yaml': `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  type: NodePort
  ports:
    - port: 80
      nodePort: 30080
`,
    },
  },
  {
    name: 'an allowed port',
    config: { ...policy, allow: [3000] },
    files: { 'server.js': "require('node:http').createServer().listen(3000);\n" },
  },
]);
