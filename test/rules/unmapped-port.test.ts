// Long on purpose: one table of one rule, every kind of reference with its silences.
import { testRule } from '../support/rule-tester.ts';

const deployment = (ports: string, more = '', labels = 'app: web') => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  template:
    metadata:
      labels:
        ${labels}
    spec:
      containers:
        - name: web
          image: web
          ports:
${ports}
${more}`;

const service = (ports: string, more = '') => `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web
${more}  ports:
${ports}`;

const HTTP = '            - {name: http, containerPort: 8080}';

testRule('unmapped-port', [
  {
    name: 'a targetPort that no selected container has, in another file of the folder',
    files: {
      'k8s/deployment.yaml': deployment(HTTP),
      'k8s/service.yaml': service(`    - port: 80
      targetPort: web
~                 ^^^ error targetName
    - name: two
      port: 81
      targetPort: 9090
    - {name: four, port: 82, targetPort: http}
    - {name: five, port: 8080}
`),
    },
    messages: [
      'No container that Service "web" selects has a port named "web": the Service leads nowhere. They declare http (8080).',
    ],
    fixes: ['Change web to http, which is declared'],
  },
  {
    name: 'a number, where a declared port is left over',
    files: {
      'one.yaml': `${service(`    - port: 80
      targetPort: 8081
~                 ^^^^ information targetNumber
`)}---
${deployment(HTTP)}`,
      'own/two.yaml': `${service(`    - port: 80
~           ^^ information targetNumber
`)}---
${deployment(HTTP)}`,
      'command/three.yaml': `${service('    - {port: 80, targetPort: 8081}\n')}---
${deployment(HTTP, '          args: ["--port=8081"]\n')}`,
    },
    messages: [
      'The containers that Service "web" selects declare http (8080), not 8081: unless one listens there all the same, connections are refused.',
      'The containers that Service "web" selects declare http (8080), not 80: unless one listens there all the same, connections are refused.',
    ],
    fixes: ['Change 8081 to 8080, which is declared'],
  },
  {
    name: 'the declared port is put in its place',
    files: {
      'a.yaml': `${service(`    - port: 80
      targetPort: web
~                 ^^^ error targetName
`)}---
${deployment('            - containerPort: 8080')}`,
    },
    fixed: {
      'a.yaml': `${service(`    - port: 80
      targetPort: 8080
`)}---
${deployment('            - containerPort: 8080')}`,
    },
  },
  {
    name: 'silent where the other side is elsewhere, filled in, headless, or of another namespace',
    files: {
      'one/service.yaml': service('    - {port: 80, targetPort: web}\n'),
      'two/deployment.yaml': deployment(HTTP),
      'headless/all.yaml': `${service('    - {port: 80, targetPort: web}\n', '  clusterIP: None\n')}---\n${deployment(HTTP)}`,
      'chart/templates/service.yaml': service('    - {port: 80, targetPort: web}\n'),
      'chart/templates/deployment.yaml': deployment(
        '            {{- range .Values.ports }}\n            - {name: "{{ .name }}", containerPort: 1}\n            {{- end }}',
      ),
      'other/all.yaml': `${service('    - {port: 80, targetPort: web}\n').replace('name: web', 'name: web\n  namespace: a')}---\n${deployment(HTTP).replace('name: web', 'name: web\n  namespace: b')}`,
      'labels/all.yaml': `${service('    - {port: 80, targetPort: web}\n')}---\n${deployment(HTTP, '', 'app: other')}`,
      'none/all.yaml': `${service('    - {port: 80, targetPort: 8080}\n')}---\n${deployment('            []')}`,
    },
  },
  {
    name: 'probes',
    files: {
      'a.yaml': deployment(
        `${HTTP}
            - {containerPort: 9000}`,
        `          livenessProbe:
            httpGet: {path: /, port: health}
~                                    ^^^^^^ error probeName
          readinessProbe:
            tcpSocket:
              port: 8081
          startupProbe:
            httpGet: {port: http}
        - name: sidecar
          image: sidecar
          livenessProbe:
            httpGet: {port: 9000}
