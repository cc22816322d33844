import { testRule } from '../support/rule-tester.ts';

testRule('invalid-port', [
  {
    name: 'mappings that Compose refuses',
    files: {
      'compose.yaml': `services:
  web:
    ports:
      - "70000:80"
~        ^^^^^ error out-of-range
      - "8000-8010:80-81"
~        ^^^^^^^^^^^^^^^ error unequal-ranges
      - "8080:0"
~             ^ error zero
`,
    },
  },
  {
    name: 'a host name instead of an address is mended',
    files: {
      'compose.yaml': `services:
  web:
    ports:
      - "localhost:80:80"
~        ^^^^^^^^^ error host-name
`,
    },
    fixed: {
      'compose.yaml': `services:
  web:
    ports:
      - "127.0.0.1:80:80"
`,
    },
  },
  {
    name: 'what only the run knows is no defect',
    files: {
      'compose.yaml': `services:
  web:
    ports: ["\${HOST_PORT}:80", "\${A:-1}\${B}:80"]
`,
    },
  },
]);
