import { getOrMake, MappedText, type TextRange } from '../../../text/index.ts';
import type { SystemFindings } from '../system-findings.ts';
import { addList, protocolOf, refusal } from './netsh.ts';
import { readRegistryValue } from './registry-value.ts';

/** The arguments of a cmdlet by name in lower case; what stands before the first name is under `''`. */
function argumentsOf(words: readonly MappedText[]): Map<string, readonly MappedText[]> {
  const found = new Map<string, MappedText[]>();
  let name = '';
  for (const word of words.slice(1)) {
    const option = /^-([A-Za-z]\w{0,60})(?::|$)/.exec(word.value);
    if (option) {
      name = option[1]!.toLowerCase();
      found.set(
        name,
        option[0].endsWith(':') && word.value.length > option[0].length ? [word.slice(option[0].length)] : [],
      );
    } else getOrMake(found, name, () => []).push(word);
  }
  return found;
}

/** No rule of people has more ports. */
const LONGEST_LIST = 500;

/** The words of a list, `80, 443` or `80,443`, as one text. */
function joined(words: readonly MappedText[]): MappedText | undefined {
  const [first] = words;
  if (!first || words.length === 1) return first;
  if (words.length > LONGEST_LIST) return undefined;
  let units = '';
  const offsets: number[] = [];
  for (const word of words) {
    if (units !== '' && !units.endsWith(',') && !word.value.startsWith(',')) {
      units += ',';
      offsets.push(word.offsetAt(0));
    }
    units += word.value;
    for (let i = 0; i < word.value.length; i++) offsets.push(word.offsetAt(i));
  }
  return MappedText.mapped(units, [...offsets, words.at(-1)!.range().end]);
}

/** PowerShell's cmdlets about ports: rules of the firewall, dynamic ranges, values of the registry. */
export function readCmdlet(
  found: SystemFindings,
  cmdlet: string,
  words: readonly MappedText[],
  use: TextRange,
): void {
  const args = argumentsOf(words);
  const one = (name: string) => args.get(name)?.[0]?.value;
  switch (cmdlet) {
    case 'new-netfirewallrule': {
      if (one('direction')?.toLowerCase() === 'outbound' || one('action')?.toLowerCase() === 'block') return;
      if (one('enabled')?.toLowerCase() === 'false') return;
      const source = joined(args.get('remoteaddress') ?? [])?.value;
      const ports = joined(args.get('localport') ?? []);
      addList(found, 'powershell', ports, protocolOf(one('protocol')?.toLowerCase()), source, use);
      return;
    }
    case 'set-nettcpsetting':
    case 'set-netudpsetting': {
      const start = Number(one('dynamicportrangestartport') ?? Number.NaN);
      const count = Number(one('dynamicportrangenumberofports') ?? Number.NaN);
      if (!Number.isInteger(start) || !Number.isInteger(count)) return;
      found.add({
        kind: 'dynamic-range',
        system: 'windows',
        protocol: cmdlet === 'set-nettcpsetting' ? 'tcp' : 'udp',
        first: start,
        last: start + count - 1,
        ...refusal(start, count),
        scope: found.scope,
        range: use,
      });
      return;
    }
    case 'set-itemproperty':
    case 'new-itemproperty':
    case 'sp': {
      const unnamed = args.get('') ?? [];
      const path = one('path') ?? one('literalpath') ?? unnamed[0]?.value;
      const name = one('name') ?? unnamed[path === unnamed[0]?.value ? 1 : 0]?.value;
      const value = joined(args.get('value') ?? []) ?? unnamed[2];
      if (path !== undefined && name !== undefined && value)
        readRegistryValue(found, { path, name, value, use });
    }
  }
}
