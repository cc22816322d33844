import type { ListenApi, OriginPattern, PortPlace } from '../../../listen-api.ts';

/** Names of a module of the AWS CDK by each of the ways in which it is imported. */
const cdk = (module: string, ...names: readonly string[]): OriginPattern[] =>
  names.flatMap(name => [
    `aws-cdk-lib/aws-${module}.${name}`,
    `aws-cdk-lib.aws_${module}.${name}`,
    `@aws-cdk/aws-${module}.${name}`,
  ]);

const BALANCING = 'elasticloadbalancingv2';
const inProps = (arg: number, key: string): readonly PortPlace[] => [{ arg, path: [key], form: 'number' }];

/**
 * What a stack of the AWS CDK declares: listeners of load balancers (service), their targets and the rules
 * of security groups (connect), ports of containers (listen, and the host's).
 */
export const awsCdkApis: readonly ListenApi[] = [
  {
    api: 'aws-cdk.listener',
    role: 'service',
    name: 'addListener',
    receivers: cdk(BALANCING, 'ApplicationLoadBalancer()', 'NetworkLoadBalancer()'),
    port: inProps(1, 'port'),
    knownOnly: true,
  },
  {
    api: 'aws-cdk.listener',
    role: 'service',
    name: ['ApplicationListener', 'NetworkListener', 'CfnListener'],
    callees: cdk(BALANCING, 'ApplicationListener', 'NetworkListener', 'CfnListener'),
    port: inProps(2, 'port'),
    knownOnly: true,
  },
  {
    api: 'aws-cdk.targets',
    role: 'connect',
    name: 'addTargets',
    receivers: [
      ...cdk(BALANCING, 'ApplicationLoadBalancer().addListener()', 'NetworkLoadBalancer().addListener()'),
      ...cdk(BALANCING, 'ApplicationListener()', 'NetworkListener()'),
    ],
    port: inProps(1, 'port'),
    knownOnly: true,
  },
  {
    api: 'aws-cdk.target-group',
    role: 'connect',
    name: ['ApplicationTargetGroup', 'NetworkTargetGroup', 'CfnTargetGroup'],
    callees: cdk(BALANCING, 'ApplicationTargetGroup', 'NetworkTargetGroup', 'CfnTargetGroup'),
    port: inProps(2, 'port'),
    knownOnly: true,
  },
  {
    api: 'aws-cdk.security-group',
    role: 'connect',
    name: ['tcp', 'tcpRange'],
    callees: cdk('ec2', 'Port.tcp', 'Port.tcpRange'),
    port: [{ arg: 0, form: 'number' }],
    knownOnly: true,
  },
  {
    api: 'aws-cdk.security-group',
    role: 'connect',
    protocol: 'udp',
    name: ['udp', 'udpRange'],
    callees: cdk('ec2', 'Port.udp', 'Port.udpRange'),
    port: [{ arg: 0, form: 'number' }],
    knownOnly: true,
  },
  ...(['containerPort', 'hostPort'] as const).flatMap((key): ListenApi[] => {
    const role = key === 'hostPort' ? 'published' : 'listen';
    const taskDefinitions = cdk('ecs', 'FargateTaskDefinition()', 'Ec2TaskDefinition()', 'TaskDefinition()');
    return [
      ...[0, 1, 2].map(
        (item): ListenApi => ({
          api: `aws-cdk.${key}`,
          role,
          name: 'addContainer',
          receivers: taskDefinitions,
          port: [{ arg: 1, path: ['portMappings', item, key], form: 'number' }],
          knownOnly: true,
        }),
      ),
      {
        api: `aws-cdk.${key}`,
        role,
        name: 'addPortMappings',
        receivers: taskDefinitions.map(origin => `${origin}.addContainer()`),
        port: inProps(0, key),
        knownOnly: true,
      },
    ];
  }),
  ...(['listenerPort', 'taskImageOptions'] as const).map((key): ListenApi => {
    const names = ['Application', 'Network'].flatMap(kind => [
      `${kind}LoadBalancedFargateService`,
      `${kind}LoadBalancedEc2Service`,
    ]);
    return {
      api: `aws-cdk.${key}`,
      role: key === 'listenerPort' ? 'service' : 'listen',
      name: names,
      callees: cdk('ecs-patterns', ...names).concat(
        names.map(name => `aws-cdk-lib.aws_ecs_patterns.${name}`),
      ),
      port: [{ arg: 2, path: key === 'listenerPort' ? [key] : [key, 'containerPort'], form: 'number' }],
      knownOnly: true,
    };
  }),
];