`,
      ),
    },
    messages: [
      'The container has no port named "health": the probe always fails. It declares http (8080), 9000.',
    ],
  },
  {
    name: 'a patch declares only what it changes',
    files: {
      'a.yaml': deployment(HTTP, '          livenessProbe: {httpGet: {port: health}}\n').replace(
        '          image: web\n',
        '',
      ),
    },
  },
  {
    name: 'backends of an Ingress and of a route',
    files: {
      'service.yaml': service('    - {name: http, port: 80}\n'),
      'ingress.yaml': `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
spec:
  defaultBackend:
    service: {name: web, port: {name: https}}
~                                     ^^^^^ error backend
  rules:
    - http:
        paths:
          - backend: {service: {name: web, port: {number: 8080}}}
~                                                         ^^^^ information backend
          - backend: {service: {name: web, port: {number: 80}}}
          - backend: {service: {name: elsewhere, port: {number: 8080}}}
`,
      'route.yaml': `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: web
spec:
  rules:
    - backendRefs:
        - name: web
          port: 8080
~               ^^^^ information backend
        - {name: web, kind: Other, port: 8080}
`,
    },
    messages: [
      'Service "web" has no port https: what leads there is refused. It has http (80).',
      'Service "web" has no port 8080: what leads there is refused. It has http (80).',
      'Service "web" has no port 8080: what leads there is refused. It has http (80).',
    ],
    fixes: ['Change https to http, which is declared'],
  },
  {
    name: 'a named port that a NetworkPolicy admits',
    files: {
      'deployment.yaml': deployment(HTTP),
      'policy.yaml': `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: only-web
spec:
  podSelector:
    matchLabels: {app: web}
  ingress:
    - ports:
        - {port: web}
~                ^^^ error admitted
        - {port: http}
        - {port: 9999}
  egress:
    - ports:
        - {port: dns}
`,
    },
    messages: [
      'No container that the policy "only-web" selects has a port named "web": nobody is let in by it. They declare http (8080).',
    ],
    fixes: ['Change web to http, which is declared'],
  },
  {
    name: 'objects that a kustomization takes from elsewhere',
    files: {
      'base/kustomization.yaml': 'resources:\n  - deployment.yaml\n',
      'base/deployment.yaml': deployment(HTTP),
      'overlay/kustomization.yaml': 'resources:\n  - ../base\n  - https://example.com/x\n',
      'overlay/service.yaml': service(`    - port: 80
      targetPort: web
~                 ^^^ error targetName
`),
      'apart/service.yaml': service('    - {port: 80, targetPort: web}\n'),
    },
  },
  {
    name: 'an address that dials a Service by another port',
    files: {
      'service.yaml': service('    - {name: http, port: 80}\n'),
      'client.yaml': `apiVersion: v1
kind: Pod
metadata:
  name: client
spec:
  containers:
    - name: client
      image: client
      env:
        - name: WEB_URL
          value: http://web:8080/
~                           ^^^^ information dialled
        - {name: WEB_OTHER_URL, value: "http://web.shop.svc:80/"}
        - {name: ELSEWHERE_URL, value: "http://elsewhere:8080/"}
`,
    },
    fixed: {
      'client.yaml': `apiVersion: v1
kind: Pod
metadata:
  name: client
spec:
  containers:
    - name: client
      image: client
      env:
        - name: WEB_URL
          value: http://web:80/
        - {name: WEB_OTHER_URL, value: "http://web.shop.svc:80/"}
        - {name: ELSEWHERE_URL, value: "http://elsewhere:8080/"}
`,
    },
  },
  {
    name: 'a Compose service that is dialled by its host port',
    files: {
      'compose.yaml': `services:
  cache:
    image: redis
    ports: ["6380:6379"]
  queue:
    image: queue
    ports: ["5673:5672", "5674:5674"]
  app:
    image: app
    environment:
      REDIS_URL: redis://cache:6380
~                              ^^^^ warning published
      QUEUE_URL: amqp://queue:5674
      OTHER_URL: amqp://queue:15672
      OUTSIDE_URL: redis://elsewhere:6380
`,
    },
    messages: ['6380 is the port of "cache" on the host alone: between containers it listens on 6379.'],
    fixes: ['Dial 6379'],
  },
  {
    name: 'a port that the built image does not expose, and nothing in its context listens on',
    files: {
      'compose.yaml': `services:
  one:
    build: one
    ports: ["8080:8080", "9229:9229"]
