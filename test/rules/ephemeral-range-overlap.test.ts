import { testRule } from '../support/rule-tester.ts';

testRule('ephemeral-range-overlap', [
  {
    name: 'a sysctl file over ports of the workspace: each named, each a related place',
    config: { targets: ['linux'] },
    files: {
      'compose.yaml': `services:
  web:
    ports: ["20051:9000", "8080:80", "16000-16002:80-82"]
`,
      'sysctl.d/90-network.conf': `net.ipv4.ip_local_port_range = 15000 65000
~                              ^^^^^^^^^^^ warning linux
`,
    },
    messages: [
      'The ephemeral range 15000–65000 has ports in it that this workspace listens on: 16000-16002, 20051. An outgoing connection may hold one when its server starts; narrow the range or reserve them.',
    ],
    fixes: ['Narrow the range to 32768–60999', 'Reserve 16000-16002, 20051'],
    fixed: { 'sysctl.d/90-network.conf': 'net.ipv4.ip_local_port_range = 32768 60999\n' },
  },
  {
    name: 'reserved ports are safe, allowed ones too; what is left is named',
    config: { allow: [20052] },
    files: {
      'compose.yaml': `services:
  web:
    ports: ["20051:9000", "20052:80", "20053:81"]
`,
      'etc/sysctl.conf': `net.ipv4.ip_local_reserved_ports = 20051
net.ipv4.ip_local_port_range = 15000 65000
~                              ^^^^^^^^^^^ warning linux
`,
    },
    messages: [
      'The ephemeral range 15000–65000 has ports in it that this workspace listens on: 20053. An outgoing connection may hold one when its server starts; narrow the range or reserve them.',
    ],
  },
  {
    name: 'the longest stretch without a server, where the system has one in its own range',
    files: {
      'compose.yaml': `services:
  web:
    ports: ["50051:9000"]
`,
      'etc/sysctl.conf': `net.ipv4.ip_local_port_range = 1024 65535
~                              ^^^^^^^^^^ warning linux
`,
    },
    fixed: { 'etc/sysctl.conf': 'net.ipv4.ip_local_port_range = 1024 50050\n' },
  },
  {
    name: 'what the kernel refuses',
    files: {
      'etc/sysctl.conf': `net.ipv4.ip_local_port_range = 32768-60999
~                              ^^^^^^^^^^^ error refused
net.ipv4.ip_local_port_range = 60999 32768
~                              ^^^^^^^^^^^ error refused
net.ipv4.ip_local_port_range = 1000 60000
~                              ^^^^^^^^^^ error refused
net.ipv4.ip_local_port_range = 0 60000
~                              ^^^^^^^ error refused
net.ipv4.ip_local_port_range = 32768 65536
~                              ^^^^^^^^^^^ error refused
net.ipv4.ip_local_port_range = 32768 32768
net.ipv4.ip_local_reserved_ports = 50051, 61616
~                                  ^^^^^^^^^^^^ error refusedList
net.ipv4.ip_local_reserved_ports = 50051 61616
~                                  ^^^^^^^^^^^ error refusedList
net.ipv4.ip_local_reserved_ports = 70000
~                                  ^^^^^ error refusedList
net.ipv4.ip_local_reserved_ports = 8010-8000
~                                  ^^^^^^^^^ error refusedList
net.ipv4.ip_local_reserved_ports = 50051,61616,30000-32767
net.ipv4.ip_local_reserved_ports =
`,
    },
  },
  {
    name: 'a lower start of the unprivileged ports lets the range begin there',
    files: {
      'etc/sysctl.conf': `net.ipv4.ip_unprivileged_port_start = 80
net.ipv4.ip_local_port_range = 1000 60000
`,
    },
  },
  {
    name: "a container's own range concerns its own ports, the machine's concerns published ones",
    files: {
      'compose.yaml': `services:
  web:
    image: web
    expose: ["20051"]
    ports: ["8080:20052"]
    sysctls:
      net.ipv4.ip_local_port_range: 15000 30000
~                                   ^^^^^^^^^^^ information container
  other:
    image: other
    expose: ["20053"]
`,
    },
    fixes: ['Narrow the range to 32768–60999', 'Reserve 20051-20052'],
    fixed: {
      'compose.yaml': `services:
  web:
    image: web
    expose: ["20051"]
    ports: ["8080:20052"]
    sysctls:
      net.ipv4.ip_local_port_range: "32768 60999"
  other:
    image: other
    expose: ["20053"]
`,
    },
  },
  {
    name: 'Windows: netsh and RPC; excluded ports are safe, refused ranges errors',
    files: {
      'compose.yaml': `services:
  web:
    ports: ["20051:9000", "20052:9000", "5500:80", "20053:53/udp"]
`,
      'setup.cmd': `@echo off
  netsh int ipv4 set dynamicport tcp start=10000 num=20000
~ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning windows
  netsh int ipv4 add excludedportrange protocol=tcp startport=20051 numberofports=1
  netsh int ipv4 set dynamicport udp start=1024 num=1000
~ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error refused
  netsh int ipv4 set dynamicport tcp start=2000 num=254
~ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error refused
  netsh int ipv4 set dynamicport tcp start=60000 num=6000
~ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error refused
reg add HKLM\\SOFTWARE\\Microsoft\\Rpc\\Internet /v Ports /t REG_MULTI_SZ /d 5000-6000
~                                                                        ^^^^^^^^^ warning rpc
reg add HKLM\\SOFTWARE\\Microsoft\\Rpc\\Internet /v Ports /t REG_MULTI_SZ /d 6000-5000
~                                                                        ^^^^^^^^^ error refused
`,
    },
  },
  {
    name: 'a file concerns what it belongs to: a part, an example, the whole',
    files: {
      'services/a/compose.yaml': `services:
  web:
    ports: ["20051:9000"]
`,
      'services/b/deploy/sysctl.conf': 'net.ipv4.ip_local_port_range = 15000 65000\n',
      'services/a/deploy/sysctl.conf': `net.ipv4.ip_local_port_range = 15000 65000
~                              ^^^^^^^^^^^ warning linux
`,
      'examples/x/sysctl.conf': 'net.ipv4.ip_local_port_range = 15000 65000\n',
      'examples/y/compose.yaml': `services:
  web:
    ports: ["20061:9000"]
`,
    },
  },
  {
    name: "a machine's setting says nothing of a container's own ports, nor a default range of none inside",
    files: {
      'compose.yaml': `services:
  web:
    expose: ["20051"]
    ports: ["8080:20052"]
`,
      'etc/sysctl.conf': 'net.ipv4.ip_local_port_range = 15000 65000\n',
      'sysctl.d/1.conf': 'net.ipv4.tcp_tw_reuse = 1\n',
    },
  },
  {
    name: 'netsh: the default range, or the ports excluded at the end of the script',
    files: {
      'compose.yaml': `services:
  web:
    ports: ["20051:9000"]
`,
      'setup.cmd': `  netsh int ipv4 set dynamicport tcp start=10000 num=20000
~ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning windows
`,
    },
    fixes: ['Narrow the range to 49152–65535', 'Exclude 20051'],
    fixed: { 'setup.cmd': '  netsh int ipv4 set dynamicport tcp start=49152 num=16384\n' },
  },
  {
    name: "servers in the system's own range: the longest stretch without one",
    config: { targets: ['linux'] },
    files: {
      'compose.yaml': `services:
  web:
    ports: ["20051:9000", "60999:80"]
`,
      'sysctl.d/90-network.conf': `net.ipv4.ip_local_port_range = 15000 60000
~                              ^^^^^^^^^^^ warning linux
`,
    },
    fixes: ['Narrow the range to 20052–60000', 'Reserve 20051'],
    fixed: { 'sysctl.d/90-network.conf': 'net.ipv4.ip_local_port_range = 20052 60000\n' },
  },
]);
