import { testRule } from '../support/rule-tester.ts';

const BASE = `services:
  db:
    image: postgres
    ports:
      - "5432:5432"
`;

testRule('compose-override-appends', [
  {
    name: 'an override that opens the same container port elsewhere',
    files: {
      'compose.yaml': BASE,
      'compose.override.yaml': `services:
  db:
    ports:
      - "127.0.0.1:15432:5432"
~                  ^^^^^ warning appends
`,
    },
    messages: [
      'Compose adds this to the ports of "db" in compose.yaml:5 and keeps "5432:5432" open as well. To replace them write "ports: !override".',
    ],
    fixes: ["Replace the base's ports (!override, Compose 2.24.4)"],
    fixed: {
      'compose.override.yaml': `services:
  db:
    ports: !override
      - "127.0.0.1:15432:5432"
`,
    },
  },
  {
    name: 'both ask for the same host port',
    files: {
      'docker-compose.yml': BASE,
      'docker-compose.override.yml': `services:
  db:
    ports: [ "127.0.0.1:5432:5432", "5432:5433" ] # mine
~                       ^^^^ error clashes
~                                    ^^^^ error clashes
`,
    },
    fixed: {
      'docker-compose.override.yml': `services:
  db:
    ports: !override [ "127.0.0.1:5432:5432", "5432:5433" ] # mine
`,
    },
  },
  {
    name: 'an overlay for -f, over its base',
    files: {
      'docker-compose.yml': BASE,
      'docker-compose.prod.yml': `services:
  db:
    restart: always
    ports:
      - target: 5432
        published: 15432
~                  ^^^^^ warning appends
`,
    },
  },
  {
    name: 'a service that extends another',
    files: {
      'compose.yaml': `services:
  db:
    extends: { file: lib/common.yml, service: db }
    ports: ["15432:5432"]
~            ^^^^^ warning appends
`,
      'lib/common.yml': BASE,
    },
  },
  {
    name: 'variables get their values from .env',
    files: {
      '.env': 'DB_PORT=15432\n',
      'compose.yaml': BASE,
      'compose.override.yaml': `services:
  db:
    ports: ["\${DB_PORT}:5432"]
~            ^^^^^^^^^^ warning appends
`,
    },
  },
  {
    name: 'what replaces, repeats, or opens another port',
    files: {
      'a/compose.yaml': BASE,
      'a/compose.override.yaml': 'services:\n  db:\n    ports: !override ["15432:5432"]\n',
      'b/compose.yaml': BASE,
      'b/compose.override.yaml': 'services:\n  db:\n    ports: !reset []\n',
      'c/compose.yaml': BASE,
      'c/compose.override.yaml': 'services:\n  db:\n    ports: ["5432:5432", "0.0.0.0:5432:5432/tcp"]\n',
      'd/compose.yaml': BASE,
      'd/compose.override.yaml': 'services:\n  db:\n    ports: ["9229:9229", "5432:5432/udp"]\n',
      'e/compose.yaml': BASE,
      'e/compose.override.yaml': 'services:\n  db:\n    ports: ["5432:5432", "15432:5432"]\n',
    },
  },
  {
    name: 'what the base leaves to the engine, and what nobody knows',
    files: {
      'a/compose.yaml': 'services:\n  db:\n    image: x\n    ports: ["5432"]\n',
      'a/compose.override.yaml': 'services:\n  db:\n    ports: ["5432:5432"]\n',
      'b/compose.yaml': 'services:\n  db:\n    image: x\n    ports: ["${HERE}:5432"]\n',
      'b/compose.override.yaml': 'services:\n  db:\n    ports: ["5432:5432"]\n',
      'c/compose.yaml': BASE,
      'c/compose.override.yaml': 'services:\n  db:\n    ports: ["${HERE}:5432"]\n',
      'd/compose.yaml': BASE,
      'd/compose.override.yaml': 'services:\n  db:\n    ports: ["5432"]\n',
    },
  },
  {
    name: 'alternatives, other services, other folders, templates',
    files: {
      'a/docker-compose.yml': BASE,
      'a/docker-compose.prod.yml': 'services:\n  db:\n    image: postgres\n    ports: ["15432:5432"]\n',
      'b/compose.yaml': BASE,
      'b/compose.override.yaml': 'services:\n  other:\n    image: x\n    ports: ["15432:5432"]\n',
      'c/compose.yaml': BASE,
      'd/compose.override.yaml': 'services:\n  db:\n    ports: ["15432:5432"]\n',
      'e/compose.yaml': BASE,
      'e/compose.override.yaml': '{% if prod %}\nservices:\n  db:\n    ports: ["15432:5432"]\n{% endif %}\n',
    },
  },
  {
    name: 'a shared list has no place for the tag',
    files: {
      'compose.yaml': BASE,
      'compose.override.yaml': `x-ports: &ports
  - "15432:5432"
~    ^^^^^ warning appends
services:
  db:
    ports: *ports
`,
    },
    fixes: [],
  },
]);
