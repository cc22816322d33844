// Long on purpose: one table of one rule, every way in which it speaks and keeps silent side by side.
import { expect, it } from 'vitest';
import { testRule } from '../support/rule-tester.ts';
import { TestWorkspace } from '../support/test-workspace.ts';

/** Two services that publish these ports, both marked lines given by the caller. */
const two = (one: string, other: string) => `services:
  one:
    image: x
    ports: ["${one}"]
  two:
    image: x
    ports: ["${other}"]
`;

/** A Service that asks for the node port 30080. */
const service = (name: string, app = name) => `apiVersion: v1
kind: Service
metadata: { name: ${name} }
spec:
  type: NodePort
  selector: { app: ${app} }
  ports:
    - { port: 80, nodePort: 30080 }
`;
const marked = (name: string, severity: string) =>
  `${service(name)}~                           ^^^^^ ${severity} nodePort\n`;

const POD =
  'apiVersion: v1\nkind: Pod\nmetadata: { name: one }\nspec: { containers: [{ name: c, image: c, ports: [{ containerPort: 80 }] }] }\n';

testRule('port-conflict', [
  {
    name: 'two services of one file, each with the other as related place',
    files: {
      'compose.yaml': `services:
  web:
    image: x
    ports:
      - "8080:80" # web
~        ^^^^ error host
  admin:
    image: x
    ports:
      - target: 8080
        published: 8080
~                  ^^^^ error host
`,
    },
    messages: [
      'Host port 8080 is also taken by service "admin" (line 9): whichever of the two starts later fails.',
      'Host port 8080 is also taken by service "web" (line 5): whichever of the two starts later fails.',
    ],
    fixes: ['Change 8080 to 9080'],
    fixed: {
      'compose.yaml': `services:
  web:
    image: x
    ports:
      - "9080:80" # web
  admin:
    image: x
    ports:
      - target: 8080
        published: 8080
`,
    },
  },
  {
    name: 'three of one port are told of once each',
    files: {
      'compose.yaml': `services:
  a: { image: x, ports: ["81:80"] }
~                         ^^ error host
  b: { image: x, ports: ["81:80"] }
~                         ^^ error host
  c: { image: x, ports: ["81:80"] }
~                         ^^ error host
`,
    },
  },
  {
    name: 'addresses that overlap, ranges that overlap',
    files: {
      'a/compose.yaml': `services:
  one: { image: x, ports: ["127.0.0.1:8080:80"] }
~                                     ^^^^ error host
  two: { image: x, ports: ["0.0.0.0:8080:80"] }
~                                   ^^^^ error host
`,
      'b/compose.yaml': `services:
  one: { image: x, ports: ["8000-8010:8000-8010"] }
~                           ^^^^^^^^^ error host
  two: { image: x, ports: ["8005:80"] }
~                           ^^^^ error host
`,
      'c/compose.yaml': `services:
  one: { image: x, ports: ["[::1]:8080:80"] }
~                                 ^^^^ error host
  two: { image: x, ports: ["8080:80"] }
~                           ^^^^ error host
`,
      'd/compose.yaml': `services:
  one: { image: x, ports: ["\${IP}:8080:80"] }
~                                 ^^^^ error host
  two: { image: x, ports: ["8080:80"] }
~                           ^^^^ error host
`,
    },
  },
  {
    name: 'addresses, protocols and ranges that do not',
    files: {
      'a/compose.yaml': two('127.0.0.1:8080:80', '192.168.1.5:8080:80'),
      'b/compose.yaml': two('8080:80', '8080:80/udp'),
      'c/compose.yaml': two('8000-8010:8000-8010', '8011:80'),
      'd/compose.yaml': two('0.0.0.0:53:53', '[::]:53:53'),
      'e/compose.yaml': two('8000-8010:80', '8005:80'),
      'f/compose.yaml': two('80', '80'),
      'g/compose.yaml': two('${A}:80', '${A}:80'),
      'h/compose.yaml': two('${IP}:8080:80', '127.0.0.1:8080:80'),
    },
  },
  {
    name: 'one service that publishes a port twice',
    files: {
      'compose.yaml': `services:
  web:
    image: x
    ports:
      - "8080:80"
~        ^^^^ error twice
      - "8080:81"
~        ^^^^ error twice
  dns:
    image: x
    ports: ["53:53", "53:53/udp", "0.0.0.0:54:54", "54:54", "[::]:54:54", "8000-8010:8000-8010", "8005:8005"]
`,
    },
    messages: [
      'Service "web" publishes host port 8080 twice (line 6): its container does not start.',
      'Service "web" publishes host port 8080 twice (line 5): its container does not start.',
    ],
  },
  {
    name: 'variables take their values from .env, defaults count otherwise',
    files: {
      '.env': 'AD_PORT=9555\n',
      'compose.yaml': `services:
  ad:
    image: x
    ports: ["\${AD_PORT}:80"]
~            ^^^^^^^^^^ error host
  cart:
    image: x
    ports: ["\${CART_PORT:-9555}:80"]
~                         ^^^^ error host
`,
    },
    messages: [
      'Host port 9555 is also taken by service "cart" (line 7): whichever of the two starts later fails.',
      'Host port 9555 is also taken by service "ad" (line 4): whichever of the two starts later fails.',
    ],
    fixes: ['Change AD_PORT in .env from 9555 to 8555'],
    fixed: { '.env': 'AD_PORT=8555\n' },
  },
  {
    name: 'a value of .env is changed in its quotes, and wins over a default here',
    files: {
      'app/.env': "# ports\nexport AD_PORT='9555' # of ads\n",
      'app/compose.yaml': `services:
  ad: { image: x, ports: ["127.0.0.1:\${AD_PORT:-80}:80"] }
~                                               ^^ error host
  cart: { image: x, ports: ["9555:80"] }
~                            ^^^^ error host
`,
    },
    fixed: { 'app/.env': "# ports\nexport AD_PORT='8555' # of ads\n" },
  },
  {
    name: 'variables that are put together, or stand elsewhere, are left alone',
    files: {
      '.env': 'P=95\nAD_PORT=${P}55\n',
      'compose.yaml': `services:
  ad: { image: x, ports: ["\${AD_PORT}:80"] }
~                          ^^^^^^^^^^ error host
  cart: { image: x, ports: ["\${P}55:80"] }
~                            ^^^^^^ error host
`,
    },
    fixes: [],
  },
  {
    name: 'a value of .env wins over a default',
    files: { '.env': 'A=81\n', 'compose.yaml': two('${A:-80}:80', '80:80') },
  },
  {
    name: 'the file that Compose loads as well',
    files: {
      'compose.yaml': `services:
  web: { image: x, ports: ["8080:80"] }
~                           ^^^^ error host
`,
      'compose.override.yaml': `services:
  tool: { image: x, ports: ["8080:80"] }
~                            ^^^^ error host
`,
    },
    messages: [
      'Host port 8080 is also taken by service "web" (compose.yaml:2): whichever of the two starts later fails.',
      'Host port 8080 is also taken by service "tool" (compose.override.yaml:2): whichever of the two starts later fails.',
    ],
  },
  {
    name: 'an overlay with its base',
    files: {
      'docker-compose.yml': `services:
  web: { image: x, ports: ["8080:80"] }
~                           ^^^^ error host
`,
      'docker-compose.debug.yml': `services:
  web: { restart: always }
  tool: { image: x, ports: ["8080:80"] }
~                            ^^^^ error host
`,
    },
  },
  {
    name: 'alternatives, examples beside each other, and projects without a tie',
    files: {
      'docker-compose.yml': 'services: { web: { image: x, ports: ["8080:80"] } }',
      'docker-compose.dev.yml': 'services: { web: { image: x, ports: ["8080:80"] } }',
      'docker-compose.prod.yml': 'services: { web: { image: x, ports: ["8080:80"] } }',
      'other/compose.yaml': 'services: { web: { image: x, ports: ["8080:80"] } }',
    },
  },
  {
    name: '!reset and !override take the port away',
    files: {
      'a/compose.yaml': two('8080:80', '8081:80'),
      'a/compose.override.yaml':
        'services:\n  one: { ports: !reset [] }\n  three: { image: x, ports: ["8080:80"] }\n',
      'b/compose.yaml': two('8080:80', '8081:80'),
      'b/compose.override.yaml':
        'services:\n  one: { ports: !override ["8082:80"] }\n  three: { image: x, ports: ["8080:80"] }\n',
    },
  },
  {
    name: 'include brings files together, in whatever folder',
    files: {
      'compose.yaml': `include:
  - db/compose.yaml
services:
  web: { image: x, ports: ["5432:80"] }
~                           ^^^^ error host
`,
      'db/compose.yaml': `services:
  db: { image: x, ports: ["5432:5432"] }
~                          ^^^^ error host
`,
    },
  },
  {
    name: 'extends brings ports along',
    files: {
      'compose.yaml': `services:
  base:
    image: x
    ports: ["8080:80"]
~            ^^^^ error shared
  derived:
    extends: base
`,
    },
    messages: [
      'Services "base" and "derived" (line 5) both publish host port 8080 by this one entry: whichever starts later fails.',
    ],
    fixes: [],
  },
  {
    name: 'a base that a profile keeps from being started',
    files: {
      'compose.yaml': `services:
  base:
    image: x
    profiles: [none]
    ports: ["8080:80"]
  red:
    extends: base
    profiles: [red]
  blue:
    extends: base
    profiles: [blue]
`,
    },
  },
  {
    name: 'one list that two services share by an anchor or a merge key',
    files: {
      'compose.yaml': `x-web: &web
  image: x
  ports: ["8080:80"]
~          ^^^^ error shared
services:
  one: *web
  two: { <<: *web, restart: always }
`,
    },
  },
  {
    name: 'profiles that exclude each other, and profiles that do not',
    files: {
      'a/compose.yaml': `services:
  cpu: { image: x, profiles: [cpu], ports: ["8080:80"] }
  gpu: { image: x, profiles: [gpu], ports: ["8080:80"] }
`,
      'b/compose.yaml': `services:
  cpu: { image: x, profiles: [cpu, all], ports: ["8080:80"] }
~                                                 ^^^^ error profile
  gpu: { image: x, profiles: [gpu, all], ports: ["8080:80"] }
~                                                 ^^^^ error profile
`,
      'c/compose.yaml': `services:
  web: { image: x, ports: ["8080:80"] }
~                           ^^^^ error profile
  debug: { image: x, profiles: [debug], ports: ["8080:80"] }
~                                                ^^^^ error profile
`,
    },
    messages: [
      'Host port 8080 is also taken by service "gpu" (line 3): with the profile "all" whichever of the two starts later fails.',
      'Host port 8080 is also taken by service "cpu" (line 2): with the profile "all" whichever of the two starts later fails.',
      'Host port 8080 is also taken by service "debug" (line 3): with the profile "debug" whichever of the two starts later fails.',
      'Host port 8080 is also taken by service "web" (line 2): with the profile "debug" whichever of the two starts later fails.',
    ],
  },
  {
    name: 'several containers with one host port',
    files: {
      'compose.yaml': `services:
  worker:
    image: x
    scale: 3
    ports: ["9100:9100"]
~            ^^^^ error replicas
  web:
    image: x
    deploy: { replicas: 2 }
    ports: ["9000-9000:80", "9200-9201:80", "80"]
~            ^^^^^^^^^ error replicas
  cache:
    image: x
    scale: 3
    ports: ["9300-9301:80"]
~            ^^^^^^^^^ error replicasOfRange
`,
    },
    messages: [
      'Service "worker" runs 3 containers (line 4), but only one of them can have host port 9100: the others do not start.',
      'Service "web" runs 2 containers (line 8), but only one of them can have host port 9000: the others do not start.',
      'Service "cache" runs 3 containers (line 12), but host ports 9300-9301 are enough for 2 of them: the others do not start.',
    ],
    fixes: ['Publish 9100-9102, a port for each of the 3 containers'],
    fixed: {
      'compose.yaml': `services:
  worker:
    image: x
    scale: 3
    ports: ["9100-9102:9100"]
  web:
    image: x
    deploy: { replicas: 2 }
    ports: ["9000-9001:80", "9200-9201:80", "80"]
  cache:
    image: x
    scale: 3
    ports: ["9300-9302:80"]
`,
    },
  },
  {
    name: 'a range elsewhere where the ports behind the one are taken, in the long syntax',
    files: {
      'compose.yaml': `services:
  worker:
    image: x
    scale: 3
    ports:
      - target: 80
        published: 9100
~                  ^^^^ error replicas
  other:
    image: x
    ports: ["9101:80"]
`,
    },
    fixed: {
      'compose.yaml': `services:
  worker:
    image: x
    scale: 3
    ports:
      - target: 80
        published: 8100-8102
  other:
    image: x
    ports: ["9101:80"]
`,
    },
  },
  {
    name: 'no range for a range, or for what a variable gives',
    files: {
      '.env': 'PORT=9300\n',
      'compose.yaml': `services:
  worker:
    image: x
    scale: 3
    ports: ["9100-9101:9100-9101", "\${PORT:-9400}:80"]
~            ^^^^^^^^^ error replicas
~                                           ^^^^ error replicas
`,
    },
    fixes: [],
  },
  {
    name: 'several containers that get along, in a range, on Swarm, or none at all',
    files: {
      'a/compose.yaml': 'services:\n  web: { image: x, scale: 2, ports: ["9200-9201:80"] }\n',
      'b/compose.yaml': `services:
  web:
    image: x
    deploy: { replicas: 2, placement: { constraints: [node.role == worker] } }
    ports: ["80:80"]
`,
      'c/docker-stack.yml': 'services:\n  web: { image: x, deploy: { replicas: 2 }, ports: ["80:80"] }\n',
      'd/compose.yaml':
        'services:\n  one: { image: x, scale: 0, ports: ["80:80"] }\n  two: { image: x, ports: ["80:80"] }\n',
      'e/compose.yaml': 'services:\n  web: { image: x, scale: 1, ports: ["80:80"] }\n',
    },
  },
  {
    name: 'services in the network of one of them',
    files: {
      'compose.yaml': `services:
  vpn:
    image: x
    ports: ["8080:8080", "9090:9090"]
    expose: ["8080"]
    environment: { PORT: 8000 }
~                        ^^^^ error namespace
  one:
    image: x
    network_mode: service:vpn
    environment: { PORT: "8080" }
~                         ^^^^ error namespace
  two:
    image: x
    network_mode: "service:one"
    command: uvicorn app:app --port 8080
~                                   ^^^^ error namespace
  three:
    image: x
    network_mode: service:vpn
    environment: ["PORT=8000"]
~                       ^^^^ error namespace
  far:
    image: x
    environment: { PORT: "8080" }
`,
    },
    messages: [
      'Service "three" (line 18) listens on port 8000 too, and both are in the network namespace of "vpn": whichever starts later fails to bind it.',
      'Service "two" (line 14) listens on port 8080 too, and both are in the network namespace of "vpn": whichever starts later fails to bind it.',
      'Service "one" (line 10) listens on port 8080 too, and both are in the network namespace of "vpn": whichever starts later fails to bind it.',
      'Service "vpn" (line 6) listens on port 8000 too, and both are in the network namespace of "vpn": whichever starts later fails to bind it.',
    ],
    fixes: ['Change 8000 to 9000'],
  },
  {
    name: "services on the host's network",
    files: {
      'compose.yaml': `services:
  one:
    image: x
    network_mode: host
    expose: ["8080"]
~             ^^^^ error host
  two:
    image: x
    ports: ["8080:80"]
~            ^^^^ error host
  three:
    image: x
    network_mode: host
    ports: ["8080:80"]
  four:
    image: x
    network_mode: none
    ports: ["8080:80"]
`,
    },
  },
  {
    name: 'projects of which one joins a network that only the other makes',
    files: {
      'proxy/compose.yaml': `services:
  traefik: { image: x, ports: ["8080:8080"] }
~                               ^^^^ warning neighbour
networks:
  front: { name: proxy }
`,
      'shop/compose.yaml': `services:
  shop: { image: x, ports: ["8080:80"] }
~                            ^^^^ warning neighbour
networks:
  default: { external: true, name: proxy }
`,
      'wiki/compose.yaml': `services:
  wiki: { image: x, ports: ["8081:80"] }
networks:
  proxy: { external: true }
`,
      'blog/compose.yaml': `services:
  blog: { image: x, ports: ["8081:80"] }
networks:
  proxy: { external: true }
`,
    },
    messages: [
      'Host port 8080 is also taken by service "shop" of another Compose project (shop/compose.yaml:2), which runs beside this one in the network "proxy": whichever of the two starts later fails.',
      'Host port 8080 is also taken by service "traefik" of another Compose project (proxy/compose.yaml:2), which runs beside this one in the network "proxy": whichever of the two starts later fails.',
    ],
  },
  {
    name: 'a network that two projects make tells nothing, nor does one that a file beside makes',
    files: {
      'a/compose.yaml': `${two('81:80', '82:80')}networks: { net: { name: net } }\n`,
      'b/compose.yaml': `${two('81:80', '82:80')}networks: { net: { name: net } }\n`,
      'c/compose.yaml': `${two('81:80', '82:80')}networks: { net: { external: true } }\n`,
      'd/docker-compose.yml': `${two('81:80', '82:80')}networks: { own: { name: own } }\n`,
      'd/docker-compose.more.yml': `${two('81:80', '82:80')}networks: { own: { external: true } }\n`,
    },
  },
  {
    name: 'a network by the name of its project',
    files: {
      'base/compose.yaml': `services:
  one: { image: x, ports: ["81:80"] }
~                           ^^ warning neighbour
networks: { net: {} }
`,
      'more/compose.yaml': `services:
  two: { image: x, ports: ["81:80"] }
~                           ^^ warning neighbour
networks: { base_net: { external: true } }
`,
    },
  },
  {
    name: 'templates, whose branches exclude each other',
    files: {
      'compose.yaml': `services:
{% if nginx %}
  nginx: { image: x, ports: ["80:80"] }
{% else %}
  caddy: { image: x, ports: ["80:80"] }
{% endif %}
`,
    },
  },
  {
    name: 'a value that the engine fills in makes no template',
    files: {
      'compose.yaml': `services:
  one: { image: x, hostname: "{{.Node.Hostname}}", ports: ["81:80"] }
~                                                           ^^ error host
  two: { image: x, ports: ["81:80"] }
~                           ^^ error host
`,
    },
  },
  {
    name: 'allowed ports',
    files: {
      '.portlint.yaml': 'allow: [8080]\n',
      'compose.yaml': two('${A:-8080}:80', '8080:80'),
    },
  },
  {
    name: 'node ports that two Services of a file ask for',
    files: {
      'services.yaml': `apiVersion: v1
kind: Service
metadata: { name: shop }
spec:
  type: NodePort
  ports:
    - { name: tcp, port: 80, nodePort: 30080 }
~                                      ^^^^^ error nodePort
    - { name: udp, port: 80, nodePort: 30080, protocol: UDP }
---
apiVersion: v1
kind: Service
metadata: { name: admin }
spec:
  type: NodePort
  ports:
    - { port: 80, nodePort: 30080 }
~                           ^^^^^ error nodePort
`,
      'elsewhere/other.yaml': service('other'),
    },
    messages: [
      'Service "admin" (line 16) asks for nodePort 30080 too: the cluster refuses the second one.',
      'Service "shop" (line 7) asks for nodePort 30080 too: the cluster refuses the second one.',
    ],
    fixes: ['Change 30080 to 30000'],
  },
  {
    name: 'node ports in files that a kustomization puts together, through others',
    files: {
      'all/kustomization.yaml': 'resources: [../base, admin.yaml]\n',
      'base/kustomization.yaml': 'resources:\n  - shop.yaml\n',
      'base/shop.yaml': marked('shop', 'error'),
      'base/unused.yaml': service('unused'),
      'all/admin.yaml': marked('admin', 'error'),
      'all/unused.yaml': service('unused-too'),
    },
    messages: [
      'Service "shop" (base/shop.yaml:8) asks for nodePort 30080 too: the cluster refuses the second one.',
      'Service "admin" (all/admin.yaml:8) asks for nodePort 30080 too: the cluster refuses the second one.',
    ],
    fixes: ['Change 30080 to 30000'],
  },
  {
    name: 'node ports in the files of one folder, which need not all be applied',
    files: {
      'k8s/shop.yaml': marked('shop', 'warning'),
      'k8s/admin.yaml': marked('admin', 'warning'),
      'k8s/below/other.yaml': service('other'),
      'other/admin.yaml': service('other'),
    },
  },
  {
    name: 'node ports in files that are alternatives, patches, examples or parts of a chart',
    files: {
      // The same object in two files; two ways to the same pods.
      'names/one.yaml': service('shop'),
      'names/two.yaml': service('shop'),
      'pods/one.yaml': service('internal', 'shop'),
      'pods/two.yaml': service('external', 'shop'),
      'workload/one.yaml': `${service('one')}---\n${POD}`,
      'workload/two.yaml': `${service('two')}---\n${POD}`,
      // A patch gives another in the end.
      'over/kustomization.yaml':
        'resources: [../base, admin.yaml]\npatches:\n  - target: { kind: Service, name: admin }\n    patch: |\n      apiVersion: v1\n      kind: Service\n      metadata: { name: admin }\n      spec: { ports: [{ port: 80, nodePort: 30090 }] }\n',
      'base/kustomization.yaml': 'resources: [shop.yaml]\n',
      'base/shop.yaml': service('shop'),
      'over/admin.yaml': service('admin'),
      'examples/one.yaml': service('one'),
      'examples/two.yaml': service('two'),
      'chart/templates/one.yaml': service('one'),
      'chart/templates/two.yaml': service('two'),
      'helm/values.yaml': 'one: { service: { nodePort: 30080 } }\ntwo: { service: { nodePort: 30080 } }\n',
    },
  },
  {
    name: 'ports of the node that two workloads of a file take',
    files: {
      'agents.yaml': `apiVersion: apps/v1
kind: DaemonSet
metadata: { name: agent }
spec:
  template:
    spec:
      containers:
        - name: agent
          ports:
            - { containerPort: 80, hostPort: 9100 }
~                                            ^^^^ warning hostPort
            - { containerPort: 81, hostPort: 9101, hostIP: 127.0.0.1 }
---
apiVersion: apps/v1
kind: DaemonSet
metadata: { name: exporter }
spec:
  template:
    spec:
      hostNetwork: true
      containers:
        - name: exporter
          ports:
            - containerPort: 9100
              hostPort: 9100
~                       ^^^^ warning hostPort
            - containerPort: 9102
---
apiVersion: v1
kind: Pod
metadata: { name: probe }
spec:
  hostNetwork: true
  containers:
    - name: probe
      ports: [{ containerPort: 9103 }]
~                              ^^^^ warning hostPort
---
apiVersion: v1
kind: Pod
metadata: { name: relay }
spec:
  hostNetwork: true
  containers:
    - name: relay
      ports: [{ containerPort: 9103 }]
~                              ^^^^ warning hostPort
---
apiVersion: apps/v1
kind: DaemonSet
metadata: { name: other }
spec:
  template:
    spec:
      containers:
        - name: other
          ports:
            - containerPort: 9100
            - { containerPort: 82, hostPort: 9101, hostIP: 10.0.0.1 }
`,
      'variant.yaml': `apiVersion: v1
kind: Pod
metadata: { name: agent }
spec: { containers: [{ name: a, ports: [{ containerPort: 80, hostPort: 9100 }] }] }
`,
    },
    messages: [
      'Port 9100 of the node is also taken by "exporter" (line 24): the two cannot run on one node.',
      'Port 9100 of the node is also taken by "agent" (line 10): the two cannot run on one node.',
      'Port 9103 of the node is also taken by "relay" (line 43): the two cannot run on one node.',
      'Port 9103 of the node is also taken by "probe" (line 34): the two cannot run on one node.',
    ],
  },
]);

