import type { PortRole } from '../../ports/index.ts';

/** A port of a resource: where it stands and what it means. Adding a resource is adding a row. */
export interface ResourcePort {
  /** The type of the resource. */
  readonly resource: RegExp;
  /** The blocks that lead to the attribute, outermost first. */
  readonly within?: readonly string[];
  readonly attribute: string;
  readonly role: PortRole;
  /** Where the port lives; `host` for listen and published, `none` else, where absent. */
  readonly inContainer?: true;
}

/** A firewall's rule: the ports it lets in. */
export interface ResourceOpening {
  readonly resource: RegExp;
  readonly within?: readonly string[];
  /** First and last port; or one attribute with ports and ranges in text. */
  readonly ports: readonly [from: string, to: string] | string;
  readonly protocol?: string;
  /** An attribute that must have this value for the rule to let anybody in. */
  readonly only?: readonly [attribute: string, value: RegExp];
  /** Attributes that say who may come in: beside the ports, or of the resource itself. */
  readonly sources: readonly string[];
  /** A list without memory of connections: what it lets in is mostly return traffic. */
  readonly stateless?: true;
}

/** The ports of resources of the usual providers (registry.terraform.io). */
export const resourcePorts: readonly ResourcePort[] = [
  { resource: /^aws_a?lb_listener$/, attribute: 'port', role: 'service' },
  { resource: /^aws_a?lb_target_group$/, attribute: 'port', role: 'connect' },
  { resource: /^aws_a?lb_target_group(?:_attachment)?$/, attribute: 'port', role: 'connect' },
  { resource: /^aws_a?lb_target_group$/, within: ['health_check'], attribute: 'port', role: 'connect' },
  { resource: /^aws_elb$/, within: ['listener'], attribute: 'lb_port', role: 'service' },
  { resource: /^aws_elb$/, within: ['listener'], attribute: 'instance_port', role: 'connect' },
  { resource: /^aws_ecs_service$/, within: ['load_balancer'], attribute: 'container_port', role: 'connect' },
  {
    resource:
      /^aws_(?:db_instance|rds_cluster|elasticache_(?:cluster|replication_group)|redshift_cluster|neptune_cluster|docdb_cluster|dax_cluster|memorydb_cluster)$/,
    attribute: 'port',
    role: 'listen',
  },
  {
    resource: /^aws_apprunner_service$/,
    within: ['source_configuration', 'image_repository', 'image_configuration'],
    attribute: 'port',
    role: 'connect',
  },
  {
    resource: /^google_compute_(?:region_)?(?:health_check|http_health_check|https_health_check)$/,
    attribute: 'port',
    role: 'connect',
  },
  ...['http', 'https', 'http2', 'tcp', 'ssl', 'grpc'].map(kind => ({
    resource: /^google_compute_(?:region_)?health_check$/,
    within: [`${kind}_health_check`],
    attribute: 'port',
    role: 'connect' as const,
  })),
  {
    resource: /^google_compute_(?:region_)?(?:instance_group|instance_group_manager)$/,
    within: ['named_port'],
    attribute: 'port',
    role: 'connect',
  },
  { resource: /^google_compute_(?:global_)?forwarding_rule$/, attribute: 'port_range', role: 'service' },
  { resource: /^google_compute_forwarding_rule$/, attribute: 'ports', role: 'service' },
  {
    resource: /^google_cloud_run(?:_v2)?_service$/,
    within: ['template', 'containers', 'ports'],
    attribute: 'container_port',
    role: 'listen',
    inContainer: true,
  },
  {
    resource: /^google_cloud_run_service$/,
    within: ['template', 'spec', 'containers', 'ports'],
    attribute: 'container_port',
    role: 'listen',
    inContainer: true,
  },
  { resource: /^azurerm_lb_rule$/, attribute: 'frontend_port', role: 'service' },
  { resource: /^azurerm_lb_(?:rule|nat_rule)$/, attribute: 'backend_port', role: 'connect' },
  { resource: /^azurerm_lb_nat_rule$/, attribute: 'frontend_port', role: 'service' },
  { resource: /^azurerm_lb_probe$/, attribute: 'port', role: 'connect' },
  {
    resource: /^azurerm_application_gateway$/,
    within: ['frontend_port'],
    attribute: 'port',
    role: 'service',
  },
  {
    resource: /^azurerm_application_gateway$/,
    within: ['backend_http_settings'],
    attribute: 'port',
    role: 'connect',
  },
  {
    resource: /^azurerm_container_group$/,
    within: ['container', 'ports'],
    attribute: 'port',
    role: 'listen',
    inContainer: true,
  },
  { resource: /^azurerm_container_app$/, within: ['ingress'], attribute: 'target_port', role: 'connect' },
  {
    resource: /^digitalocean_loadbalancer$/,
    within: ['forwarding_rule'],
    attribute: 'entry_port',
    role: 'service',
  },
  {
    resource: /^digitalocean_loadbalancer$/,
    within: ['forwarding_rule'],
    attribute: 'target_port',
    role: 'connect',
  },
  { resource: /^digitalocean_loadbalancer$/, within: ['healthcheck'], attribute: 'port', role: 'connect' },
  { resource: /^hcloud_load_balancer_service$/, attribute: 'listen_port', role: 'service' },
  { resource: /^hcloud_load_balancer_service$/, attribute: 'destination_port', role: 'connect' },
  { resource: /^openstack_lb_listener_v2$/, attribute: 'protocol_port', role: 'service' },
  { resource: /^openstack_lb_member_v2$/, attribute: 'protocol_port', role: 'connect' },
  { resource: /^oci_load_balancer_listener$/, attribute: 'port', role: 'service' },
  { resource: /^oci_load_balancer_backend$/, attribute: 'port', role: 'connect' },
  {
    resource: /^docker_container$/,
    within: ['ports'],
    attribute: 'internal',
    role: 'listen',
    inContainer: true,
  },
  { resource: /^docker_container$/, within: ['ports'], attribute: 'external', role: 'published' },
  {
    resource: /^docker_service$/,
    within: ['endpoint_spec', 'ports'],
    attribute: 'target_port',
    role: 'listen',
    inContainer: true,
  },
  {
    resource: /^docker_service$/,
    within: ['endpoint_spec', 'ports'],
    attribute: 'published_port',
    role: 'published',
  },
  { resource: /^kubernetes_service(?:_v1)?$/, within: ['spec', 'port'], attribute: 'port', role: 'service' },
  {
    resource: /^kubernetes_service(?:_v1)?$/,
    within: ['spec', 'port'],
    attribute: 'target_port',
    role: 'connect',
  },
  {
    resource: /^kubernetes_service(?:_v1)?$/,
    within: ['spec', 'port'],
    attribute: 'node_port',
    role: 'published',
  },
  {
    resource: /^kubernetes_pod(?:_v1)?$/,
    within: ['spec', 'container', 'port'],
    attribute: 'container_port',
    role: 'listen',
    inContainer: true,
  },
  {
    resource:
      /^kubernetes_(?:deployment|stateful_set|daemonset|daemon_set|replication_controller|job)(?:_v1)?$/,
    within: ['spec', 'template', 'spec', 'container', 'port'],
    attribute: 'container_port',
    role: 'listen',
    inContainer: true,
  },
  {
    resource: /^kubernetes_(?:deployment|stateful_set|daemonset|daemon_set|replication_controller)(?:_v1)?$/,
    within: ['spec', 'template', 'spec', 'container', 'port'],
    attribute: 'host_port',
    role: 'published',
  },
];

