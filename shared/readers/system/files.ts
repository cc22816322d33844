import { MappedText, type SourceText } from '../../text/index.ts';
import type { Reader, ReaderResult } from '../reader.ts';
import { NAMES_SYSCTL } from './sysctl-lines.ts';
import { readSystemFile, systemFileKind } from './system-file.ts';
import { SystemFindings } from './system-findings.ts';

/** Files that configure a Linux machine: kernel settings, rules of iptables and nftables, the ports of NFS. */
export const systemFile: Reader = {
  id: 'system-file',
  title: 'System configuration',
  docs: {
    claims:
      '`sysctl.conf`, `*sysctl*.conf`, `sysctl.d/*.conf`, `tuned.conf`; `*.nft`, `nftables.conf`; zones of firewalld; files of iptables-save (`rules.v4`, `*.rules`, `iptables`); `nfs.conf`, `sysconfig/nfs`, `default/nfs-common`, `modprobe.d/*.conf`; templates of them (`.j2`, `.erb`, `.tmpl` …)',
    finds: [
      'kernel settings about ports: `ip_local_port_range`, `ip_local_reserved_ports`, `ip_unprivileged_port_start`, `tcp_fin_timeout`, `tcp_tw_recycle`, `tcp_tw_reuse`',
      'ports that rules let in',
      'ports of mountd, statd, lockd and nfsd',
    ],
    misses: ['values that a template fills in', 'ports that rules only forward or redirect'],
  },
  claims: ({ path }) => systemFileKind(path) !== undefined,
  prefilter: text => NAMES_SYSCTL.test(text) || /dport|nlm_|PORT\s*=|port\s*=|(?:OPT|ARG)S?=/.test(text),
  read,
};

function read(source: SourceText): ReaderResult {
  const found = new SystemFindings(source, systemFile.id);
  readSystemFile(found, source.path, MappedText.plain(source.text, 0));
  const { occurrences, environment } = found;
  return { occurrences, environment };
}
