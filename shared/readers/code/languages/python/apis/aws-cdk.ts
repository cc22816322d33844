import type { ListenApi, OriginPattern, PortPlace } from '../../../listen-api.ts';

const cdk = (module: string, ...names: readonly string[]): OriginPattern[] =>
  names.map(name => `aws_cdk.aws_${module}.${name}`);

const BALANCING = 'elasticloadbalancingv2';
const port = (keyword: string): readonly PortPlace[] => [{ keyword, form: 'number' }];

const SECURITY_GROUP: readonly PortPlace[] = [
  { arg: 0, keyword: 'port', form: 'number' },
  { keyword: 'start_port', form: 'number' },
];

/** What a stack of the AWS CDK declares; see the rows of JavaScript. */
export const awsCdk: readonly ListenApi[] = [
  {
    api: 'aws-cdk.listener',
    role: 'service',
    name: 'add_listener',
    receivers: cdk(BALANCING, 'ApplicationLoadBalancer()', 'NetworkLoadBalancer()'),
    port: port('port'),
    knownOnly: true,
  },
  {
    api: 'aws-cdk.targets',
    role: 'connect',
    name: 'add_targets',
    receivers: cdk(
      BALANCING,
      'ApplicationLoadBalancer().add_listener()',
      'NetworkLoadBalancer().add_listener()',
    ),
    port: port('port'),
    knownOnly: true,
  },
  {
    api: 'aws-cdk.target-group',
    role: 'connect',
    name: ['ApplicationTargetGroup', 'NetworkTargetGroup'],
    callees: cdk(BALANCING, 'ApplicationTargetGroup', 'NetworkTargetGroup'),
    port: port('port'),
    knownOnly: true,
  },
  {
    api: 'aws-cdk.security-group',
    role: 'connect',
    name: ['tcp', 'tcp_range'],
    callees: cdk('ec2', 'Port.tcp', 'Port.tcp_range'),
    port: SECURITY_GROUP,
    knownOnly: true,
  },
  {
    api: 'aws-cdk.security-group',
    role: 'connect',
    protocol: 'udp',
    name: ['udp', 'udp_range'],
    callees: cdk('ec2', 'Port.udp', 'Port.udp_range'),
    port: SECURITY_GROUP,
    knownOnly: true,
  },
  {
    api: 'aws-cdk.container-port',
    name: 'PortMapping',
    callees: cdk('ecs', 'PortMapping'),
    port: port('container_port'),
    knownOnly: true,
  },
  {
    api: 'aws-cdk.host-port',
    role: 'published',
    name: 'PortMapping',
    callees: cdk('ecs', 'PortMapping'),
    port: port('host_port'),
    knownOnly: true,
  },
  {
    api: 'aws-cdk.container-port',
    name: ['ApplicationLoadBalancedTaskImageOptions', 'NetworkLoadBalancedTaskImageOptions'],
    callees: cdk(
      'ecs_patterns',
      'ApplicationLoadBalancedTaskImageOptions',
      'NetworkLoadBalancedTaskImageOptions',
    ),
    port: port('container_port'),
    knownOnly: true,
  },
  {
    api: 'aws-cdk.listener',
    role: 'service',
    name: [
      'ApplicationLoadBalancedFargateService',
      'NetworkLoadBalancedFargateService',
      'ApplicationLoadBalancedEc2Service',
    ],
    callees: cdk(
      'ecs_patterns',
      'ApplicationLoadBalancedFargateService',
      'NetworkLoadBalancedFargateService',
      'ApplicationLoadBalancedEc2Service',
    ),
    port: port('listener_port'),
    knownOnly: true,
  },
];
