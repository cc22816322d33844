/** "Reserve it", and which statements hold for which port: `ephemeral-port` with the facts of the workspace's files. */
import { expect, it } from 'vitest';
import { testRule } from '../support/rule-tester.ts';
import { TestWorkspace } from '../support/test-workspace.ts';

const web = (port: number) => `services:
  web:
    ports: ["${port}:80"]
`;

testRule('ephemeral-port', [
  {
    name: 'a stated range replaces the default; its line is related',
    config: { targets: ['linux'] },
    files: {
      'compose.yaml': `services:
  web:
    ports: ["20051:80", "65100:80", "14999:80"]
~            ^^^^^ warning host
`,
      'etc/sysctl.conf': 'net.ipv4.ip_local_port_range = 15000 65000\n',
    },
    messages: [
      'Port 20051 is in the ephemeral range of Linux (15000–65000): an outgoing connection may hold it when the server starts.',
    ],
    fixes: ['Change 20051 to 8051', 'Reserve 20051 on Linux', "Allow port 20051 in Portlint's configuration"],
  },
  {
    name: 'a range that the kernel refuses changes nothing',
    config: { targets: ['linux'] },
    files: {
      'compose.yaml': web(20051),
      'etc/sysctl.conf': 'net.ipv4.ip_local_port_range = 15000-65000\n',
    },
  },
  {
    name: 'netsh: a dynamic range replaces the default of Windows, an excluded one keeps ports out; neither helps Linux',
    config: { targets: ['windows'] },
    files: {
      'compose.yaml': `services:
  web:
    ports: ["20051:80", "20052:80", "50051:80", "20052:53/udp", "50052:53/udp"]
~            ^^^^^ warning host
~                                                                ^^^^^ warning host
`,
      'setup.cmd': `netsh int ipv4 set dynamicport tcp start=20000 num=1000
netsh int ipv4 add excludedportrange protocol=tcp startport=20052 numberofports=1
`,
    },
  },
  {
    name: 'the configuration wins over what the files say',
    config: { targets: ['linux'], ephemeralRanges: { linux: '40000-50000' } },
    files: { 'compose.yaml': web(20051), 'etc/sysctl.conf': 'net.ipv4.ip_local_port_range = 15000 65000\n' },
  },
  {
    name: "the last file of sysctl.d holds; another example's list says nothing here",
    config: { targets: ['linux'] },
    files: {
      'examples/a/compose.yaml': `services:
  web:
    ports: ["50051:80"]
~            ^^^^^ warning host
`,
      'examples/b/sysctl.conf': 'net.ipv4.ip_local_reserved_ports = 50051\n',
      'compose.yaml': `services:
  web:
    ports: ["50052:80", "50053:80"]
~            ^^^^^ warning host
`,
      'sysctl.d/10-a.conf': 'net.ipv4.ip_local_reserved_ports = 50052\n',
      'sysctl.d/20-b.conf': 'net.ipv4.ip_local_reserved_ports = 50053\n',
    },
  },
  {
    name: 'the list of the nearest folder holds',
    config: { targets: ['linux'] },
    files: {
      'hosts/a/compose.yaml': web(50051),
      'hosts/a/sysctl.conf': 'net.ipv4.ip_local_reserved_ports = 50051\n',
      'hosts/b/compose.yaml': `services:
  web:
    ports: ["50051:80"]
~            ^^^^^ warning host
`,
      'hosts/b/sysctl.conf': 'net.ipv4.ip_local_reserved_ports = 50052\n',
    },
  },
  {
    name: "a service in another's namespace has that one's settings",
    config: { targets: ['linux'] },
    files: {
      'compose.yaml': `services:
  web:
    image: web
    network_mode: service:vpn
    expose: ["50051"]
  vpn:
    image: vpn
    sysctls: { net.ipv4.ip_local_reserved_ports: "50051" }
`,
    },
  },
]);

/** The files after the fix whose title begins so was applied to the first finding, which is gone then. */
async function reserved(
  files: Record<string, string>,
  targets: ('linux' | 'windows' | 'macos')[] = ['linux'],
) {
  const workspace = await TestWorkspace.of(files, { targets });
  const [finding] = workspace.findings(undefined, 'ephemeral-port');
  const fix = workspace.fixes(finding!).find(({ title }) => title.startsWith('Reserve'));
  if (!fix) return undefined;
  const after = await workspace.apply(fix);
  expect(after.findings(undefined, 'ephemeral-port').length).toBe(
    workspace.findings(undefined, 'ephemeral-port').length - 1,
  );
  return Object.fromEntries(Object.entries(after.files).filter(([path, text]) => files[path] !== text));
}

