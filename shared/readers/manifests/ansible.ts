import type { PortOccurrence } from '../../ports/index.ts';
import { MappedText, type SourceText } from '../../text/index.ts';
import { portOfKey, spokenOccurrence, urlsOfKey } from '../command-files/port-occurrences.ts';
import { mappingPorts } from '../commands/docker.ts';
import type { Reader, ReaderResult } from '../reader.ts';
import { boundNumber } from '../settings/bound-address.ts';
import {
  asMap,
  asScalar,
  isNull,
  isTemplated,
  mapEntries,
  mapValue,
  scalarText,
  seqItems,
  TEMPLATE_PLACEHOLDER,
  type YamlMap,
  type YamlNode,
  type YamlStream,
  yamlStream,
} from '../yaml/index.ts';

const format = 'ansible';

const MODULE =
  /^[ \t]{0,60}(?:-[ \t]{1,8})?(?:[\w-]+\.[\w-]+\.)?(?:docker_container|podman_container|wait_for|uri|get_url|(?:local_)?action|ec2_elb_lb|elb_\w{1,30}|\w+_(?:db|user|query)):/m;
/** What only lists of tasks have: many formats have a key `uri`. */
const TASKS =
  /^[ \t]{0,60}(?:-[ \t]{1,8})?(?:hosts|tasks|register|when|become|delegate_to|until|notify|changed_when|[\w-]+\.[\w-]+\.\w+|(?:docker|podman)_container|wait_for|local_action|ec2_elb_lb|elb_\w{1,30}):/m;
