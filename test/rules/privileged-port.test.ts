import { hostSysctl, occurrenceFacts } from '../support/facts.ts';
import { testRule } from '../support/rule-tester.ts';

testRule('privileged-port', [
  {
    name: 'published ports, and those in the container',
    files: {
      'compose.yaml': `services:
  web:
    ports:
      - "80:80"
~        ^^ information published
~           ^^ information container
      - "443:8443"
~        ^^^ information published
      - "1023:3000"
~        ^^^^ information published
      - "1024:1024"
`,
    },
    messages: [
      'Host port 80 is below 1024: a rootless container runtime may not publish it.',
      'Port 80 is below 1024: unless the runtime lowers that start, as Docker does since 20.10, a container that is not root cannot bind it.',
      'Host port 443 is below 1024: a rootless container runtime may not publish it.',
      'Host port 1023 is below 1024: a rootless container runtime may not publish it.',
    ],
    fixes: [
      'Change 80 to 8080',
      'Let unprivileged ports begin at 80',
      "Allow port 80 in Portlint's configuration",
    ],
  },
  {
    name: 'published ports move to customary ones',
    files: {
      'compose.yaml': `services:
  web:
    ports:
      - "443:3000"
~        ^^^ information published
      - "1023:3000"
~        ^^^^ information published
`,
    },
    fixed: {
      'compose.yaml': `services:
  web:
    ports:
      - "8443:3000"
      - "8023:3000"
`,
    },
  },
  {
    name: 'nothing is privileged on Windows alone',
    config: { targets: ['windows'] },
    files: { 'compose.yaml': 'services:\n  web:\n    ports: ["80:80"]\n' },
  },
  {
    name: "the hosts' setting lowers the start",
    facts: [hostSysctl('net.ipv4.ip_unprivileged_port_start', '80')],
    config: { targets: ['linux'] },
    files: {
      'compose.yaml': `services:
  web:
    ports:
      - "80:8080"
      - "79:8080"
~        ^^ information published
`,
    },
    messages: ['Host port 79 is below 80: a rootless container runtime may not publish it.'],
  },
  {
    name: 'the configured start counts',
    config: { unprivilegedPortStart: 0 },
    files: { 'compose.yaml': 'services:\n  web:\n    ports: ["80:80"]\n' },
  },
  {
    name: "a container's own setting does not help its host port",
    files: {
      'compose.yaml': `services:
  web:
    ports:
      - "80:81"
~        ^^ information published
    sysctls:
      net.ipv4.ip_unprivileged_port_start: 0
`,
    },
  },
  {
    name: 'host networking: who runs it decides',
    config: { targets: ['linux'] },
    files: {
      'compose.yaml': `services:
  unknown:
    network_mode: host
    expose: ["80"]
~             ^^ information host
  ordinary:
    network_mode: host
    user: "1000"
    expose: ["81"]
~             ^^ warning nonRoot
  able:
    network_mode: host
    user: "1000"
    cap_add: [NET_BIND_SERVICE]
    expose: ["82"]
  bereft:
    network_mode: host
    cap_drop: [ALL]
    expose: ["83"]
~             ^^ warning dropped
`,
    },
    messages: [
      'Port 80 is below 1024: on Linux only root or a process with CAP_NET_BIND_SERVICE may bind it.',
      'Port 81 is below 1024, but this runs as user 1000 without NET_BIND_SERVICE: the bind fails.',
      'Port 83 is below 1024, but the capability NET_BIND_SERVICE is dropped here: the bind fails.',
    ],
  },
  {
    name: 'inside a Compose container only its own setting makes the bind fail',
    files: {
      'compose.yaml': `services:
  web:
    user: "1000"
    expose: ["80"]
~             ^^ information container
  able:
    cap_add: [NET_BIND_SERVICE]
    expose: ["80"]
  strict:
    user: "1000"
    expose: ["80"]
~             ^^ warning nonRoot
    sysctls:
      net.ipv4.ip_unprivileged_port_start: 1024
`,
    },
    messages: [
      'Port 80 is below 1024: unless the runtime lowers that start, as Docker does since 20.10, a container that is not root cannot bind it.',
      'Port 80 is below 1024, but this runs as user 1000 without NET_BIND_SERVICE: the bind fails.',
    ],
  },
  {
    name: 'an image that leaves root',
    files: {
      Dockerfile: `FROM nginx
EXPOSE 80
~      ^^ information container
`,
      'app/Dockerfile': `FROM node
USER 1000
EXPOSE 80
~      ^^ information nonRoot
`,
    },
    messages: [
      'Port 80 is below 1024: unless the runtime lowers that start, as Docker does since 20.10, a container that is not root cannot bind it.',
      'Port 80 is below 1024, but this runs as user 1000 without NET_BIND_SERVICE: under CRI-O, and under containerd before 2.0, the bind fails.',
    ],
  },
  {
    name: 'pods',
    files: {
      'pods.yaml': `apiVersion: v1
kind: Pod
metadata: { name: plain }
spec:
  containers:
    - name: web
      ports:
        - containerPort: 80
~                        ^^ information pod
        - containerPort: 8080
          hostPort: 81
~                   ^^ information published
---
apiVersion: v1
kind: Pod
metadata: { name: ordinary }
spec:
  containers:
    - name: web
      securityContext: { runAsUser: 1000 }
      ports:
        - containerPort: 82
~                        ^^ warning nonRoot
---
apiVersion: v1
kind: Pod
metadata: { name: bereft }
spec:
  containers:
    - name: web
      securityContext: { capabilities: { drop: [ALL] } }
      ports:
        - containerPort: 83
~                        ^^ warning dropped
---
apiVersion: v1
kind: Pod
metadata: { name: able }
spec:
  containers:
    - name: web
      securityContext: { runAsUser: 1000, capabilities: { drop: [ALL], add: [NET_BIND_SERVICE] } }
      ports:
        - containerPort: 84
---
apiVersion: v1
kind: Pod
metadata: { name: lowered }
spec:
  securityContext:
    runAsUser: 1000
    sysctls: [{ name: net.ipv4.ip_unprivileged_port_start, value: "0" }]
  containers:
    - name: web
      ports:
        - containerPort: 85
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  ports: [{ port: 80, targetPort: 8080 }]
`,
    },
    messages: [
      'Port 80 is below 1024: under CRI-O, and under containerd before 2.0, a container that is not root cannot bind it.',
      'Host port 81 is below 1024: a rootless container runtime may not publish it.',
      'Port 82 is below 1024, but this runs as user 1000 without NET_BIND_SERVICE: under CRI-O, and under containerd before 2.0, the bind fails.',
      'Port 83 is below 1024, but the capability NET_BIND_SERVICE is dropped here: under CRI-O, and under containerd before 2.0, the bind fails.',
    ],
  },
  {
    name: 'a dialled port binds nothing',
    files: {},
    facts: [occurrenceFacts('client.js', { role: 'connect', port: 80, namespace: 'none' })],
  },
  {
    name: 'macOS: only a single address is privileged',
    config: { targets: ['macos'] },
    files: {},
    facts: [
      occurrenceFacts('a.js', { port: 80 }),
      occurrenceFacts('b.js', { port: 80, host: '0.0.0.0' }),
      occurrenceFacts('c.js', { port: 80, host: '127.0.0.1' }),
    ],
    messages: [
      'Port 80 is below 1024: on macOS only root or a process with CAP_NET_BIND_SERVICE may bind it.',
    ],
    expected: ['c.js:1:1-3 information host'],
  },
  {
    name: 'what systemd opens by the socket of the same name needs no right of the service',
    files: {
      'web.service': `[Service]
User=web
ExecStart=/usr/bin/app --port 80 --port 443
~                                       ^^^ warning nonRoot
`,
      'web.socket': '[Socket]\nListenStream=80\n',
      'other.service': `[Service]
User=web
ExecStart=/usr/bin/app --port 80
~                             ^^ warning nonRoot
`,
      'web.service.j2': '[Service]\nUser=web\nExecStart=/usr/bin/app --port 80\n',
      'web.socket.j2': '[Socket]\nListenStream=80\n',
    },
  },
]);
