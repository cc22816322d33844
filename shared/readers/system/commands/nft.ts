import { type MappedText, textRange } from '../../../text/index.ts';
import { listedPorts } from '../port-list.ts';
import type { SystemFindings } from '../system-findings.ts';

/** The ports of a rule: `tcp dport 22`, `udp dport { 53, 1024-65535 }`, `th dport 80`, `tcp dport 80-90`. */
const DPORT = /\b(tcp|udp|sctp|th) dport (\{[^{}]{1,2000}\}|[\d-]{1,11}(?![\w-]))/g;

/**
 * The rules of a ruleset of nftables (`nftables.conf`, a here-document) that let in: those of chains
 * whose hook or name is `input`, where the rule or the set's verdict is `accept`.
 */
export function readNftRuleset(found: SystemFindings, text: MappedText): void {
  let depth = 0;
  let chain = { depth: -1, input: false };
  for (const match of text.value.matchAll(/[^\n]+/g)) {
    const line = match[0].replace(/(?:^|\s)#.*$/, blanks => ' '.repeat(blanks.length));
    const opened = /\bchain\s+(\S+)\s*\{/.exec(line);
    if (opened) chain = { depth, input: /input|inbound|^in_/i.test(opened[1]!) };
    if (/\bhook\s+/.test(line)) chain = { ...chain, input: /\bhook\s+(?:input|ingress)\b/.test(line) };
    if (chain.input) readRule(found, text.slice(match.index, match.index + line.length), line);
    for (const brace of line) depth += brace === '{' ? 1 : brace === '}' ? -1 : 0;
    if (depth <= chain.depth) chain = { depth: -1, input: false };
  }
}

/** `nft add rule inet filter input tcp dport 80 accept`. */
export function readNftCommand(found: SystemFindings, words: readonly MappedText[], all: MappedText): void {
  const text = words.map(({ value }) => value).join(' ');
  const rule = /^nft (?:-\w+ )*(?:add|insert) rule (?:(?:inet|ip6?) )?(\S+) (\S+) /.exec(text);
  if (rule && /input/i.test(rule[2]!)) readRule(found, all, all.value);
}

function readRule(found: SystemFindings, line: MappedText, value: string): void {
  if (!/\baccept\b/.test(value) || /\b(?:iif|iifname)\s+"?lo"?\s/.test(value)) return;
  if (/\bct state\b(?!.*\bnew\b)/.test(value)) return;
  const source = /\bip6? saddr (?!!=)(\{[^}]*\}|\S+)/.exec(value)?.[1];
  const use = line.range();
  for (const match of value.matchAll(DPORT)) {
    const [whole, protocol, ports] = match;
    const start = match.index + whole.length - ports!.length;
    const isSet = ports!.startsWith('{');
    const inner = isSet
      ? line.slice(start + 1, start + ports!.length - 1)
      : line.slice(start, start + ports!.length);
    for (const { first, last, range } of listedPorts(inner, '-') ?? [])
      found.addOpening({
        tool: 'nft',
        protocol: protocol === 'th' ? 'any' : (protocol as 'tcp' | 'udp' | 'sctp'),
        first,
        last,
        ...(source && { source }),
        slot: isSet
          ? { range, before: '', after: '', list: true, separator: ', ' }
          : { range, before: '{ ', after: ' }', list: true, separator: ', ' },
        range,
        use: textRange(use.start, use.end),
      });
  }
}
