import { testRule } from '../support/rule-tester.ts';

const service = (nodePort: string) => `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  type: NodePort
  ports:
    - port: 80
      nodePort: ${nodePort}
`;

testRule('nodeport-range', [
  {
    name: 'outside the default range',
    files: { 'a.yaml': service('8080\n~               ^^^^ error outside') },
    messages: [
      "nodePort 8080 lies outside 30000-32767, the cluster's NodePort range: the API server refuses the Service.",
    ],
    fixes: ['Change 8080 to 30000', "Allow port 8080 in Portlint's configuration"],
    fixed: { 'a.yaml': service('30000') },
  },
  {
    name: 'just outside, on both sides',
    files: {
      'a.yaml': service('29999\n~               ^^^^^ error outside'),
      'b.yaml': service('32768\n~               ^^^^^ error outside'),
    },
  },
  {
    name: 'the band that the cluster assigns from begins at 30086',
    files: {
      'a.yaml': service('30085'),
      'b.yaml': service('30086\n~               ^^^^^ information dynamicBand'),
      'c.yaml': service('32767\n~               ^^^^^ information dynamicBand'),
    },
    messages: [
      'nodePort 30086 lies in 30086-32767, from which Kubernetes assigns ports itself: another Service may have got it. A port of 30000-30085 is safe.',
      'nodePort 32767 lies in 30086-32767, from which Kubernetes assigns ports itself: another Service may have got it. A port of 30000-30085 is safe.',
    ],
    fixes: ['Change 30086 to 30000', "Allow port 30086 in Portlint's configuration"],
  },
  {
    name: 'a replacement is no port of another Service',
    files: {
      'a.yaml': service('30000'),
      'b.yaml': service('31000\n~               ^^^^^ information dynamicBand'),
    },
    fixed: { 'b.yaml': service('30001') },
  },
  {
    name: 'a configured range, with its own bands',
    config: { nodePortRange: '20000-20100' },
    files: {
      'a.yaml': service('20015'),
      'b.yaml': service('20016\n~               ^^^^^ information dynamicBand'),
      'c.yaml': service('30000\n~               ^^^^^ error outside'),
    },
  },
  {
    name: 'a range of fewer than 16 ports has no band',
    config: { nodePortRange: '30000-30014' },
    files: { 'a.yaml': service('30014') },
  },
  {
    name: 'a cluster-assigned port, and a host port',
    files: {
      'a.yaml': service('0'),
      'pod.yaml': `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      ports:
        - containerPort: 80
          hostPort: 8080
`,
    },
  },
]);
