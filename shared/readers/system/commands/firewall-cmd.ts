import type { MappedText, TextRange } from '../../../text/index.ts';
import { listedPorts } from '../port-list.ts';
import type { SystemFindings } from '../system-findings.ts';

/** `firewall-cmd --add-port=8000-9000/tcp`, and ports in rich rules that accept. */
export function readFirewallCmd(found: SystemFindings, words: readonly MappedText[], use: TextRange): void {
  words.forEach((word, i) => {
    const option = /^--add-(port|rich-rule)(=|$)/.exec(word.value);
    if (!option) return;
    const value = option[2] ? word.slice(option[0].length) : words[i + 1];
    if (!value) return;
    if (option[1] === 'rich-rule') readRichRule(found, value, use);
    // The shell makes several options of `--add-port={80/tcp,443/tcp}`.
    else if (/^\{.*\}$/.test(value.value))
      for (const each of value.value.matchAll(/[^{},]+/g))
        readFirewalldPort(found, value.slice(each.index, each.index + each[0].length), use);
    else readFirewalldPort(found, value, use, '--add-port=');
  });
}

/** A port of firewalld, `8000-9000/tcp`. `again`: what to write before a further port, where that is possible. */
export function readFirewalldPort(
  found: SystemFindings,
  value: MappedText,
  use: TextRange,
  again?: string,
): void {
  const match = /^([\d-]{1,11})\/(tcp|udp|sctp)$/.exec(value.value.trim());
  const [ports] = (match && listedPorts(value.slice(0, match[1]!.length), '-')) ?? [];
  if (!match || !ports) return;
  const protocol = match[2] as 'tcp' | 'udp' | 'sctp';
  const range = ports.range;
  found.addOpening({
    tool: 'firewall-cmd',
    protocol,
    first: ports.first,
    last: ports.last,
    slot: {
      range,
      before: '',
      after: '',
      ...(again !== undefined && { list: true, separator: `/${protocol} ${again}` }),
    },
    range,
    use,
  });
}

/** `rule family="ipv4" source address="10.0.0.0/8" port port="80" protocol="tcp" accept`. */
export function readRichRule(found: SystemFindings, rule: MappedText, use: TextRange): void {
  const match = /(?<!-)\bport port="?([\d-]{1,11})"? protocol="?(tcp|udp|sctp)\b/.exec(rule.value);
  if (!match || !/\baccept\b/.test(rule.value)) return;
  const start = match.index + match[0].indexOf(match[1]!, 'port port='.length);
  const [ports] = listedPorts(rule.slice(start, start + match[1]!.length), '-') ?? [];
  if (!ports) return;
  const source = /\bsource (?:address|ipset)="?([^\s"]+)/.exec(rule.value)?.[1];
  const range = ports.range;
  found.addOpening({
    tool: 'firewall-cmd',
    protocol: match[2] as 'tcp' | 'udp' | 'sctp',
    first: ports.first,
    last: ports.last,
    ...(source && { source }),
    slot: { range, before: '', after: '' },
    range,
    use,
  });
}

/** A zone of firewalld: `<port protocol="tcp" port="8000-9000"/>`. */
export function readFirewalldXml(found: SystemFindings, text: MappedText): void {
  const commentless = text.value.replace(/<!--(?:[^-]|-(?!->))*-->/g, comment => ' '.repeat(comment.length));
  for (const match of commentless.matchAll(/<port\s[^<>]{1,200}>/g)) {
    const protocol = /\sprotocol\s*=\s*["'](tcp|udp|sctp)["']/.exec(match[0])?.[1];
    const port = /\sport\s*=\s*["']([\d-]{1,11})["']/.exec(match[0]);
    if (!protocol || !port) continue;
    const start = match.index + port.index + port[0].length - 1 - port[1]!.length;
    const [ports] = listedPorts(text.slice(start, start + port[1]!.length), '-') ?? [];
    if (!ports) continue;
    const range = ports.range;
    found.addOpening({
      tool: 'firewall-cmd',
      protocol: protocol as 'tcp' | 'udp' | 'sctp',
      first: ports.first,
      last: ports.last,
      slot: { range, before: '', after: '' },
      range,
      use: text.range(match.index, match.index + match[0].length),
    });
  }
}
