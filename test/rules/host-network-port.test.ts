import { testRule } from '../support/rule-tester.ts';

testRule('host-network-port', [
  {
    name: 'ports that lead elsewhere on the host network of Compose',
    files: {
      'compose.yaml': `services:
  web:
    image: x
    ports: # outside
~   ^^^^^ error discarded
      - "8080:80"
      - "81:81"
    network_mode: "host"
  other:
    image: x
    ports: ["8081:80"]
`,
    },
    messages: [
      'With "network_mode: host" the engine discards the ports of "web": nothing opens 8080, the process listens on the host itself.',
    ],
    fixes: ['Drop the ports'],
    fixed: {
      'compose.yaml': `services:
  web:
    image: x
    network_mode: "host"
  other:
    image: x
    ports: ["8081:80"]
`,
    },
  },
  {
    name: 'the same port on both sides has merely no effect',
    files: {
      'compose.yml': `services:
  web:
    image: x
    network_mode: host
    ports: ["8080:8080", "9000-9001:9000-9001"]
~   ^^^^^ warning redundant
    restart: always
`,
    },
    fixed: {
      'compose.yml': `services:
  web:
    image: x
    network_mode: host
    restart: always
`,
    },
  },
  {
    name: 'long entries, and the first format of Compose',
    files: {
      'docker-compose.yml': `web:
  image: x
  net: host
  ports:
~ ^^^^^ error discarded
    - target: 80
      published: "8080"
`,
    },
  },
  {
    name: 'ports of a service that is in the network of another',
    files: {
      'compose.yaml': `services:
  vpn:
    image: x
    ports: ["8080:8080"]
  one:
    image: x
    network_mode: service:vpn
    ports: ["8080:8080"]
~   ^^^^^ error shared
  two:
    image: x
    network_mode: "container:other"
    ports: # none
~   ^^^^^ error shared
      - "81:81"
`,
    },
    messages: [
      'With "network_mode: service:vpn" the engine refuses the ports of "one". Publish them of the service "vpn", whose network it is.',
      'With "network_mode: container:other" the engine refuses the ports of "two". Publish them of the container "other", whose network it is.',
    ],
    fixes: ['Drop the ports'],
  },
  {
    name: 'without a host port of its own, with another mode, or with one that a variable decides',
    files: {
      'compose.yaml': `services:
  exposed:
    image: x
    network_mode: host
    expose: ["80"]
  empty:
    image: x
    network_mode: host
    ports: []
  bridged:
    image: x
    network_mode: bridge
    ports: ["8080:80"]
  chosen:
    image: x
    network_mode: \${MODE:-host}
    ports: ["8081:80"]
`,
    },
  },
  {
    name: 'a flow mapping cannot lose its line',
    files: {
      'compose.yaml': `services:
  web: { image: x, network_mode: host, ports: ["8080:80"] }
~                                      ^^^^^ error discarded
`,
    },
    fixes: [],
  },
  {
    name: 'hostPort beside another containerPort with hostNetwork',
    files: {
      'pod.yaml': `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  hostNetwork: true
  containers:
    - name: web
      image: x
      ports:
        - containerPort: 80
          hostPort: 8080
~                   ^^^^ error pod
        - hostPort: 443
          containerPort: 443
        - containerPort: 9000
`,
    },
    messages: [
      'With "hostNetwork: true" hostPort 8080 must equal containerPort 80: Kubernetes refuses the pod.',
    ],
    fixes: ['Change hostPort to 80'],
    fixed: {
      'pod.yaml': `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  hostNetwork: true
  containers:
    - name: web
      image: x
      ports:
        - containerPort: 80
          hostPort: 80
        - hostPort: 443
          containerPort: 443
        - containerPort: 9000
`,
    },
  },
  {
    name: 'hostPort in the pod of a workload, and in a pod network of its own',
    files: {
      'apps.yaml': `apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: agent
spec:
  template:
    spec:
      hostNetwork: true
      containers:
        - name: agent
          image: x
          ports:
            - { containerPort: 9100, hostPort: 9101 }
~                                              ^^^^ error pod
---
apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: proxy
spec:
  template:
    spec:
      containers:
        - name: proxy
          image: x
          ports:
            - { containerPort: 80, hostPort: 8080 }
`,
    },
  },
  {
    name: 'branches of a template may exclude each other',
    files: {
      'compose.yaml.j2': `services:
  web:
    image: web
    {% if mode == 'host' %}
    network_mode: host
    {% else %}
    ports:
      - "8080:80"
    {% endif %}
`,
    },
  },
]);
