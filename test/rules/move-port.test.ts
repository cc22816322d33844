import { describe, expect, it } from 'vitest';
import { type Files, TestWorkspace } from '../support/test-workspace.ts';

/** The places that "everywhere" changes, as `PATH:LINE`, for the finding on the only `here` (path and line). */
async function everywhere(files: Files, path: string, line: number): Promise<string[] | undefined> {
  const workspace = await TestWorkspace.of(files);
  const { lineStarts } = workspace.snapshot.files.get(path)!;
  const lineOf = (offset: number) => lineStarts.filter(start => start <= offset).length;
  const finding = workspace
    .findings(path, 'ephemeral-port')
    .find(({ range }) => lineOf(range.start) === line);
  if (!finding) throw new Error('no finding there');
  const fix = workspace.fixes(finding).find(({ title }) => title.includes('everywhere'));
  if (!fix) return undefined;
  const after = await workspace.apply(fix);
  const changed: string[] = [];
  for (const [name, text] of Object.entries(after.files)) {
    const before = files[name]!.split('\n');
    text.split('\n').forEach((now, i) => {
      if (now !== before[i]) changed.push(`${name}:${i + 1}`);
    });
  }
  expect(fix.title).toContain(`(${fix.edits.flatMap(({ edits }) => edits).length} known places`);
  return changed.sort();
}

const SERVER = "require('node:http').createServer().listen(50051);\n";
const CLIENT = "require('node:http').get('http://orders:50051/');\n";
const LOCAL = "require('node:http').get('http://localhost:50051/');\n";

