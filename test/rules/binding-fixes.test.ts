/** `privileged-port`: what gives the right to bind, and the fixes that write it. */
import { expect, it } from 'vitest';
import { testRule } from '../support/rule-tester.ts';
import { TestWorkspace } from '../support/test-workspace.ts';

const server = "require('net').createServer().listen(80);\n";

testRule('privileged-port', [
  {
    name: 'setcap, wherever the workspace has it for its machines',
    files: {
      'server.js': server,
      'deploy/install.sh': 'setcap cap_net_bind_service=+ep /usr/bin/node\n',
    },
  },
  {
    name: 'a capability that systemd gives; a socket that systemd opens',
    files: {
      'server.js': server,
      'deploy/web.service': '[Service]\nAmbientCapabilities=CAP_NET_BIND_SERVICE\n',
      'examples/a/web.socket': '[Socket]\nListenStream=80\n',
    },
  },
  {
    name: 'a unit of an ordinary user fails, and what would give it the right, in the unit or beside it',
    config: { targets: ['linux'] },
    files: {
      'one/web.service': `[Service]
User=www-data
ExecStart=/usr/bin/app --port 80
~                             ^^ warning nonRoot
`,
      // Another unit's capability.
      'one/other.service': `[Service]
User=www-data
AmbientCapabilities=CAP_NET_BIND_SERVICE
ExecStart=/usr/bin/other --port 81
`,
      'one/dynamic.service': `[Service]
DynamicUser=yes
ExecStart=/usr/bin/app --port 82
~                             ^^ warning nonRoot
`,
      'one/root.service': `[Service]
User=root
CapabilityBoundingSet=CAP_CHOWN
ExecStart=/usr/bin/app --port 83
~                             ^^ warning dropped
`,
      'two/web.service': '[Service]\nUser=www-data\nExecStart=/usr/bin/app --port 80\n',
      'two/web.service.d/caps.conf': '[Service]\nAmbientCapabilities=CAP_NET_BIND_SERVICE\n',
      'three/web.service': `[Service]
ExecStart=/usr/bin/app --port 80
~                             ^^ warning nonRoot
`,
      'three/web.service.d/user.conf': '[Service]\nUser=www-data\n',
      'five/web.socket': '[Socket]\nListenStream=80\n',
      'five/web.service': '[Service]\nUser=www-data\nExecStart=/usr/bin/app\n',
      'six/web.service': `[Service]
User=deploy
ExecStart=/usr/bin/docker run -p 80:80 nginx
~                                ^^ information published
~                                   ^^ information container
`,
      'seven/web.service': '[Service]\nUser=www-data\nExecStart=/usr/bin/app --port 8080\n',
    },
  },
  {
    name: "a unit's program that setcap raised, or that other rights start",
    config: { targets: ['linux'] },
    files: {
      'deploy/install.sh': 'setcap cap_net_bind_service=+ep /usr/bin/app\n',
      'deploy/web.service': '[Service]\nUser=www-data\nExecStart=/usr/bin/app --port 80\n',
    },
  },
  {
    name: 'the capability is written into the unit',
    config: { targets: ['linux'] },
    files: {
      'web.service': `[Service]
User=www-data
WorkingDirectory=/srv
ExecStart=/usr/bin/app --port 80
~                             ^^ warning nonRoot
`,
    },
    messages: [
      'Port 80 is below 1024, but this runs as user www-data without NET_BIND_SERVICE: the bind fails.',
    ],
    fixes: [
      'Change 80 to 8080',
      'Let unprivileged ports begin at 80',
      'Add the capability NET_BIND_SERVICE to web',
      "Allow port 80 in Portlint's configuration",
    ],
  },
  {
    name: 'a rootless runtime, where a file says so, cannot publish',
    files: {
      'one/compose.yaml': `services:
  proxy:
    image: traefik
    ports: ["80:80", "8080:8080"]
~            ^^ warning rootless
~               ^^ information container
    volumes:
      - /run/user/1000/podman/podman.sock:/var/run/docker.sock:ro
`,
      'two/compose.yaml': `services:
  proxy:
    image: traefik
    ports: ["81:8080"]
~            ^^ warning rootless
`,
      'two/.env': 'DOCKER_HOST=unix:///run/user/1000/docker.sock\n',
      'three/.config/containers/systemd/web.container': `[Container]
PublishPort=82:8080
~           ^^ warning rootless
`,
      'four/setup.sh': 'dockerd-rootless-setuptool.sh install\n',
      'four/app/compose.yaml': `services:
  proxy:
    image: traefik
    ports: ["83:8080"]
~            ^^ warning rootless
`,
    },
    messages: [
      'Host port 83 is below 1024, and the container runtime is rootless here (four/setup.sh:1): unless the machine lowers that start, publishing the port fails.',
      'Host port 80 is below 1024, and the container runtime is rootless here (line 6): unless the machine lowers that start, publishing the port fails.',
      'Port 80 is below 1024: unless the runtime lowers that start, as Docker does since 20.10, a container that is not root cannot bind it.',
      'Host port 82 is below 1024, and the container runtime is rootless here (line 2): unless the machine lowers that start, publishing the port fails.',
      'Host port 81 is below 1024, and the container runtime is rootless here (two/.env:1): unless the machine lowers that start, publishing the port fails.',
    ],
  },
  {
    name: 'no runtime is called rootless by a comment, a choice, a place of tools, or a file elsewhere',
    files: {
      'one/compose.yaml': `services:
  proxy:
    image: traefik
    ports: ["80:8080"]
~            ^^ information published
    volumes:
      - /var/run/docker.sock:/var/run/docker.sock
      # - /run/user/1000/docker.sock:/var/run/docker.sock
    environment:
      SOCKETS: /var/run/docker.sock,/run/user/1000/docker.sock
`,
      'two/compose.yaml': `services:
  proxy: { image: traefik, ports: ["81:8080"] }
~                                   ^^ information published
`,
      'two/other/.env': 'DOCKER_HOST=unix:///run/user/1000/docker.sock\n',
      'three/etc/containers/systemd/web.container': `[Container]
PublishPort=82:8080
~           ^^ information published
`,
      'four/setup.sh': 'if [ "$ROOTLESS" ]; then\n  dockerd-rootless-setuptool.sh install\nfi\n',
      'four/compose.yaml': `services:
  proxy: { image: traefik, ports: ["83:8080"] }
~                                   ^^ information published
`,
    },
  },
  {
    name: 'a rootless runtime that is given the right, or a machine that lowers the start',
    config: { targets: ['linux'] },
    files: {
      'examples/one/setup.sh':
        'dockerd-rootless-setuptool.sh install\nsudo setcap cap_net_bind_service=ep $(which rootlesskit)\n',
      'examples/one/compose.yaml': 'services:\n  proxy: { image: traefik, ports: ["80:8080"] }\n',
      'examples/two/setup.sh':
        'dockerd-rootless-setuptool.sh install\nsysctl -w net.ipv4.ip_unprivileged_port_start=80\n',
      'examples/two/compose.yaml': 'services:\n  proxy: { image: traefik, ports: ["80:8080"] }\n',
    },
  },
  {
    name: "an image's setcap is its own programs'",
    files: {
      Dockerfile: `FROM node
RUN setcap cap_net_bind_service=+ep /usr/bin/node
USER 1000
EXPOSE 80
`,
      'server.js': `require('net').createServer().listen(80);
~                                    ^^ information host
`,
    },
  },
  {
    name: "an example's setcap helps nobody else; nor does dropping it",
    files: {
      'server.js': `require('net').createServer().listen(80);
~                                    ^^ information host
`,
      'examples/a/install.sh': 'setcap cap_net_bind_service=+ep /usr/bin/node\n',
      'install.sh': 'setcap -r /usr/bin/node\n',
    },
  },
  {
    name: "a machine's setting does not reach into a container, another one's does not help",
    config: { targets: ['linux'] },
    files: {
      'server.js': server,
      'etc/sysctl.conf': 'net.ipv4.ip_unprivileged_port_start = 80\n',
      'pod.yaml': `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: web
      ports:
        - containerPort: 80
~                        ^^ information pod
`,
    },
  },
  {
    name: 'a higher start makes more ports privileged',
    config: { targets: ['linux'], unprivilegedPortStart: 2000 },
    files: {
      'server.js': `require('net').createServer().listen(1500);
~                                    ^^^^ information host
`,
    },
  },
]);

