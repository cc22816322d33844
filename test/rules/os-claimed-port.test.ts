import { testRule } from '../support/rule-tester.ts';

testRule('os-claimed-port', [
  {
    name: 'ports of macOS, of Windows and of SQL Server',
    files: {
      'compose.yaml': `services:
  web:
    ports:
      - "5000:5000"
~        ^^^^ information system
      - "6999-7001:80"
~        ^^^^^^^^^ information system
      - "5985:80"
~        ^^^^ information system
      - "1434:1433"
~        ^^^^ information program
`,
    },
    messages: [
      'On macOS, the AirPlay Receiver holds port 5000: where it runs, this fails with "address already in use".',
      'On macOS, the AirPlay Receiver holds port 7000: where it runs, this fails with "address already in use".',
      'On Windows, Windows Remote Management holds port 5985: where it runs, this fails with "address already in use".',
      'Port 1434 is that of SQL Server\'s dedicated administrator connection: where it runs, this fails with "address already in use".',
    ],
    fixes: ['Change 5000 to 8000', "Allow port 5000 in Portlint's configuration"],
  },
  {
    name: 'a listening socket moves away',
    files: {
      'server.js': `require('node:http').createServer().listen(7000);
~                                          ^^^^ information system
`,
    },
    fixed: { 'server.js': "require('node:http').createServer().listen(8000);\n" },
  },
  {
    name: 'systems that are no target hold nothing',
    config: { targets: ['linux'] },
    files: { 'compose.yaml': 'services:\n  web:\n    ports: ["5000:80", "445:80"]\n' },
  },
  {
    name: 'UDP, a container of its own, and what is dialled',
    files: {
      'compose.yaml': 'services:\n  web:\n    expose: ["5000"]\n    ports: ["5000:80/udp", "8080:7000"]\n',
      'client.js': "require('node:net').connect(5000, 'db');\n",
    },
  },
  {
    name: 'a range that opens ports rather than using each',
    files: { 'compose.yaml': 'services:\n  web:\n    ports: ["4900-5100:4900-5100"]\n' },
  },
  {
    name: 'a node of a cluster is no Mac; it may run Windows',
    files: {
      'pod.yaml': `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - name: web
      ports:
        - { containerPort: 80, hostPort: 5000 }
        - { containerPort: 81, hostPort: 5985 }
~                                        ^^^^ information system
`,
    },
  },
]);