it('names every other claimant as a related place', async () => {
  const workspace = await TestWorkspace.of({
    'compose.yaml': `include: [more/compose.yaml]
services:
  a: { image: x, ports: ["81:80"] }
  b: { image: x, ports: ["80-82:80-82"] }
`,
    'more/compose.yaml': 'services:\n  c: { image: x, ports: ["81:80"] }\n',
  });
  const [first] = workspace.findings('compose.yaml', 'port-conflict');
  const related = first!.related.map(({ path, range, message }) => [
    path,
    workspace.files[path]!.slice(range.start, range.end),
    message,
  ]);
  expect(related.sort()).toEqual([
    ['compose.yaml', '"80-82:80-82"', 'Also claimed here, by service "b".'],
    ['more/compose.yaml', '"81:80"', 'Also claimed here, by service "c".'],
  ]);
});

it('ten thousand claims of one port take no time', async () => {
  const services = Array.from({ length: 10_000 }, (_, i) => `  s${i}: { image: x, ports: ["8080:80"] }`);
  const workspace = await TestWorkspace.of({ 'compose.yaml': `services:\n${services.join('\n')}\n` });
  const before = performance.now();
  expect(workspace.findings('compose.yaml', 'port-conflict').length).toBeGreaterThan(9_000);
  expect(performance.now() - before).toBeLessThan(8000);
});

it('a long list that many services share takes no time', async () => {
  const list = Array.from({ length: 1000 }, (_, i) => `"${i + 1}:80"`).join(', ');
  const services = Array.from({ length: 3000 }, (_, i) => `  s${i}: { image: x, ports: *list }`);
  const text = `x-ports: &list [${list}]\nservices:\n${services.join('\n')}\n`;
  const workspace = await TestWorkspace.of({ 'compose.yaml': text });
  const before = performance.now();
  expect(workspace.findings('compose.yaml', 'port-conflict')).toHaveLength(1000);
  expect(performance.now() - before).toBeLessThan(8000);
});