/** What one fix changes, by its title; the finding is gone then. */
async function fixed(files: Record<string, string>, title: string) {
  const workspace = await TestWorkspace.of(files);
  const findings = workspace.findings(undefined, 'privileged-port');
  const [finding] = findings;
  const fix = workspace.fixes(finding!).find(each => each.title === title);
  expect(workspace.fixes(finding!).map(each => each.title)).toContain(title);
  const after = await workspace.apply(fix!);
  expect(after.findings(undefined, 'privileged-port').length).toBeLessThan(findings.length);
  return Object.fromEntries(Object.entries(after.files).filter(([path, text]) => files[path] !== text));
}

it('sets the sysctl of the machines, in a file of its own or where one stands', async () => {
  const title = 'Let unprivileged ports begin at 80';
  expect(await fixed({ 'server.js': server }, title)).toEqual({
    'sysctl.d/60-portlint-unprivileged.conf': 'net.ipv4.ip_unprivileged_port_start = 80\n',
  });
  const stated = '# low\nnet.ipv4.ip_unprivileged_port_start = 100 \n';
  expect(await fixed({ 'server.js': server, 'etc/sysctl.conf': stated }, title)).toEqual({
    'etc/sysctl.conf': '# low\nnet.ipv4.ip_unprivileged_port_start = 80 \n',
  });
});

