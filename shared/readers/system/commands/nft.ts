import { type MappedText, textRange } from '../../../text/index.ts';
import { listedPorts } from '../port-list.ts';
import type { SystemFindings } from '../system-findings.ts';

/** No person writes a longer one. */
const LONGEST_RULE = 4000;

/** The ports of a rule: `tcp dport 22`, `udp dport { 53, 1024-65535 }`, `th dport 80`, `tcp dport 80-90`. */
const DPORT = /\b(tcp|udp|sctp|th) dport (\{[^{}]{1,2000}\}|[\d-]{1,11}(?![\w-]))/g;

/**
 * The rules of a ruleset of nftables (`nftables.conf`, a here-document) that let in: those of chains
 * whose hook or name is `input` and those that they jump to. Named sets are not looked up.
 */
export function readNftRuleset(found: SystemFindings, text: MappedText): void {
  const jumped = new Set<string>();
  const lines = linesOf(text.value);
  for (const { line, input } of lines)
    if (input) for (const match of line.matchAll(/\b(?:jump|goto)\s+([\w-]+)/g)) jumped.add(match[1]!);
  for (const { start, line, input, chain } of lines)
    if (input || jumped.has(chain)) readRule(found, text.slice(start, start + line.length), line);
}

interface Line {
  readonly start: number;
  /** Without its comment. */
  readonly line: string;
  readonly chain: string;
  /** Whether its chain has the hook or the name of what comes in. */
  readonly input: boolean;
}

function linesOf(text: string): Line[] {
  const found: Line[] = [];
  let depth = 0;
  let chain = { name: '', depth: -1, input: false };
  for (const match of text.matchAll(/[^\n]+/g)) {
    const line = match[0].replace(/(?:^|\s)#.*$/, blanks => ' '.repeat(blanks.length));
    const opened = /\bchain\s+(\S+)\s*\{/.exec(line);
    if (opened) chain = { name: opened[1]!, depth, input: /input|inbound|^in_/i.test(opened[1]!) };
    if (/\bhook\s+/.test(line)) chain = { ...chain, input: /\bhook\s+(?:input|ingress)\b/.test(line) };
    found.push({ start: match.index, line, chain: chain.name, input: chain.input });
    for (const unit of line) depth += unit === '{' ? 1 : unit === '}' ? -1 : 0;
    if (depth <= chain.depth) chain = { name: '', depth: -1, input: false };
  }
  return found;
}

/** `nft add rule inet filter input tcp dport 80 accept`. */
export function readNftCommand(found: SystemFindings, words: readonly MappedText[], all: MappedText): void {
  const text = words.map(({ value }) => value).join(' ');
  const rule = /^nft (?:-\w+ )*(?:add|insert) rule (?:(?:inet|ip6?) )?(\S+) (\S+) /.exec(text);
  if (rule && /input/i.test(rule[2]!)) readRule(found, all, all.value);
}

function readRule(found: SystemFindings, line: MappedText, value: string): void {
  if (value.length > LONGEST_RULE || !/\baccept\b/.test(value) || /\b(?:iif|iifname)\s+"?lo"?\s/.test(value))
    return;
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
