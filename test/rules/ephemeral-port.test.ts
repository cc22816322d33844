import { testRule } from '../support/rule-tester.ts';

testRule('ephemeral-port', [
  {
    name: 'a published port and a container port are told apart',
    files: {
      'compose.yaml': `services:
  web:
    ports:
      - "50051:50051"
~        ^^^^^ warning host
~              ^^^^^ information container
`,
    },
    messages: [
      'Port 50051 is in the ephemeral range of Linux (32768–60999) and of Windows and macOS (49152–65535): an outgoing connection may hold it when the server starts. That it is customary for gRPC examples makes it no safer.',
      "Port 50051 is in the ephemeral range of Linux (32768–60999): in its own network namespace a container's outgoing connections may hold it. That it is customary for gRPC examples makes it no safer.",
    ],
    fixes: ['Change 50051 to 8051', "Allow port 50051 in Portlint's configuration"],
    fixed: {
      'compose.yaml': `services:
  web:
    ports:
      - "8051:9051"
`,
    },
  },
  {
    name: 'a range is allowed as a whole',
    files: {
      'compose.yaml': `services:
  web:
    ports:
      - "50000-50001:8000-8001"
~        ^^^^^^^^^^^ warning host
`,
    },
    fixes: ['Change 50000-50001 to 9000-9001', "Allow ports 50000-50001 in Portlint's configuration"],
  },
  {
    name: 'the edges of the ranges',
    files: {
      'compose.yaml': `services:
  web:
    ports:
      - "32767:80"
      - "32768:80"
~        ^^^^^ warning host
      - "49151:80"
~        ^^^^^ warning host
      - "60999:80"
~        ^^^^^ warning host
      - "61000:80"
~        ^^^^^ warning host
      - "65535:80"
~        ^^^^^ warning host
`,
    },
    messages: [
      'Port 32768 is in the ephemeral range of Linux (32768–60999): an outgoing connection may hold it when the server starts.',
      'Port 49151 is in the ephemeral range of Linux (32768–60999): an outgoing connection may hold it when the server starts.',
      'Port 60999 is in the ephemeral range of Linux (32768–60999) and of Windows and macOS (49152–65535): an outgoing connection may hold it when the server starts.',
      'Port 61000 is in the ephemeral range of Windows and macOS (49152–65535): an outgoing connection may hold it when the server starts.',
      'Port 65535 is in the ephemeral range of Windows and macOS (49152–65535): an outgoing connection may hold it when the server starts.',
    ],
  },
  {
    name: '61000 on Linux alone: only kernels before 4.2',
    config: { targets: ['linux'] },
    files: {
      'compose.yaml': `services:
  web:
    ports:
      - "61000:80"
~        ^^^^^ information oldKernel
      - "61001:80"
      - "61616:61616"
`,
    },
  },
  {
    name: 'a port above the range of Linux is none inside a container, whatever the targets',
    files: {
      'compose.yaml': `services:
  mq:
    expose: ["61616", "50051"]
~                      ^^^^^ information container
`,
    },
  },
  {
    name: 'FreeBSD only where it is chosen',
    config: { targets: ['freebsd'] },
    files: {
      'compose.yaml': `services:
  web:
    ports:
      - "9999:80"
      - "10000:80"
~        ^^^^^ warning host
`,
    },
    fixed: {
      'compose.yaml': `services:
  web:
    ports:
      - "9999:80"
      - "8000:80"
`,
    },
  },
  {
    name: "a configured range replaces the system's, on hosts",
    config: { targets: ['linux'], ephemeralRanges: { linux: '15000-20000' } },
    files: {
      'compose.yaml': `services:
  web:
    ports:
      - "15000:80"
~        ^^^^^ warning host
      - "50051:80"
      - "61000:80"
    expose: [15001]
`,
    },
    messages: [
      'Port 15000 is in the ephemeral range of Linux (15000–20000): an outgoing connection may hold it when the server starts.',
    ],
  },
  {
    name: 'ranges of ports',
    config: { targets: ['linux'] },
    files: {
      'compose.yaml': `services:
  web:
    ports:
      - "32760-32770:5000-5010"
~        ^^^^^^^^^^^ warning host
      - "40000-40010:6000-6010"
~        ^^^^^^^^^^^ warning host
`,
    },
    messages: [
      'Ports 32760-32770 are partly in the ephemeral range of Linux (32768–60999): an outgoing connection may hold it when the server starts.',
      'Ports 40000-40010 are in the ephemeral range of Linux (32768–60999): an outgoing connection may hold it when the server starts.',
    ],
    fixed: {
      'compose.yaml': `services:
  web:
    ports:
      - "8760-8770:5000-5010"
      - "9000-9010:6000-6010"
`,
    },
  },
  {
    name: 'what is dialled or only a front is no server port',
    files: {
      'compose.yaml': `services:
  web:
    environment:
      BACKEND: http://api:50051
`,
    },
  },
  {
    name: 'Kubernetes: nodes run Linux or Windows, a pod has its own settings, a Service binds nothing',
    files: {
      'pod.yaml': `apiVersion: v1
kind: Pod
metadata: { name: a }
spec:
  containers:
    - name: a
      ports:
        - containerPort: 50051
~                        ^^^^^ information container
          hostPort: 50052
~                   ^^^^^ warning host
---
apiVersion: v1
kind: Pod
metadata: { name: b }
spec:
  securityContext:
    sysctls: [{ name: net.ipv4.ip_local_reserved_ports, value: "50051" }]
  containers:
    - name: b
      ports:
        - containerPort: 50051
---
apiVersion: v1
kind: Service
metadata: { name: a }
spec:
  type: NodePort
  ports: [{ port: 50051, targetPort: 50051, nodePort: 32767 }]
`,
    },
    messages: [
      "Port 50051 is in the ephemeral range of Linux (32768–60999): in its own network namespace a container's outgoing connections may hold it. That it is customary for gRPC examples makes it no safer.",
      'Port 50052 is in the ephemeral range of Linux (32768–60999) and of Windows (49152–65535): an outgoing connection may hold it when the server starts.',
    ],
  },
  {
    name: 'code: literals, constants, fallbacks',
    files: {
      'server.js': `const http = require('node:http');
const PORT = 50051;
~            ^^^^^ warning host
http.createServer().listen(PORT);
http.createServer().listen(process.env.OTHER || 50052);
~                                               ^^^^^ warning host
http.createServer().listen(8080);
`,
    },
    fixed: {
      'server.js': `const http = require('node:http');
const PORT = 8051;
http.createServer().listen(PORT);
http.createServer().listen(process.env.OTHER || 8052);
http.createServer().listen(8080);
`,
    },
  },
  {
    name: 'test files are one step lower',
    files: {
      'test/compose.yaml': `services:
  web:
    ports:
      - "50051:50051"
~        ^^^^^ information host
~              ^^^^^ hint container
`,
    },
  },
  {
    name: 'a level of the configuration wins',
    config: { rules: { 'ephemeral-port': 'error' } },
    files: {
      'compose.yaml': `services:
  web:
    ports:
      - "50051:50051"
~        ^^^^^ error host
~              ^^^^^ error container
`,
    },
  },
  {
    name: 'off',
    config: { rules: { 'ephemeral-port': 'off' } },
    files: { 'compose.yaml': 'services:\n  web:\n    ports:\n      - "50051:50051"\n' },
  },
]);
