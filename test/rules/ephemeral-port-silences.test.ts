/** What silences `ephemeral-port`: reserved ports, narrower ranges, allowed ports. */
import { hostSysctl } from '../support/facts.ts';
import { testRule } from '../support/rule-tester.ts';

const reserved = (value: string) => hostSysctl('net.ipv4.ip_local_reserved_ports', value);

testRule('ephemeral-port', [
  {
    name: 'reserved, and Linux is the only target: silent where every port is covered',
    config: { targets: ['linux'] },
    facts: [reserved('50051,60000-60010')],
    files: {
      'compose.yaml': `services:
  web:
    ports:
      - "50051:80"
      - "60000-60010:80-90"
      - "60005-60011:80-86"
~        ^^^^^^^^^^^ warning host
`,
    },
  },
  {
    name: 'a list that the kernel refuses reserves nothing',
    config: { targets: ['linux'] },
    facts: [reserved('50051, 60000')],
    files: {
      'compose.yaml': `services:
  web:
    ports:
      - "50051:80"
~        ^^^^^ warning host
`,
    },
  },
  {
    name: "a container's own settings count inside it, and only there",
    config: { targets: ['linux'] },
    facts: [reserved('47100')],
    files: {
      'compose.yaml': `services:
  list:
    expose: ["50051", 50052, 47100]
~                     ^^^^^ information container
~                            ^^^^^ information container
    sysctls:
      net.ipv4.ip_local_reserved_ports: "50051"
  range:
    expose: ["50051"]
    ports: ["50061:80"]
~            ^^^^^ warning host
    sysctls:
      - net.ipv4.ip_local_port_range=20000 30000
`,
    },
  },
  {
    name: "a range of the hosts replaces the system's: what is above it is acquitted, what is in it accused",
    config: { targets: ['linux'] },
    facts: [hostSysctl('net.ipv4.ip_local_port_range', '1024 49999')],
    files: {
      'compose.yaml': `services:
  web:
    ports:
      - "50051:80"
      - "8080:80"
~        ^^^^ warning host
      - "40001:80"
~        ^^^^^ warning host
`,
    },
  },
  {
    name: 'allowed ports',
    files: {
      '.portlint.yaml': `allow:
  - 50051
  - ports: 60000-60010
    reason: reserved everywhere
`,
      'compose.yaml': `services:
  web:
    ports:
      - "50051:80"
      - "60000-60010:80-90"
      - "32760-60000:1-27241"
~        ^^^^^^^^^^^ warning host
      - "50052:80"
~        ^^^^^ warning host
`,
    },
  },
  {
    name: 'a default counts, an unknown value does not',
    files: {
      'compose.yaml': `services:
  web:
    ports:
      - "\${PORT:-50051}:80"
~                ^^^^^ warning host
      - "\${OTHER}:80"
`,
    },
    fixed: {
      'compose.yaml': `services:
  web:
    ports:
      - "\${PORT:-8051}:80"
      - "\${OTHER}:80"
`,
    },
  },
  {
    name: "reserved on the workspace's hosts: Linux is out, other systems are not",
    facts: [reserved('50051,60000-60010')],
    files: {
      'compose.yaml': `services:
  web:
    ports:
      - "50051:80"
~        ^^^^^ warning host
      - "40000:80"
~        ^^^^^ warning host
`,
    },
    messages: [
      'Port 50051 is in the ephemeral range of Windows and macOS (49152–65535): an outgoing connection may hold it when the server starts. That it is customary for gRPC examples makes it no safer.',
      'Port 40000 is in the ephemeral range of Linux (32768–60999): an outgoing connection may hold it when the server starts. That it is customary for the debugger Delve makes it no safer.',
    ],
  },
]);