it('begins a file where there is no list', async () => {
  expect(await reserved({ 'deploy/compose.yaml': web(50051) })).toEqual({
    'sysctl.d/60-portlint-reserved.conf': 'net.ipv4.ip_local_reserved_ports = 50051\n',
  });
});

it('adds to the list that holds, sorted, everything else as it was', async () => {
  const list = '# reserved\r\nnet.ipv4.ip_local_reserved_ports=61616,30000-32767 \r\n';
  expect(await reserved({ 'compose.yaml': web(50051), 'etc/sysctl.conf': list })).toEqual({
    'etc/sysctl.conf': '# reserved\r\nnet.ipv4.ip_local_reserved_ports=30000-32767,50051,61616 \r\n',
  });
});

it('adds to a list in YAML, with quotes that keep the commas together', async () => {
  const tasks = `- ansible.posix.sysctl: { name: net.ipv4.ip_local_reserved_ports, value: 61616 }\n`;
  expect(await reserved({ 'compose.yaml': web(50051), 'tasks/main.yml': tasks })).toEqual({
    'tasks/main.yml': `- ansible.posix.sysctl: { name: net.ipv4.ip_local_reserved_ports, value: "50051,61616" }\n`,
  });
});

it('writes the netsh line for Windows behind what a script sets up already', async () => {
  const script = 'netsh int ipv4 add excludedportrange protocol=tcp startport=50100 numberofports=1';
  expect(await reserved({ 'compose.yaml': web(50051), 'setup.ps1': script }, ['linux', 'windows'])).toEqual({
    'setup.ps1': `${script}\nnetsh int ipv4 add excludedportrange protocol=tcp startport=50051 numberofports=1\n`,
    'sysctl.d/60-portlint-reserved.conf': 'net.ipv4.ip_local_reserved_ports = 50051\n',
  });
});

it('is not offered where it would not be enough', async () => {
  expect(await reserved({ 'compose.yaml': web(50051) }, ['linux', 'windows'])).toBeUndefined();
  expect(await reserved({ 'compose.yaml': web(50051) }, ['linux', 'macos'])).toBeUndefined();
});

it("writes a container's own list into its service", async () => {
  const compose = `services:
  # the broker
  mq:
    image: mq # pinned
    expose:
      - "50051"
`;
  expect(await reserved({ 'compose.yaml': compose })).toEqual({
    'compose.yaml': `services:
  # the broker
  mq:
    image: mq # pinned
    sysctls:
      net.ipv4.ip_local_reserved_ports: "50051"
    expose:
      - "50051"
`,
  });
});

it.each([
  [
    'a map',
    '      net.core.somaxconn: 1024\n',
    '      net.ipv4.ip_local_reserved_ports: "50051"\n      net.core.somaxconn: 1024\n',
  ],
  [
    'a list',
    '      - net.core.somaxconn=1024\n',
    '      - "net.ipv4.ip_local_reserved_ports=50051"\n      - net.core.somaxconn=1024\n',
  ],
  [
    'a list with the key',
    '      - net.ipv4.ip_local_reserved_ports=61616\n',
    '      - net.ipv4.ip_local_reserved_ports=50051,61616\n',
  ],
])('adds to the sysctls of a service: %s', async (_, before, after) => {
  const compose = (sysctls: string) => `services:
  mq:
    image: mq
    expose: ["50051"]
    sysctls:
${sysctls}`;
  expect(await reserved({ 'compose.yaml': compose(before) })).toEqual({ 'compose.yaml': compose(after) });
});

it("writes a pod's own list into its securityContext", async () => {
  const pod = (context: string) => `apiVersion: v1
kind: Pod
metadata:
  name: mq
spec:
${context}  containers:
    - name: mq
      image: mq
      ports:
        - containerPort: 50051
`;
  expect(await reserved({ 'pod.yaml': pod('') })).toEqual({
    'pod.yaml': pod(`  securityContext:
    sysctls:
      - name: net.ipv4.ip_local_reserved_ports
        value: "50051"
`),
  });
  expect(await reserved({ 'pod.yaml': pod('  securityContext:\n    fsGroup: 1\n') })).toEqual({
    'pod.yaml': pod(`  securityContext:
    sysctls:
      - name: net.ipv4.ip_local_reserved_ports
        value: "50051"
    fsGroup: 1
`),
  });
  const listed = '  securityContext:\n    sysctls:\n      - name: net.core.somaxconn\n        value: "1"\n';
  const [file] = Object.values((await reserved({ 'pod.yaml': pod(listed) }))!);
  expect(file).toContain(
    '- { "name": "net.ipv4.ip_local_reserved_ports", "value": "50051" }\n      - name: net.core.somaxconn',
  );
});
