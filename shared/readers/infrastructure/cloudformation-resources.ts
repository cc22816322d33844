import type { ResourceOpening, ResourcePort } from './terraform-resources.ts';

/** The ports of AWS' resources in CloudFormation: AWS CloudFormation User Guide, resource and property types. */
export const cloudFormationPorts: readonly ResourcePort[] = [
  { resource: /^AWS::ElasticLoadBalancingV2::Listener$/, attribute: 'Port', role: 'service' },
  { resource: /^AWS::ElasticLoadBalancingV2::TargetGroup$/, attribute: 'Port', role: 'connect' },
  { resource: /^AWS::ElasticLoadBalancingV2::TargetGroup$/, attribute: 'HealthCheckPort', role: 'connect' },
  {
    resource: /^AWS::ElasticLoadBalancingV2::TargetGroup$/,
    within: ['Targets'],
    attribute: 'Port',
    role: 'connect',
  },
  {
    resource: /^AWS::ElasticLoadBalancing::LoadBalancer$/,
    within: ['Listeners'],
    attribute: 'LoadBalancerPort',
    role: 'service',
  },
  {
    resource: /^AWS::ElasticLoadBalancing::LoadBalancer$/,
    within: ['Listeners'],
    attribute: 'InstancePort',
    role: 'connect',
  },
  {
    resource: /^AWS::ElasticLoadBalancing::LoadBalancer$/,
    within: ['HealthCheck'],
    attribute: 'Target',
    role: 'connect',
  },
  {
    resource: /^AWS::GlobalAccelerator::Listener$/,
    within: ['PortRanges'],
    attribute: 'FromPort',
    role: 'service',
  },
  {
    resource: /^AWS::ECS::TaskDefinition$/,
    within: ['ContainerDefinitions', 'PortMappings'],
    attribute: 'ContainerPort',
    role: 'listen',
    inContainer: true,
  },
  {
    resource: /^AWS::ECS::TaskDefinition$/,
    within: ['ContainerDefinitions', 'PortMappings'],
    attribute: 'ContainerPortRange',
    role: 'listen',
    inContainer: true,
  },
  {
    resource: /^AWS::ECS::TaskDefinition$/,
    within: ['ContainerDefinitions', 'PortMappings'],
    attribute: 'HostPort',
    role: 'published',
  },
  { resource: /^AWS::ECS::Service$/, within: ['LoadBalancers'], attribute: 'ContainerPort', role: 'connect' },
  {
    resource: /^AWS::ECS::Service$/,
    within: ['ServiceRegistries'],
    attribute: 'ContainerPort',
    role: 'connect',
  },
  {
    resource: /^AWS::ECS::Service$/,
    within: ['ServiceConnectConfiguration', 'Services', 'ClientAliases'],
    attribute: 'Port',
    role: 'service',
  },
  {
    resource: /^AWS::RDS::DB(?:Instance|Cluster)$|^AWS::ElastiCache::(?:CacheCluster|ReplicationGroup)$/,
    attribute: 'Port',
    role: 'listen',
  },
  { resource: /^AWS::(?:Redshift|DocDB|MemoryDB)::(?:DB)?Cluster$/, attribute: 'Port', role: 'listen' },
  { resource: /^AWS::Neptune::DBCluster$/, attribute: 'DBPort', role: 'listen' },
  {
    resource: /^AWS::AppRunner::Service$/,
    within: ['SourceConfiguration', 'ImageRepository', 'ImageConfiguration'],
    attribute: 'Port',
    role: 'connect',
  },
];

/** Rules of AWS' firewalls. */
export const cloudFormationOpenings: readonly ResourceOpening[] = [
  {
    resource: /^AWS::EC2::SecurityGroup$/,
    within: ['SecurityGroupIngress'],
    ports: ['FromPort', 'ToPort'],
    protocol: 'IpProtocol',
    sources: ['CidrIp', 'CidrIpv6', 'SourceSecurityGroupId', 'SourceSecurityGroupName', 'SourcePrefixListId'],
  },
  {
    resource: /^AWS::EC2::SecurityGroupIngress$/,
    ports: ['FromPort', 'ToPort'],
    protocol: 'IpProtocol',
    sources: ['CidrIp', 'CidrIpv6', 'SourceSecurityGroupId', 'SourceSecurityGroupName', 'SourcePrefixListId'],
  },
  {
    resource: /^AWS::EC2::NetworkAclEntry$/,
    within: ['PortRange'],
    ports: ['From', 'To'],
    sources: [],
    stateless: true,
  },
];
