import { testRule } from '../support/rule-tester.ts';

testRule('unquoted-port-mapping', [
  {
    name: 'what YAML 1.1 reads in base 60, and what it does not',
    files: {
      'compose.yaml': `services:
  web:
    image: x
    ports:
      - 22:22
~       ^^^^^ warning base60
      - 8080:59 # a comment
~       ^^^^^^^ warning base60
      - 22:5
~       ^^^^ warning base60
      - 8080:60
      - 80:80
      - 0:22
      - 022:22
      - 22:22/tcp
      - 127.0.0.1:22:22
      - 3000
      - "22:22"
      - '22:23'
      - \${SSH:-22}:22
      - !!str 22:24
`,
    },
    messages: [
      'Without quotes this mapping is the number 1342 to YAML 1.1 (Compose v1, podman-compose, Ansible), which reads it in base 60. Quote it.',
      'Without quotes this mapping is the number 484859 to YAML 1.1 (Compose v1, podman-compose, Ansible), which reads it in base 60. Quote it.',
      'Without quotes this mapping is the number 1325 to YAML 1.1 (Compose v1, podman-compose, Ansible), which reads it in base 60. Quote it.',
    ],
    fixes: ['Quote the mapping'],
  },
  {
    name: 'quotes are put around it, comments and flow style kept',
    files: {
      'compose.yaml': `services:
  web:
    image: x
    ports: [2222:22,   5353:53] # both
~           ^^^^^^^ warning base60
~                      ^^^^^^^ warning base60
`,
    },
    fixed: {
      'compose.yaml': `services:
  web:
    image: x
    ports: ["2222:22",   "5353:53"] # both
`,
    },
  },
  {
    name: 'a list that several services share is told of once',
    files: {
      'compose.yaml': `x-ports: &ports
  - 2222:22
~   ^^^^^^^ warning base60
services:
  one:
    image: x
    ports: *ports
  two:
    image: x
    profiles: [other]
    ports: *ports
`,
    },
  },
  {
    name: 'other lists are no mappings of ports',
    files: {
      'compose.yaml': `services:
  web:
    image: x
    command: [22:22]
    ports: ["80:80"]
`,
      'values.yaml': 'ports:\n  - 22:22\n',
    },
  },
]);