describe('"everywhere" from an image to the pods that run it', () => {
  const shop: Files = {
    'skaffold.yaml':
      'kind: Config\nbuild:\n  artifacts:\n    - { image: orders, context: orders }\n    - { image: web, context: web }\n',
    'orders/Dockerfile': 'FROM node\nEXPOSE 50051\n',
    'orders/src/server.js': SERVER,
    'web/Dockerfile': 'FROM node\nEXPOSE 8080\n',
    'web/client.js': CLIENT,
    'k8s/orders.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: { name: orders }
spec:
  template:
    metadata: { labels: { app: orders } }
    spec:
      containers:
        - name: sidecar
          image: other
          ports: [{ containerPort: 9000 }]
        - name: server
          image: orders:1.0
          ports: [{ containerPort: 50051 }]
          readinessProbe: { grpc: { port: 50051 } }
---
apiVersion: v1
kind: Service
metadata: { name: orders }
spec:
  selector: { app: orders }
  ports: [{ port: 50051 }]
`,
    'k8s/web.yaml': `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - { name: web, image: web, ports: [{ containerPort: 8080 }] }
`,
    'k8s/other.yaml': `apiVersion: v1
kind: Pod
metadata: { name: other }
spec:
  containers:
    - { name: other, image: acme/orders, ports: [{ containerPort: 50051 }] }
`,
    'elsewhere/server.js': SERVER,
  };
  const all = [
    'k8s/orders.yaml:14',
    'k8s/orders.yaml:15',
    'k8s/orders.yaml:22',
    'orders/Dockerfile:2',
    'orders/src/server.js:1',
    'web/client.js:1',
  ];

  it('takes code, EXPOSE, container, probe, Service, and who dials that from another image', async () => {
    expect(await everywhere(shop, 'orders/src/server.js', 1)).toEqual(all);
    expect(await everywhere(shop, 'orders/Dockerfile', 2)).toEqual(all);
    expect(await everywhere(shop, 'k8s/orders.yaml', 14)).toEqual(all);
  });

  it('leaves alone images that nothing ties to the Dockerfile', async () => {
    expect(await everywhere(shop, 'k8s/other.yaml', 6)).toBeUndefined();
    const { 'skaffold.yaml': _, ...untied } = shop;
    expect(await everywhere(untied, 'orders/Dockerfile', 2)).toEqual([
      'orders/Dockerfile:2',
      'orders/src/server.js:1',
    ]);
  });
});

describe('"everywhere" in a Compose project', () => {
  const shop: Files = {
    'compose.yaml': `services:
  orders:
    build: ./orders
    ports:
      - "8080:50051"
    healthcheck:
      test: curl http://localhost:50051/
  web:
    build: ./web
    environment:
      ORDERS_URL: http://orders:50051
  other:
    image: other
    expose:
      - "50051"
`,
    'orders/Dockerfile': 'FROM node\nENV PORT=50051\nEXPOSE 50051\n',
    'orders/src/server.js': SERVER,
    'web/client.js': CLIENT,
    'elsewhere/server.js': SERVER,
  };
  const inside = [
    'compose.yaml:11',
    'compose.yaml:5',
    'compose.yaml:7',
    'orders/Dockerfile:2',
    'orders/Dockerfile:3',
    'orders/src/server.js:1',
    'web/client.js:1',
  ];

  it('takes what a container listens on from the mapping to the code and those who dial it', async () => {
    expect(await everywhere(shop, 'compose.yaml', 5)).toEqual(inside);
  });

  it('does so from wherever it begins', async () => {
    expect(await everywhere(shop, 'orders/Dockerfile', 3)).toEqual(inside);
    expect(await everywhere(shop, 'orders/src/server.js', 1)).toEqual(inside);
  });

  it('leaves alone what is tied to nothing', async () => {
    expect(await everywhere(shop, 'compose.yaml', 15)).toBeUndefined();
    expect(await everywhere(shop, 'elsewhere/server.js', 1)).toBeUndefined();
  });

  it('takes the host side alone, with what dials the host', async () => {
    const files: Files = {
      'compose.yaml': 'services:\n  orders:\n    image: orders\n    ports:\n      - "50051:50051"\n',
      'tests/smoke.js': LOCAL,
      'client.js': CLIENT,
    };
    const workspace = await TestWorkspace.of(files);
    const fixes = workspace.findings('compose.yaml', 'ephemeral-port').map(each => workspace.fixes(each)[0]!);
    expect((await workspace.apply(fixes[0]!)).files).toEqual({
      'compose.yaml': files['compose.yaml']!.replace('50051:', '8051:'),
      'tests/smoke.js': LOCAL.replace('50051', '8051'),
      'client.js': CLIENT,
    });
    expect((await workspace.apply(fixes[1]!)).files).toEqual({
      'compose.yaml': files['compose.yaml']!.replace(':50051', ':8051'),
      'tests/smoke.js': LOCAL,
      'client.js': CLIENT.replace('50051', '8051'),
    });
  });

  it("leaves alone what a server's settings call its own machine", async () => {
    const files: Files = {
      'compose.yaml': 'services:\n  metrics:\n    image: prom/prometheus\n    ports:\n      - "50051:9090"\n',
      'prometheus.yml':
        'scrape_configs:\n  - job_name: a\n    static_configs:\n      - targets: ["localhost:50051"]\n',
    };
    expect(await everywhere(files, 'compose.yaml', 5)).toBeUndefined();
  });

  it('takes the address by which browsers know a service with its host side', async () => {
    const files: Files = {
      'compose.yaml': `services:
  web:
    image: web
    env_file: web.env
    environment:
      PUBLIC_URL: http://localhost:50051
    healthcheck:
      test: curl http://localhost:50051/
    ports:
      - "50051:50051"
`,
      'web.env': 'ROOT_URL=http://localhost:50051\n',
    };
    const workspace = await TestWorkspace.of(files);
    const fixes = workspace.findings('compose.yaml', 'ephemeral-port').map(each => workspace.fixes(each)[0]!);
    const outside = (await workspace.apply(fixes[0]!)).files;
    expect(outside['web.env']).toContain('localhost:8051');
    expect(outside['compose.yaml']).toBe(
      files['compose.yaml']!.replace('URL: http://localhost:50051', 'URL: http://localhost:8051').replace(
        '"50051:',
        '"8051:',
      ),
    );
    const inside = (await workspace.apply(fixes[1]!)).files;
    expect(inside['web.env']).toBe(files['web.env']);
    expect(inside['compose.yaml']).toBe(
      files['compose.yaml']!.replace('localhost:50051/', 'localhost:8051/').replace(':50051"', ':8051"'),
    );
  });

  it('takes merged files together, and env files', async () => {
    const files: Files = {
      'compose.yaml': 'services:\n  orders:\n    image: orders\n    env_file: orders.env\n',
      'compose.override.yaml': 'services:\n  orders:\n    ports:\n      - "8080:50051"\n',
      'orders.env': 'PORT=50051\n',
    };
    expect(await everywhere(files, 'compose.override.yaml', 4)).toEqual([
      'compose.override.yaml:4',
      'orders.env:1',
    ]);
  });

  it('keeps images apart that are built from one folder', async () => {
    const files: Files = {
      'compose.yaml': `services:
  a: { build: { context: ., dockerfile: a/Dockerfile }, ports: ["8081:50051"] }
  b: { build: { context: ., dockerfile: b/Dockerfile }, ports: ["8082:50051"] }
`,
      'a/Dockerfile': 'FROM node\nEXPOSE 50051\n',
      'a/server.js': SERVER,
      'b/Dockerfile': 'FROM node\nEXPOSE 50051\n',
      'b/server.js': SERVER,
    };
    expect(await everywhere(files, 'compose.yaml', 2)).toEqual([
      'a/Dockerfile:2',
      'a/server.js:1',
      'compose.yaml:2',
    ]);
  });

  it('keeps projects apart', async () => {
    const project =
      'services:\n  api: { image: api, expose: ["50051"], environment: { URL: "http://api:50051" } }\n';
    const files: Files = { 'a/compose.yaml': project, 'b/compose.yaml': project };
    expect(await everywhere(files, 'a/compose.yaml', 2)).toEqual(['a/compose.yaml:2']);
  });
});

describe('"everywhere" without Compose', () => {
  it('ties a Dockerfile to the code beside it', async () => {
    const files: Files = {
      'api/Dockerfile': 'FROM node\nEXPOSE 50051\n',
      'api/lib/server.js': SERVER,
      'b/server.js': SERVER,
    };
    expect(await everywhere(files, 'api/Dockerfile', 2)).toEqual(['api/Dockerfile:2', 'api/lib/server.js:1']);
  });

  it('takes the same number in the same folder where nothing ties it', async () => {
    const files: Files = { 'a/server.js': SERVER, 'a/client.js': LOCAL, 'b/client.js': LOCAL };
    expect(await everywhere(files, 'a/server.js', 1)).toEqual(['a/client.js:1', 'a/server.js:1']);
  });
});

describe('"everywhere" in Kubernetes', () => {
  const deployment = (name: string, port = 50051) => `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec:
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec:
      containers:
        - name: main
          image: ${name}
          ports:
            - containerPort: ${port}
          readinessProbe:
            tcpSocket: { port: ${port} }
`;
  const service = (name: string, port: string) => `apiVersion: v1
kind: Service
metadata: { name: ${name} }
spec:
  selector: { app: ${name} }
  ports:
    - ${port}
`;

  it('takes the container port, its probes and the target of the Services that select it', async () => {
    const files: Files = {
      'k8s/a.yaml': deployment('a'),
      'k8s/a-service.yaml': service('a', '{ port: 50051, targetPort: 50051 }'),
      'k8s/b.yaml': deployment('b'),
      'other/a.yaml': deployment('a'),
    };
    expect(await everywhere(files, 'k8s/a.yaml', 13)).toEqual([
      'k8s/a-service.yaml:7',
      'k8s/a.yaml:13',
      'k8s/a.yaml:15',
    ]);
    const workspace = await TestWorkspace.of(files);
    const [fix] = workspace.fixes(workspace.findings('k8s/a.yaml', 'ephemeral-port')[0]!);
    // The Service's own port stays what others dial.
    expect((await workspace.apply(fix!)).files['k8s/a-service.yaml']).toContain(
      '{ port: 50051, targetPort: 8051 }',
    );
  });

  it('takes the port of a Service with those who dial it where it leads to no other', async () => {
    const files: Files = {
      'a.yaml': deployment('a'),
      'a-service.yaml': service('a', 'port: 50051'),
      'b.yaml': `${deployment('b', 8080)}          env:\n            - name: A_ADDR\n              value: a:50051\n`,
    };
    expect(await everywhere(files, 'a.yaml', 13)).toEqual([
      'a-service.yaml:7',
      'a.yaml:13',
      'a.yaml:15',
      'b.yaml:18',
    ]);
  });

  it('takes the Service of the same name where a template fills in what it selects', async () => {
    const name = '{{ .Values.name }}';
    const files: Files = {
      'chart/templates/a.yaml': `${deployment(name)}---\n${service(name, 'targetPort: 50051')}`,
      'chart/templates/b.yaml': deployment('{{ .Values.other }}'),
    };
    expect(await everywhere(files, 'chart/templates/a.yaml', 13)).toEqual([
      'chart/templates/a.yaml:13',
      'chart/templates/a.yaml:15',
      'chart/templates/a.yaml:23',
    ]);
  });

  it('leaves a nodePort alone', async () => {
    const files: Files = {
      'a.yaml': deployment('a', 32000),
      'a-service.yaml': service('a', '{ port: 80, targetPort: 32000, nodePort: 32000 }'),
    };
    const workspace = await TestWorkspace.of(files, { ephemeralRanges: { linux: '31500-60999' } });
    const [nodePort] = workspace.findings('a-service.yaml', 'ephemeral-port');
    const titles = workspace.fixes(nodePort!).map(({ title }) => title);
    expect(titles[0]).toBe('Change 32000 to 30000');
    expect(titles.filter(title => title.includes('everywhere'))).toEqual([]);
  });
});

it('moves both sides of a mapping that the network of the host makes one', async () => {
  const workspace = await TestWorkspace.of({
    'pod.yaml': `apiVersion: v1
kind: Pod
metadata: { name: a }
spec:
  hostNetwork: true
  containers:
    - name: main
      image: a
      ports:
        - { containerPort: 50051, hostPort: 50051 }
`,
  });
  for (const finding of workspace.findings('pod.yaml', 'ephemeral-port')) {
    const { files } = await workspace.apply(workspace.fixes(finding)[0]!);
    expect(files['pod.yaml']).toContain('{ containerPort: 8051, hostPort: 8051 }');
  }
});

it('leaves the front of a load balancer where it is', async () => {
  const files: Files = {
    'nginx.conf': 'events {}\nhttp { server { listen 50051; } }\n',
    'lb.tf': 'resource "aws_lb_listener" "web" {\n  load_balancer_arn = "x"\n  port = 50051\n}\n',
  };
  expect(await everywhere(files, 'nginx.conf', 2)).toBeUndefined();
});
