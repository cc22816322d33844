import type { Protocol } from '../../../ports/index.ts';
import type { MappedText } from '../../../text/index.ts';
import type { SystemFindings } from '../system-findings.ts';

/** `options lockd nlm_tcpport=32803 nlm_udpport=32769`, of modprobe.d or the command modprobe. */
export function readModuleOptions(found: SystemFindings, words: readonly MappedText[]): void {
  if (words[1]?.value !== 'lockd') return;
  for (const word of words.slice(2)) {
    const option = /^nlm_(tcp|udp)port=/.exec(word.value);
    if (option) add(found, word.slice(option[0].length), option[1] as Protocol, 'nfs.lockd', 'lockd');
  }
}

/** Variables of /etc/sysconfig/nfs: the service, the protocol. Others than these dial. */
const VARIABLES: Readonly<Record<string, readonly [string, Protocol]>> = {
  MOUNTD_PORT: ['mountd', 'tcp'],
  STATD_PORT: ['statd', 'tcp'],
  LOCKD_TCPPORT: ['lockd', 'tcp'],
  LOCKD_UDPPORT: ['lockd', 'udp'],
  RQUOTAD_PORT: ['rquotad', 'tcp'],
};

/** The options that a variable gives a service: `RPCMOUNTDOPTS="--manage-gids --port 20048"`. */
const OPTIONS = /^[^\S\n]{0,100}(?:RPC)?(MOUNTD|STATD)(?:OPT|ARG)S?=["']?([^"'\n]{0,400})/gm;

/** The lines `LOCKD_TCPPORT=32803` and `STATDOPTS="--port 32765"` of /etc/sysconfig/nfs and /etc/default/nfs-common. */
export function readSysconfigNfs(found: SystemFindings, text: MappedText): void {
  for (const match of text.value.matchAll(/^([^\S\n]*)([A-Z_]{1,20})=(["']?)(\d{1,5})\b/gm)) {
    const [, blanks, name, quote, digits] = match;
    const variable = VARIABLES[name!];
    const start = match.index + blanks!.length + name!.length + 1 + quote!.length;
    if (variable)
      add(found, text.slice(start, start + digits!.length), variable[1], `nfs.${variable[0]}`, variable[0]);
  }
  readOptions(found, text);
}

function readOptions(found: SystemFindings, text: MappedText): void {
  for (const match of text.value.matchAll(OPTIONS)) {
    const port = /(?:^|\s)(?:--port[= ]|-p ?)(\d{1,5})(?=\s|$)/.exec(match[2]!);
    if (!port) continue;
    const end = match.index + match[0].length - match[2]!.length + port.index + port[0].length;
    const service = match[1]!.toLowerCase();
    add(found, text.slice(end - port[1]!.length, end), 'tcp', `nfs.${service}`, service);
  }
}

/** The keys of nfs.conf by section. */
const KEYS: Readonly<Record<string, Readonly<Record<string, Protocol>>>> = {
  mountd: { port: 'tcp' },
  statd: { port: 'tcp' },
  lockd: { port: 'tcp', 'udp-port': 'udp' },
  nfsd: { port: 'tcp' },
};

/** /etc/nfs.conf: `port=` in the sections `[mountd]`, `[statd]`, `[lockd]` and `[nfsd]`. */
export function readNfsConf(found: SystemFindings, text: MappedText): void {
  let section = '';
  for (const match of text.value.matchAll(
    /^[^\S\n]*(?:\[\s*([\w-]{1,40})\s*\]|([\w-]{1,40})[^\S\n]*=[^\S\n]*(\d{1,5})\b)/gm,
  )) {
    const [whole, name, key, digits] = match;
    if (name !== undefined) section = name;
    else {
      const protocol = Object.hasOwn(KEYS, section) ? KEYS[section]![key!] : undefined;
      const end = match.index + whole.length;
      if (protocol) add(found, text.slice(end - digits!.length, end), protocol, `nfs.${section}`, section);
    }
  }
}

function add(
  found: SystemFindings,
  digits: MappedText,
  protocol: Protocol,
  api: string,
  owner: string,
): void {
  if (/^\d{1,5}$/.test(digits.value))
    found.addListen(Number(digits.value), protocol, api, owner, digits.range());
}
