import { occurrenceFacts } from '../support/facts.ts';
import { testRule } from '../support/rule-tester.ts';

const dynamic = { port: 0, resolution: 'dynamic' } as const;

testRule('dynamic-port', [
  {
    name: 'a published port without a host side takes the number of the container',
    files: {
      'compose.yaml': `services:
  web:
    ports:
      - "3000"
~        ^^^^ warning published
      - "0:9090"
~        ^ warning published
      - "8081:80"
`,
    },
    messages: [
      'No host port is stated: the runtime picks one, and after each start it may be another.',
      'No host port is stated: the runtime picks one, and after each start it may be another.',
    ],
    fixes: ['Use port 3000'],
    fixed: {
      'compose.yaml': `services:
  web:
    ports:
      - "3000:3000"
      - "9090:9090"
      - "8081:80"
`,
    },
  },
  {
    name: 'a number that cannot be a host port gives way to one like it',
    files: {
      'compose.yaml': `services:
  web:
    ports: ["80", "50051"]
~            ^^ warning published
~                  ^^^^^ warning published
  other:
    ports: ["8080:80"]
`,
    },
    fixed: {
      'compose.yaml': `services:
  web:
    ports: ["9080:80", "8051:50051"]
  other:
    ports: ["8080:80"]
`,
    },
  },
  {
    name: 'long syntax',
    files: {
      'compose.yaml': `services:
  web:
    ports:
      - target: 3000
~               ^^^^ warning published
        protocol: tcp
`,
    },
    fixed: {
      'compose.yaml': `services:
  web:
    ports:
      - published: "3000"
        target: 3000
        protocol: tcp
`,
    },
  },
  { name: 'tests', files: { 'test/compose.yaml': 'services:\n  web:\n    ports: ["3000"]\n' } },
  {
    name: 'code: listening, read back, datagrams, and what is dialled',
    files: {},
    facts: [
      occurrenceFacts('a.js', dynamic),
      occurrenceFacts('b.js', { ...dynamic, readBack: true }),
      occurrenceFacts('c.js', { ...dynamic, protocol: 'udp' }),
      occurrenceFacts('d.js', { ...dynamic, role: 'connect', namespace: 'none' }),
      occurrenceFacts('e.js', { port: null, resolution: 'unresolved' }),
    ],
    expected: ['a.js:1:1-2 warning listen', 'b.js:1:1-2 information readBack', 'c.js:1:1-2 information udp'],
  },
  {
    name: 'code: a test within a file that is none',
    files: {
      'src/server.rs': `fn main() {
    std::net::TcpListener::bind("0.0.0.0:0");
~                                        ^ warning listen
}

#[cfg(test)]
mod tests {
    #[test]
    fn listens() {
        std::net::TcpListener::bind("127.0.0.1:0");
    }
}
`,
    },
  },
  { name: 'allowed as 0', config: { allow: [0] }, files: {}, facts: [occurrenceFacts('a.js', dynamic)] },
  {
    name: "a port of Nomad's choice, which the cluster tells to those who ask",
    files: {
      'web.nomad': `job "web" {
  group "web" {
    network {
      port "http" {}
~     ^^^^ information publishedReadBack
    }
  }
}
`,
    },
  },
  {
    name: "a workflow's services: one is asked for its host port, another is not",
    files: {
      '.github/workflows/ci.yml': `jobs:
  build:
    services:
      redis:
        image: redis
        ports: [6379]
~               ^^^^ information publishedReadBack
      message-bus:
        image: nats
        ports: ["4222/tcp"]
~                ^^^^ information publishedReadBack
      postgres:
        image: postgres
        ports: [5432]
~               ^^^^ warning published
    steps:
      - run: make
        env:
          REDIS_PORT: \${{ job.services.redis.ports[6379] }}
          BUS_PORT: \${{ job.services['message-bus'].ports['4222'] }}
`,
    },
  },
  {
    name: 'several containers of a service get a host port each',
    files: {
      'compose.yaml': `services:
  web:
    image: web
    scale: 3
    ports: ["3000"]
~            ^^^^ warning published
  worker:
    image: worker
    deploy: { replicas: 2 }
    ports: ["9000-9001"]
~            ^^^^^^^^^ warning published
`,
    },
    fixes: ['Use port 8000-8002'],
  },
]);