const compose = (more: string) => `services:
  web:
    image: web # the site
${more}    ports:
      - "8080:80"
`;

it.each([
  ['', '    cap_add: [NET_BIND_SERVICE]\n'],
  ['    cap_add: [SYS_TIME]\n', '    cap_add: [NET_BIND_SERVICE, SYS_TIME]\n'],
  [
    '    cap_add:\n      - SYS_TIME # clock\n',
    '    cap_add:\n      - NET_BIND_SERVICE\n      - SYS_TIME # clock\n',
  ],
])('adds the capability to a service: %j', async (before, after) => {
  expect(
    await fixed({ 'compose.yaml': compose(before) }, 'Add the capability NET_BIND_SERVICE to web'),
  ).toEqual({
    'compose.yaml': compose(after),
  });
});

it('sets the sysctl of a service', async () => {
  expect(await fixed({ 'compose.yaml': compose('') }, 'Let unprivileged ports begin at 80 for web')).toEqual({
    'compose.yaml': compose('    sysctls:\n      net.ipv4.ip_unprivileged_port_start: "80"\n'),
  });
});

const pod = (more: string) => `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - image: web
${more}      ports:
        - containerPort: 80
`;

it.each([
  ['', '      securityContext:\n        capabilities:\n          add: [NET_BIND_SERVICE]\n'],
  [
    '      securityContext:\n        runAsUser: 1000\n',
    '      securityContext:\n        capabilities:\n          add: [NET_BIND_SERVICE]\n        runAsUser: 1000\n',
  ],
  [
    '      securityContext:\n        capabilities:\n          drop: ["ALL"]\n',
    '      securityContext:\n        capabilities:\n          add: [NET_BIND_SERVICE]\n          drop: ["ALL"]\n',
  ],
  [
    '      securityContext: { capabilities: { add: ["CHOWN"], drop: [ALL] } }\n',
    '      securityContext: { capabilities: { add: ["NET_BIND_SERVICE", "CHOWN"], drop: [ALL] } }\n',
  ],
])('adds the capability to a container: %j', async (before, after) => {
  expect(await fixed({ 'pod.yaml': pod(before) }, 'Add the capability NET_BIND_SERVICE to web')).toEqual({
    'pod.yaml': pod(after),
  });
});

it('adds to an object in JSON', async () => {
  const text = `{ "apiVersion": "v1", "kind": "Pod", "metadata": { "name": "web" },
  "spec": { "containers": [{ "name": "web", "image": "web", "ports": [{ "containerPort": 80 }] }] } }
`;
  const files = await fixed({ 'pod.json': text }, 'Add the capability NET_BIND_SERVICE to web');
  expect(JSON.parse(files['pod.json']!).spec.containers[0].securityContext).toEqual({
    capabilities: { add: ['NET_BIND_SERVICE'] },
  });
  const set = await fixed({ 'pod.json': text }, 'Let unprivileged ports begin at 80 for web');
  expect(JSON.parse(set['pod.json']!).spec.securityContext).toEqual({
    sysctls: [{ name: 'net.ipv4.ip_unprivileged_port_start', value: '80' }],
  });
});

it('writes the capability below the user, with the line ends of the unit', async () => {
  const text = '[Service]\r\nUser=www-data\r\nExecStart=/usr/bin/app --port 80\r\n';
  const workspace = await TestWorkspace.of({ 'web.service': text });
  const [finding] = workspace.findings('web.service', 'privileged-port');
  const fix = workspace.fixes(finding!).find(({ title }) => title.startsWith('Add the capability'));
  const after = await workspace.apply(fix!);
  expect(after.files['web.service']).toBe(
    '[Service]\r\nUser=www-data\r\nAmbientCapabilities=CAP_NET_BIND_SERVICE\r\nExecStart=/usr/bin/app --port 80\r\n',
  );
  expect(after.findings('web.service', 'privileged-port')).toEqual([]);
});