const VARIABLE = /^\s{0,60}\w{0,80}port[ \t]{0,9}:[ \t]{1,20}["']?\d{2,5}\b/m;
/** Where roles keep their variables; the role's name, where there is one. */
const VARIABLES =
  /(?:^|\/)(?:roles\/(?<role>[\w.-]{1,80})\/(?:defaults|vars)\/|(?<role2>[\w.-]{1,80})\/defaults\/main\.ya?ml$)/;
/** Where inventories keep theirs: `group_vars/all`, `host_vars/web1.yml`, `group_vars/web/main.yml`. */
/** A role that is the repository itself, which its variables call by its name. */
const ROLE_ITSELF = /^(?:\.\/)?(?:defaults|vars)\/main\.ya?ml$/;
const INVENTORY = /(?:^|\/)(?:group|host)_vars\/(?:[\w.-]{1,80}\/){0,2}[\w.-]{1,80}$/;

/** A host of an inventory in YAML, or what all of a group's have. */
const REACHED = /^[ \t]{0,60}ansible_(?:ssh_)?port:[ \t]{1,20}["']?\d{2,5}\b/m;

const DEEPEST = 40;
/** Longer files are data (UTF-16 units). */
const MAX_SIZE = 300_000;

/** Ansible's tasks that make containers and dial ports, and the ports in a role's variables. */
export const ansible: Reader = {
  id: format,
  title: 'Ansible',
  docs: {
    claims: '`*.yml`, `*.yaml` with tasks; `defaults` and `vars` of roles, `group_vars` and `host_vars`',
    finds: [
      '`ports`, `published_ports` and `exposed_ports` of `docker_container` and `podman_container`',
      'what `wait_for`, `uri`, `get_url` and the modules of databases (`login_port`) dial',
      'the objects and files in `kubernetes.core.k8s`, `docker_compose`, `copy`',
      'listeners of AWS load balancers; an inventory’s web ports (`http_port`, `nginx_port`) and `ansible_port` of hosts',
      'a role’s own ports by their names: `nginx_port`, `nginx_http_port`, `nginx_listen_port` of the role `nginx`',
    ],
    misses: ['variables of other names, which only templates explain', '`{{ variables }}`: unresolved'],
  },
  claims: ({ name, path }) =>
    /\.ya?ml(?:\.j2)?$/i.test(name) || (!name.includes('.') && INVENTORY.test(path)),
  prefilter: (text, path = '') =>
    text.length <= MAX_SIZE &&
    ((MODULE.test(text) && TASKS.test(text) && /port|:\d{2,5}/.test(text)) ||
      REACHED.test(text) ||
      ((VARIABLES.test(path) || ROLE_ITSELF.test(path) || INVENTORY.test(path)) && VARIABLE.test(text))),
  read,
};

function read(source: SourceText): ReaderResult {
  const stream = yamlStream(source);
  const tasks = new Tasks(stream);
  for (const { root } of stream.documents) {
    tasks.node(root, 0);
    tasks.variables(root, source.path);
  }
  return { occurrences: tasks.occurrences };
}

class Tasks {
  readonly occurrences: PortOccurrence[] = [];
  readonly #stream: YamlStream;

  constructor(stream: YamlStream) {
    this.#stream = stream;
  }

  /** Aliases are not followed: each task is read once. */
  node(node: YamlNode | undefined, depth: number): void {
    if (!node || depth > DEEPEST) return;
    if (node.kind === 'seq')
      for (const item of node.items) {
        if (item.kind === 'map') this.#task(item);
        this.node(item, depth + 1);
      }
    if (node.kind !== 'map') return;
    for (const { key, value } of node.entries) {
      if (/^ansible_(?:ssh_)?port$/.test(key.value))
        this.#port(value, 'ansible_port', this.#text(mapValue(node, 'ansible_host'))?.value);
      // Tasks stand in lists: `tasks`, `block`, `pre_tasks`.
      this.node(value, depth + 1);
    }
  }

  #task(task: YamlMap): void {
    for (const { key, value } of task.entries) {
      const module = key.value.slice(key.value.lastIndexOf('.') + 1);
      if (/^(?:docker|podman)_container$/.test(module)) this.#container(value);
      else if (module === 'wait_for') this.#waitFor(value);
      else if (/^(?:local_)?action$/.test(module)) this.#action(value);
      else if (/^(?:ec2_elb_lb|elb_classic_lb|elb_application_lb|elb_target_group)$/.test(module))
        this.#loadBalancer(value);
      else if (module === 'uri' || module === 'get_url') this.#url(mapValue(value, 'url'), module);
      else if (asMap(value)) this.#port(mapValue(value, 'login_port'), `${module}.login_port`);
    }
  }

  #container(node: YamlNode): void {
    const owner = this.#text(mapValue(node, 'name'))?.value.replace(/\uFFFC+/g, '…');
    const mode = asScalar(mapValue(node, 'network_mode') ?? mapValue(node, 'network'))?.value;
    const isHost = mode === 'host';
    const context = { format, namespace: isHost ? 'host' : 'container', ...(owner && { owner }) } as const;
    for (const key of ['ports', 'published_ports', 'publish'])
      for (const text of this.#texts(mapValue(node, key)))
        for (const port of mappingPorts(text, isHost)) this.occurrences.push(spokenOccurrence(port, context));
    for (const key of ['exposed_ports', 'expose', 'exposed'])
      for (const text of this.#texts(mapValue(node, key)))
        for (const port of portOfKey(withoutProtocol(text), {
          ...context,
          role: 'listen',
          api: `${format}.docker.expose`,
        }))
          this.occurrences.push(port);
  }

  #waitFor(node: YamlNode): void {
    const inline = this.#text(node);
    const match = inline && /(?:^|\s)port=(\d{1,5})(?=\s|$)/.exec(inline.value);
    if (match) {
      const end = match.index + match[0].length;
      this.#dialled(inline.slice(end - match[1]!.length, end), 'wait_for.port', undefined);
    } else this.#port(mapValue(node, 'port'), 'wait_for.port', this.#text(mapValue(node, 'host'))?.value);
  }

  /** `local_action: wait_for port=80`, and with the module's name among its arguments. */
  #action(node: YamlNode): void {
    const name = this.#text(node)?.value ?? this.#text(mapValue(node, 'module'))?.value ?? '';
    if (/^(?:[\w.]{1,60}\.)?wait_for(?:\s|$)/.test(name)) this.#waitFor(node);
  }

  #loadBalancer(node: YamlNode): void {
    for (const listener of seqItems(mapValue(node, 'listeners') ?? mapValue(node, 'Listeners')))
      for (const [key, role] of LISTENER_KEYS) {
        const text = this.#text(mapValue(listener, key));
        const api = `${format}.listener`;
        if (text) this.occurrences.push(...portOfKey(text, { format, api, role, namespace: 'none' }));
      }
    this.#port(mapValue(node, 'port'), 'target_group.port');
  }

  #url(node: YamlNode | undefined, module: string): void {
    const text = this.#text(node);
    if (!text) return;
    // What a template adds behind the port is a path.
    const units = text.value.replace(/(?<=:\d{2,5})\uFFFC/g, '/');
    for (const port of urlsOfKey(withValue(text, units), { format, api: `${format}.${module}` })) {
      const { host, ...rest } = port;
      this.occurrences.push({ ...rest, ...(host && { host: host.replace(/…+/g, '…') }) });
    }
  }

  #port(node: YamlNode | undefined, api: string, host?: string): void {
    const text = this.#text(node);
    if (text) this.#dialled(text, api, host?.includes(TEMPLATE_PLACEHOLDER) ? undefined : host);
  }

  #dialled(text: MappedText, api: string, host: string | undefined): void {
    for (const port of portOfKey(text, {
      format,
      api: `${format}.${api}`,
      role: 'connect',
      namespace: 'none',
    }))
      if (port.port !== 0) this.occurrences.push({ ...port, ...(host && { host }) });
  }

  /** A role's own variables, by its name: `nginx_port` in `roles/nginx/defaults/main.yml`. */
  variables(root: YamlNode | undefined, path: string): void {
    const groups = VARIABLES.exec(path)?.groups;
    const folder = words(groups?.role ?? groups?.role2 ?? '').replace(/^(?:ansible_)?(?:role_)?/, '');
    const role = folder === '' && ROLE_ITSELF.test(path) ? commonWord(root) : folder;
    const inInventory = INVENTORY.test(path);
    if (role === '' && !inInventory) return;
    for (const { key, value } of mapEntries(root)) {
      const name = words(key.value);
      const own = role !== '' && name.startsWith(`${role}_`) ? name.slice(role.length + 1) : undefined;
      if (own === undefined ? !inInventory || !WEB_PORT.test(name) : !OWN_PORT.test(own)) continue;
      const text = this.#text(value);
      for (const port of text
        ? portOfKey(text, {
            format,
            api: `${format}.variable`,
            role: 'listen',
            namespace: 'host',
            ...(role !== '' && { owner: role }),
          })
        : [])
        if (port.port !== 0) this.occurrences.push(port);
    }
  }

  #texts(node: YamlNode | undefined): MappedText[] {
    const nodes = node?.kind === 'seq' ? seqItems(node) : node ? [node] : [];
    return nodes.flatMap(each => this.#text(each) ?? []);
  }

  #text(node: YamlNode | undefined): MappedText | undefined {
    const scalar = asScalar(node);
    return scalar && !isNull(scalar) && (!isTemplated(scalar) || scalar.value.length < 2000)
      ? scalarText(this.#stream, scalar)
      : undefined;
  }
}