/** Rules of firewalls. */
export const resourceOpenings: readonly ResourceOpening[] = [
  {
    resource: /^aws_(?:default_)?security_group$/,
    within: ['ingress'],
    ports: ['from_port', 'to_port'],
    protocol: 'protocol',
    sources: ['cidr_blocks', 'ipv6_cidr_blocks', 'security_groups', 'self'],
  },
  {
    resource: /^aws_security_group_rule$/,
    ports: ['from_port', 'to_port'],
    protocol: 'protocol',
    only: ['type', /^ingress$/],
    sources: ['cidr_blocks', 'ipv6_cidr_blocks', 'source_security_group_id', 'self'],
  },
  {
    resource: /^aws_vpc_security_group_ingress_rule$/,
    ports: ['from_port', 'to_port'],
    protocol: 'ip_protocol',
    sources: ['cidr_ipv4', 'cidr_ipv6', 'referenced_security_group_id'],
  },
  {
    resource: /^aws_(?:default_)?network_acl$/,
    within: ['ingress'],
    ports: ['from_port', 'to_port'],
    protocol: 'protocol',
    sources: ['cidr_block'],
    stateless: true,
  },
  {
    resource: /^aws_network_acl_rule$/,
    ports: ['from_port', 'to_port'],
    protocol: 'protocol',
    sources: ['cidr_block'],
    stateless: true,
  },
  {
    resource: /^google_compute_firewall$/,
    within: ['allow'],
    ports: 'ports',
    protocol: 'protocol',
    sources: ['source_ranges', 'source_tags', 'source_service_accounts'],
  },
  {
    resource: /^azurerm_network_security_rule$/,
    ports: 'destination_port_range',
    protocol: 'protocol',
    only: ['direction', /^inbound$/i],
    sources: ['source_address_prefix'],
  },
  {
    resource: /^azurerm_network_security_rule$/,
    ports: 'destination_port_ranges',
    protocol: 'protocol',
    only: ['direction', /^inbound$/i],
    sources: ['source_address_prefix'],
  },
  {
    resource: /^azurerm_network_security_group$/,
    within: ['security_rule'],
    ports: 'destination_port_range',
    protocol: 'protocol',
    only: ['direction', /^inbound$/i],
    sources: ['source_address_prefix'],
  },
  {
    resource: /^azurerm_network_security_group$/,
    within: ['security_rule'],
    ports: 'destination_port_ranges',
    protocol: 'protocol',
    only: ['direction', /^inbound$/i],
    sources: ['source_address_prefix'],
  },
  {
    resource: /^digitalocean_firewall$/,
    within: ['inbound_rule'],
    ports: 'port_range',
    protocol: 'protocol',
    sources: ['source_addresses'],
  },
  {
    resource: /^hcloud_firewall$/,
    within: ['rule'],
    ports: 'port',
    protocol: 'protocol',
    only: ['direction', /^in$/],
    sources: ['source_ips'],
  },
  {
    resource: /^openstack_networking_secgroup_rule_v2$/,
    ports: ['port_range_min', 'port_range_max'],
    protocol: 'protocol',
    only: ['direction', /^ingress$/],
    sources: ['remote_ip_prefix', 'remote_group_id'],
  },
  {
    resource: /^openstack_compute_secgroup_v2$/,
    within: ['rule'],
    ports: ['from_port', 'to_port'],
    protocol: 'ip_protocol',
    sources: ['cidr'],
  },
  {
    resource: /^oci_core_security_list$/,
    within: ['ingress_security_rules', 'tcp_options'],
    ports: ['min', 'max'],
    sources: [],
  },
];
