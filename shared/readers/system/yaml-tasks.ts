import { MappedText, type TextRange } from '../../text/index.ts';
import {
  asMap,
  asScalar,
  isTemplated,
  mapValue,
  scalarText,
  seqItems,
  TEMPLATE_PLACEHOLDER,
  type YamlMap,
  type YamlNode,
  type YamlStream,
} from '../yaml/index.ts';
import { readCapabilities } from './commands/capabilities.ts';
import { readFirewalldPort, readRichRule } from './commands/firewall-cmd.ts';
import { addList, protocolOf } from './commands/netsh.ts';
import { readRegistryValue } from './commands/registry-value.ts';
import { listedPorts } from './port-list.ts';
import { readSystemFile } from './system-file.ts';
import type { SystemFindings } from './system-findings.ts';

/** The arguments of a task's module: of a mapping, or of the words `name=… value="…"`. */
type Arguments = (name: string) => MappedText | undefined;

type ReadTask = (found: SystemFindings, args: Arguments, use: TextRange) => void;

/** Ansible's modules by their names without collection. */
const MODULES: Readonly<Record<string, ReadTask>> = {
  sysctl(found, args) {
    const value = args('value') ?? args('val');
    const name = args('name') ?? args('key');
    if (name && value && args('state')?.value !== 'absent') found.addSysctl(name.value, value);
  },
  ufw(found, args, use) {
    const ports = args('port') ?? args('to_port');
    if (!ports || !/^(?:allow|limit)$/.test(args('rule')?.value ?? '') || isYes(args('delete'))) return;
    if (args('direction')?.value === 'out' || isYes(args('route'))) return;
    const protocol = protocolOf(args('proto')?.value);
    const source = args('from_ip')?.value ?? args('from')?.value ?? args('src')?.value;
    for (const { first, last, range } of (protocol && listedPorts(ports, ':')) || [])
      found.addOpening({
        tool: 'ufw',
        protocol: protocol!,
        first,
        last,
        ...(source && source !== 'any' && { source }),
        slot: { range, before: '', after: '', list: protocol !== 'any', through: ':' },
        range,
        use,
      });
  },
  firewalld(found, args, use) {
    if (/^(?:disabled|absent)$/.test(args('state')?.value ?? '')) return;
    const port = args('port');
    const rule = args('rich_rule');
    if (port) readFirewalldPort(found, port, use);
    if (rule) readRichRule(found, rule, use);
  },
  iptables(found, args, use) {
    const ports = args('destination_port') ?? args('destination_ports');
    if (!ports || args('jump')?.value !== 'ACCEPT' || !/input/i.test(args('chain')?.value ?? '')) return;
    if (args('state')?.value === 'absent') return;
    const protocol = args('protocol')?.value;
    const states = args('ctstate')?.value;
    if ((protocol !== 'tcp' && protocol !== 'udp') || (states !== undefined && !/NEW/.test(states))) return;
    const source = args('source')?.value;
    for (const { first, last, range } of listedPorts(ports, ':') ?? [])
      found.addOpening({
        tool: 'iptables',
        protocol,
        first,
        last,
        ...(source && { source }),
        slot: { range, before: '', after: '', through: ':' },
        range,
        use,
      });
  },
  capabilities(found, args) {
    const clause = args('capability');
    if (clause && args('state')?.value !== 'absent') readCapabilities(found, clause);
  },
  win_firewall_rule(found, args, use) {
    if (/^out$/i.test(args('direction')?.value ?? '') || /^block$/i.test(args('action')?.value ?? '')) return;
    if (args('state')?.value === 'absent') return;
    const source = args('remoteip')?.value;
    addList(
      found,
      'powershell',
      args('localport'),
      protocolOf(args('protocol')?.value.toLowerCase()),
      source,
      use,
    );
  },
  win_regedit(found, args, use) {
    const path = args('path') ?? args('key');
    const value = args('data');
    if (path && value)
      readRegistryValue(found, { path: path.value, name: args('name')?.value ?? '', value, use });
  },
  copy: (found, args) => written(found, args('dest'), args('content')),
  lineinfile: (found, args) => written(found, args('path') ?? args('dest'), args('line')),
  blockinfile: (found, args) =>
    written(found, args('path') ?? args('dest'), args('block') ?? args('content')),
};

function isYes(word: MappedText | undefined): boolean {
  return /^(?:yes|true)$/i.test(word?.value ?? '');
}

function written(found: SystemFindings, path: MappedText | undefined, content: MappedText | undefined): void {
  if (path && content) readSystemFile(found, path.value, content);
}

/** Reads the modules of an Ansible task, where the mapping is one; of a loop once for each of its items. */
export function readTask(found: SystemFindings, stream: YamlStream, task: YamlMap): void {
  for (const { key, value, range } of task.entries) {
    const name = key.value.slice(key.value.lastIndexOf('.') + 1);
    const module = Object.hasOwn(MODULES, name) ? MODULES[name] : undefined;
    if (!module) continue;
    const map = asMap(value);
    const written = asScalar(value);
    if (map)
      for (const item of usesItem(found, map) ? loopOf(task) : [undefined])
        module(found, key => argumentOf(found, stream, mapValue(map, key), item), range);
    else if (written?.value.includes('=')) module(found, inlineArguments(scalarText(stream, written)), range);
  }
}

/** A template that is an item of the loop, or a value of it, with what may stand behind it: `{{ item.port }}/tcp`. */
const ITEM = /^["']?\{\{\s*item(?:\.(\w+)|\[["'](\w+)["']\])?\s*\}\}([\w/]{0,10})["']?$/;

function usesItem({ source }: SystemFindings, map: YamlMap): boolean {
  return map.entries.some(({ value }) => ITEM.test(source.text.slice(value.range.start, value.range.end)));
}

function loopOf(task: YamlMap): readonly YamlNode[] {
  return seqItems(mapValue(task, 'loop') ?? mapValue(task, 'with_items')).slice(0, 1000);
}

/** An argument's text: as it stands there, or as an item of a loop gives it. */
function argumentOf(
  { source }: SystemFindings,
  stream: YamlStream,
  node: YamlNode | undefined,
  item: YamlNode | undefined,
): MappedText | undefined {
  const scalar = asScalar(node);
  if (!scalar) return undefined;
  if (!isTemplated(scalar)) return scalarText(stream, scalar);
  const match = ITEM.exec(source.text.slice(scalar.range.start, scalar.range.end));
  const key = match?.[1] ?? match?.[2];
  const given = match && asScalar(key === undefined ? item : mapValue(item, key));
  if (!given || isTemplated(given)) return undefined;
  const text = scalarText(stream, given);
  const behind = match[3]!;
  if (behind === '') return text;
  const { value } = text;
  const end = text.range().end;
  const offsets = Array.from({ length: value.length }, (_, i) => text.offsetAt(i));
  return MappedText.mapped(value + behind, [
    ...offsets,
    ...Array.from({ length: behind.length + 1 }, () => end),
  ]);
}

/** The arguments in words: `name=… value="…"`. */
function inlineArguments(text: MappedText): Arguments {
  return name => {
    const match = new RegExp(`(?:^|\\s)${name}=(?:"([^"]*)"|'([^']*)'|([^\\s"']\\S*))`).exec(text.value);
    const value = match?.[1] ?? match?.[2] ?? match?.[3];
    if (!match || value === undefined || value.includes(TEMPLATE_PLACEHOLDER)) return undefined;
    const end = match.index + match[0].length - (match[3] === undefined ? 1 : 0);
    return text.slice(end - value.length, end);
  };
}