/** What a role's variable is called after the role's name, where the role's program listens there. */
const OWN_PORT =
  /^(?:(?:http|https|web|listen|bind|server|api|admin|ui|app|transport|management|metrics|grpc|ssl|tls|tcp|udp|frontend)_){0,2}port(?:_(?:ssl|tls|https?))?$/;

/** What an inventory's variable is called that tells a web server its port; a database's is as well its clients'. */
const WEB_PORT =
  /^(?:(?:nginx|httpd|apache2?|tomcat|haproxy|caddy|traefik|varnish|jetty|wildfly|jenkins|app|application|web|webapp|site|api|frontend)_){0,2}(?:(?:http|https|web|ssl|tls|listen)_)?port$|^(?:nginx|httpd|apache2?|haproxy|app|web)_listen(?:_port)?$|^(?:http|https|listen|httpd)_?port$/;

const LISTENER_KEYS = [
  ['load_balancer_port', 'service'],
  ['instance_port', 'connect'],
  ['Port', 'service'],
] as const;

/** The word that the names of most variables of a role begin with. */
function commonWord(root: YamlNode | undefined): string {
  const names = mapEntries(root).map(({ key }) => words(key.value));
  const first = names[0]?.split('_')[0] ?? '';
  return names.length > 2 && names.every(name => name.startsWith(`${first}_`)) ? first : '';
}

function words(name: string): string {
  return name.toLowerCase().replace(/[-._]+/g, '_');
}

function withoutProtocol(text: MappedText): MappedText {
  const slash = text.value.indexOf('/');
  return slash < 0 || !boundNumber(text.value.slice(0, slash)) ? text : text.slice(0, slash);
}

/** The same places with other characters, as many. */
function withValue(text: MappedText, value: string): MappedText {
  return MappedText.mapped(
    value,
    Array.from({ length: value.length + 1 }, (_, i) => text.offsetAt(i)),
  );
}
