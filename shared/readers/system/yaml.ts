import type { SourceText } from '../../text/index.ts';
import type { Reader, ReaderResult } from '../reader.ts';
import {
  asScalar,
  isNull,
  isTemplated,
  mapEntries,
  mapValue,
  resolved,
  scalarText,
  seqItems,
  type YamlMap,
  type YamlNode,
  type YamlScalar,
  type YamlStream,
  yamlStream,
} from '../yaml/index.ts';
import { mayHoldCommand, readScript, readWords } from './read-script.ts';
import type { Dialect } from './script-lexer.ts';
import { sysctlKey } from './sysctl-lines.ts';
import { readSystemFile } from './system-file.ts';
import { SystemFindings } from './system-findings.ts';
import { readTask } from './yaml-tasks.ts';

const FILE_NAME = /\.(?:ya?ml|sls)(?:\.(?:j2|tmpl|tpl|tftpl|template))?$|^user-?data$/i;

/** Modules of Ansible that open ports without a word that {@link mayHoldCommand} knows. */
const MODULE = /\b(?:firewalld|win_firewall_rule|win_regedit)\s*:|cap_net_bind_service/;

/** Keys whose values are scripts or commands that run on a machine: cloud-init, Ansible, CI, Cluster API. */
const SCRIPTS: Readonly<Record<string, Dialect>> = {
  runcmd: 'sh',
  bootcmd: 'sh',
  run: 'sh',
  script: 'sh',
  before_script: 'sh',
  after_script: 'sh',
  inline: 'sh',
  preKubeadmCommands: 'sh',
  postKubeadmCommands: 'sh',
  userData: 'sh',
  user_data: 'sh',
  UserData: 'sh',
  shell: 'sh',
  command: 'sh',
  raw: 'sh',
  cmd: 'sh',
  win_shell: 'powershell',
  win_command: 'cmd',
  win_powershell: 'powershell',
};

/** Keys under which kernel settings are a container's or pod's own; their readers know whose. */
const CONTAINERS = new Set([
  'services',
  'securityContext',
  'podSecurityContext',
  'containers',
  'initContainers',
]);

/** A command by its beginning, whatever list it stands in. */
const COMMAND = /^(?:sudo )?(?:(?:\/s?bin\/)?(?:ip6?tables -|sysctl -w )|ufw allow |firewall-cmd |setcap )/;

const DEEPEST = 60;

/** YAML that sets up machines: Ansible tasks and variables, cloud-init, CI jobs, Cluster API. */
export const systemYaml: Reader = {
  id: 'system-yaml',
  title: 'Ansible, Salt and cloud-init',
  docs: {
    claims: '`*.yml`, `*.yaml`, their templates, `*.sls`, `user-data`',
    finds: [
      "Ansible's modules `sysctl`, `ufw`, `firewalld`, `iptables`, `capabilities`, `win_firewall_rule`, `win_regedit`; what `copy`, `lineinfile`, `blockinfile` write into files of the system; scripts of `shell`, `command`, `raw`, `win_shell`",
      "cloud-init's `runcmd`, `bootcmd`, `write_files`; scripts of CI jobs; Cluster API's `files` and commands",
      'settings of Salt (`sysctl.present`)',
      'mappings from kernel settings to values (`net.ipv4.ip_local_port_range: 15000 65000`)',
    ],
    misses: ['values in variables', "kernel settings of pods and Compose services (their own readers' work)"],
  },
  claims: ({ name }) => FILE_NAME.test(name),
  prefilter: text => mayHoldCommand(text) || MODULE.test(text),
  read,
};

function read(source: SourceText): ReaderResult {
  const stream = yamlStream(source);
  const found = new SystemFindings(source, systemYaml.id);
  const walk = new Walk(found, stream);
  for (const { root } of stream.documents) walk.node(root, 0);
  const { occurrences, environment } = found;
  return { occurrences, environment };
}

/** One way through a file's nodes; each is read once, aliases are not followed. */
class Walk {
  readonly #found: SystemFindings;
  readonly #stream: YamlStream;

  constructor(found: SystemFindings, stream: YamlStream) {
    this.#found = found;
    this.#stream = stream;
  }

  node(node: YamlNode | undefined, depth: number): void {
    if (!node || depth > DEEPEST) return;
    if (node.kind === 'seq')
      for (const item of node.items) {
        // Rules and settings that a role is given as commands.
        if (item.kind === 'scalar' && COMMAND.test(item.value)) this.#script(item, 'sh');
        this.node(item, depth + 1);
      }
    if (node.kind !== 'map') return;
    readTask(this.#found, this.#stream, node);
    this.#namedSetting(node);
    this.#writtenFile(node);
    for (const { key, value } of node.entries) {
      if (CONTAINERS.has(key.value) || (key.value === 'sysctls' && value.kind === 'seq')) continue;
      // Its own arguments have the name and the value.
      if (/(?:^|\.)sysctl$/.test(key.value)) continue;
      const name = key.value.slice(key.value.lastIndexOf('.') + 1);
      const dialect = Object.hasOwn(SCRIPTS, name) ? SCRIPTS[name] : undefined;
      if (dialect) this.#script(value, dialect);
      this.#setting(key, value);
      this.node(value, depth + 1);
    }
  }

  /** A script, a list of them, a list of words, or a mapping that holds one (`cmd`, `argv`). */
  #script(node: YamlNode, dialect: Dialect): void {
    const value = resolved(node);
    if (value?.kind === 'scalar') {
      if (!isNull(value) && mayHoldCommand(value.value))
        readScript(this.#found, scalarText(this.#stream, value), dialect);
      return;
    }
    for (const item of seqItems(value)) {
      const words = seqItems(item).flatMap(word => asScalar(word) ?? []);
      if (words.length > 0)
        readWords(
          this.#found,
          words.map(word => scalarText(this.#stream, word)),
        );
      else if (item.kind === 'scalar' && !COMMAND.test(item.value)) this.#script(item, dialect);
    }
  }

  /** `{ name: net.ipv4.…, value: … }`: items of Ansible's loops and of roles' variables. */
  #namedSetting(map: YamlMap): void {
    const name = asScalar(mapValue(map, 'name') ?? mapValue(map, 'key'));
    const value = name && sysctlKey(name.value) ? asScalar(mapValue(map, 'value')) : undefined;
    if (name && value && !isTemplated(value))
      this.#found.addSysctl(name.value, scalarText(this.#stream, value));
  }

  /** `{ path, content }` of cloud-init and Cluster API. */
  #writtenFile(map: YamlMap): void {
    const path = asScalar(mapValue(map, 'path'));
    const content = path && asScalar(mapValue(map, 'content'));
    if (content && !isTemplated(path) && mapEntries(map).length <= 8)
      readSystemFile(this.#found, path.value, scalarText(this.#stream, content));
  }

  /** A kernel setting as a key, or as the name in a list of settings. */
  #setting(key: YamlScalar, value: YamlNode): void {
    const scalar = asScalar(value);
    if (scalar && sysctlKey(key.value) && !isTemplated(scalar))
      this.#found.addSysctl(key.value, scalarText(this.#stream, scalar));
    // Salt: `net.ipv4.…: { sysctl.present: [ { value: … } ] }`.
    const states = sysctlKey(key.value) ? seqItems(mapValue(value, 'sysctl.present')) : [];
    for (const state of states) {
      const stated = asScalar(mapValue(state, 'value'));
      if (stated && !isTemplated(stated)) this.#found.addSysctl(key.value, scalarText(this.#stream, stated));
    }
  }
}