~                 ^^^^ information image
  two:
    build: {context: two}
    ports: ["8081:8080"]
  three:
    build: three
    ports: ["8082:3000"]
  four:
    build: four
    environment: {PORT: 8080}
    ports: ["8083:8080"]
  five:
    build: {context: one, target: test}
    ports: ["8084:8080"]
  six:
    build: elsewhere
    ports: ["8085:8080"]
`,
      'one/Dockerfile': 'FROM node\nEXPOSE 3000\n',
      'two/Dockerfile': `FROM node
EXPOSE 3000
~      ^^^^ information exposed
`,
      'two/src/main.js': "require('http').createServer().listen(8080);\n",
      'three/Dockerfile': 'FROM node\nEXPOSE 3000\n',
      'four/Dockerfile': 'FROM node\nEXPOSE 3000\n',
    },
    messages: [
      'The image of one/Dockerfile exposes 3000, not 8080: unless it listens there all the same, connections are refused.',
      'The image exposes 3000, but what it is built from listens on 8080: unless it is told otherwise at run time, nothing answers there.',
    ],
    fixes: ['Map to 3000, which the image exposes'],
  },
  {
    name: 'a port that an image exposes, and its code does not listen on',
    files: {
      'one/Dockerfile': `FROM node
EXPOSE 3000
~      ^^^^ information exposed
CMD ["node", "main.js"]
`,
      'one/main.js': "require('http').createServer().listen(8080);\n",
      'one/test/main.test.js': "require('http').createServer().listen(3333);\n",
      'two/Dockerfile': 'FROM node\nENV PORT=3002\nEXPOSE 3002\n',
      'two/main.js': "require('http').createServer().listen(process.env.PORT || 8080);\n",
      'three/Dockerfile': 'FROM node\nEXPOSE 3003\n',
      'three/main.js': "require('http').createServer().listen(process.env.PORT);\n",
      'four/Dockerfile': 'FROM node\nEXPOSE 3004\nEXPOSE 9004\n',
      'four/main.js': "require('http').createServer().listen(8084);\n",
      'five/Dockerfile': 'FROM node\nEXPOSE 3005\n',
      'five/main.js': "require('http').createServer().listen(8085);\n",
      'five/web/Dockerfile': 'FROM node\nEXPOSE 3006\n',
    },
    messages: [
      'The image exposes 3000, but what it is built from listens on 8080: unless it is told otherwise at run time, nothing answers there.',
    ],
    fixes: ['Expose 8080'],
  },
  {
    name: 'the port of a container in Kubernetes that its image, built here, does not expose',
    files: {
      'skaffold.yaml': `kind: Config
build:
  artifacts:
    - { image: one, context: one }
    - { image: two, context: two }
    - { image: three, context: one, docker: { target: test } }
`,
      'one/Dockerfile': 'FROM node\nEXPOSE 3000\n',
      'two/Dockerfile': 'FROM node\nEXPOSE 3000\nENV PORT=8080\n',
      'k8s.yaml': `apiVersion: v1
kind: Pod
metadata: { name: all }
spec:
  containers:
    - name: wrong
      image: one:1.2
      ports: [{ containerPort: 8081 }]
~                              ^^^^ information image
    - name: told
      image: one
      env: [{ name: PORT, value: "8082" }]
      ports: [{ containerPort: 8082 }]
    - name: listens
      image: two
      ports: [{ containerPort: 8080 }]
    - name: exposed
      image: one
      ports: [{ containerPort: 3000 }]
    - name: several
      image: one
      ports: [{ containerPort: 8083 }, { containerPort: 9090 }]
    - name: debugged
      image: one
      ports: [{ containerPort: 9229 }]
    - name: stage
      image: three
      ports: [{ containerPort: 8084 }]
    - name: elsewhere
      image: other/one
      ports: [{ containerPort: 8085 }]
`,
    },
    messages: [
      'The image of one/Dockerfile exposes 3000, not 8081: unless it listens there all the same, connections are refused.',
    ],
    fixes: ['Declare 3000, which the image exposes'],
  },
  {
    name: 'a sidecar in the network of a service may listen on what is mapped to it',
    files: {
      'compose.yaml': `services:
  app:
    build: app
    ports: ["50002:50002"]
  sidecar:
    image: sidecar
    network_mode: service:app
`,
      'app/Dockerfile': 'FROM node\nEXPOSE 3000\n',
    },
  },
]);
