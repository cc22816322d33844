import type { MappedText } from '../../text/index.ts';
import { readFirewalldXml } from './commands/firewall-cmd.ts';
import { readIptables } from './commands/iptables.ts';
import { readModuleOptions, readNfsConf, readSysconfigNfs } from './commands/nfs-ports.ts';
import { readNftRuleset } from './commands/nft.ts';
import { scriptCommands } from './script-lexer.ts';
import { sysctlLines } from './sysctl-lines.ts';
import type { SystemFindings } from './system-findings.ts';

/** Endings by which templates of files are told from the files. */
const TEMPLATE = /\.(?:j2|jinja2?|tmpl|tpl|template|tftpl|erb|in|dist|example|sample)$/i;

/** What the file of a path holds, by its name: the forms of files that configure a Linux machine. */
export function systemFileKind(
  path: string,
): 'firewalld' | 'sysctl' | 'nft' | 'iptables' | 'nfs-conf' | 'nfs-sysconfig' | 'modprobe' | undefined {
  const whole = path.replace(TEMPLATE, '');
  const name = whole.slice(whole.lastIndexOf('/') + 1);
  if (
    /sysctl[^/]*\.conf$/i.test(name) ||
    /(?:^|\/)sysctl\.d\/[^/]+\.conf$/.test(whole) ||
    name === 'tuned.conf'
  )
    return 'sysctl';
  if (/^nft(?:ables)?\.conf$|\.nft$|^nftables$/.test(name)) return 'nft';
  if (
    /^(?:iptables|ip6tables|rules\.v[46])(?:\.(?:rules|conf|up\.rules|save))?$|^ip6?tables[-_.]?(?:rules|save|config)$/.test(
      name,
    )
  )
    return 'iptables';
  if (/(?:^|\/)firewalld\/zones\/[^/]+\.xml$/.test(whole)) return 'firewalld';
  if (name.endsWith('.rules')) return 'iptables';
  if (name === 'nfs.conf') return 'nfs-conf';
  if (/(?:^|\/)(?:sysconfig|default)\/nfs(?:-common|-kernel-server)?$/.test(whole)) return 'nfs-sysconfig';
  return /(?:^|\/)modprobe\.d\/[^/]+\.conf$/.test(whole) ? 'modprobe' : undefined;
}

/** Reads the text of a file of the system, wherever it stands; one of no known kind gives nothing. */
export function readSystemFile(found: SystemFindings, path: string, text: MappedText): void {
  switch (systemFileKind(path)) {
    case 'sysctl':
      for (const { key, value, line } of sysctlLines(text)) found.addSysctl(key, value, line);
      return;
    case 'nft':
      readNftRuleset(found, text);
      return;
    case 'iptables':
      for (const { words, range } of scriptCommands(text, 'sh')) readIptables(found, words, range);
      return;
    case 'nfs-conf':
      readNfsConf(found, text);
      return;
    case 'nfs-sysconfig':
      readSysconfigNfs(found, text);
      return;
    case 'firewalld':
      readFirewalldXml(found, text);
      return;
    case 'modprobe':
      for (const { words } of scriptCommands(text, 'sh')) readModuleOptions(found, words);
      return;
    case undefined:
      // The kernel's own files: the whole text is the value.
      if (/^\/proc\/sys\/net\//.test(path)) found.addSysctl(path, text);
  }
}
