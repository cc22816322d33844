import { isPortNumber, type PortOccurrence } from '../../ports/index.ts';
import type { SourceText } from '../../text/index.ts';
import type { Reader, ReaderResult } from '../reader.ts';

const format = 'ansible';

/** Inventories in INI, as Ansible's own examples and most repositories call them. */
const FILES =
  /(?:^|\/)(?:hosts|inventory|inventories)(?:[._-][\w.-]{1,60})?$|\.ini(?:\.\w{1,10})?$|(?:^|\/)inventor(?:y|ies)\/(?:[\w.-]{1,80}\/){0,3}[\w-]{1,80}$/i;

/** `ansible_port=2222` behind a host's name, or on a line of a group's variables. */
const PORT = /(?<=^|[ \t])ansible_(?:ssh_)?port[ \t]{0,9}=[ \t]{0,9}(["']?)(\d{1,5})\1(?=\s|$)/gm;

/** The ports by which Ansible reaches the hosts of an inventory. */
export const ansibleInventory: Reader = {
  id: 'ansible-inventory',
  title: 'Inventories of Ansible',
  docs: {
    claims: '`hosts`, `inventory`, files in such folders, and `*.ini`',
    finds: ['`ansible_port` and `ansible_ssh_port`, which Ansible dials'],
    misses: ['the ports of web servers there, which any name may have'],
  },
  claims: ({ path }) => FILES.test(path),
  prefilter: text => /ansible_(?:ssh_)?port/.test(text),
  read,
};

function read({ text }: SourceText): ReaderResult {
  const occurrences: PortOccurrence[] = [];
  for (const match of text.matchAll(PORT)) {
    const port = Number(match[2]);
    const lineStart = text.lastIndexOf('\n', match.index) + 1;
    const line = text.slice(lineStart, match.index + match[0].length);
    if (!isPortNumber(port) || port === 0 || /^\s*[#;]/.test(line)) continue;
    const end = match.index + match[0].length - match[1]!.length;
    const range = { start: end - match[2]!.length, end };
    const host = /\bansible_(?:ssh_)?host[ \t]{0,9}=[ \t]{0,9}([\w.:-]{1,253})/.exec(line)?.[1];
    occurrences.push({
      port,
      protocol: 'tcp',
      role: 'connect',
      resolution: 'literal',
      namespace: 'none',
      ...(host && { host }),
      format,
      api: `${format}.ansible_port`,
      range,
      use: range,
      slot: { range, before: '', after: '' },
    });
  }
  return { occurrences };
}
