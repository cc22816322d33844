import { MappedText, type SourceText, textRange } from '../../text/index.ts';
import type { ScriptEnd } from '../environment-places.ts';
import type { Reader, ReaderResult } from '../reader.ts';
import { mayHoldCommand, readScript } from './read-script.ts';
import type { Dialect } from './script-lexer.ts';
import { SystemFindings } from './system-findings.ts';

/** Scripts by the ends of their names, templates of them included. */
const NAMES: readonly (readonly [RegExp, Dialect])[] = [
  [/\.(?:sh|bash|ksh|zsh)(?:\.(?:j2|tmpl|tpl|tftpl|template|erb|in))?$/i, 'sh'],
  [/\.psm?1(?:\.(?:j2|tmpl|tpl|tftpl|template))?$/i, 'powershell'],
  [/\.(?:cmd|bat)$/i, 'cmd'],
];

const LANGUAGES: Readonly<Record<string, Dialect>> = {
  shellscript: 'sh',
  powershell: 'powershell',
  bat: 'cmd',
};

/** Scripts without an ending are told by their first line; few files have a name without a dot. */
const WITHOUT_ENDING =
  /^(?!licen[cs]e|makefile|dockerfile|readme|changelog|codeowners|notice|authors|version)[\w-]{1,60}$/i;

/** Files of other languages with scripts for machines in here-documents: Terraform's `user_data`, Vagrant's provisioners. */
const HOSTS = /\.tf$|^Vagrantfile$|\.pkr\.hcl$/;

/** Recipes of a Makefile, and the commands of systemd's units: each line of its own, without the signs before it. */
const LINES: readonly (readonly [RegExp, RegExp])[] = [
  [/^(?:GNU)?[Mm]akefile$|\.mk$/, /^(\t[@+-]{0,3})((?:[^\\\n]|\\[^\n]|\\\n)*)/gm],
  [
    /\.service(?:\.(?:j2|in|tmpl|template))?$/,
    /^([^\S\n]*Exec\w{1,20}[^\S\n]*=[^\S\n]*[-@:+!|]{0,4})((?:[^\\\n]|\\[^\n]|\\\n)*)/gm,
  ],
];

function dialectOf(name: string, languageId: string | undefined): Dialect | undefined {
  return LANGUAGES[languageId ?? ''] ?? NAMES.find(([pattern]) => pattern.test(name))?.[1];
}

function linesIn(name: string): RegExp | undefined {
  return LINES.find(([names]) => names.test(name))?.[1];
}

/** Shell, PowerShell and batch scripts that set up a machine: kernel settings, dynamic ranges, firewalls, capabilities. */
export const systemScript: Reader = {
  id: 'system-script',
  title: 'System scripts',
  docs: {
    claims:
      'Shell (`*.sh`, `*.bash`, files without an ending that begin with `#!`), PowerShell (`*.ps1`, `*.psm1`) and batch scripts (`*.cmd`, `*.bat`); here-documents of Terraform, Packer and Vagrant; recipes of Makefiles, commands of systemd’s units',
    finds: [
      '`sysctl -w`, writes to `/proc/sys/net` and to sysctl files by `echo`, `printf`, `cat`, `tee`, `sed -i`; with the values of variables and loops',
      '`setcap cap_net_bind_service`, `dockerd-rootless-setuptool.sh install`',
      'ports that a firewall lets in: `iptables`, `ip6tables`, `nft`, `ufw`, `firewall-cmd`, `netsh advfirewall`, `netsh firewall`, `New-NetFirewallRule`',
      '`netsh … set dynamicport`, `add excludedportrange`, `Set-NetTCPSetting`, `reg add` and `Set-ItemProperty` of `TcpTimedWaitDelay`, `MaxUserPort` and the `Ports` of RPC',
      'fixed ports of `winmgmt /standalonehost` and `modprobe lockd`',
    ],
    misses: [
      'values of variables that are assigned in several ways, or from outside',
      'firewall rules by the name of a service or an application, and what is forwarded',
    ],
  },
  claims: ({ name, languageId }) =>
    dialectOf(name, languageId) !== undefined ||
    WITHOUT_ENDING.test(name) ||
    HOSTS.test(name) ||
    linesIn(name) !== undefined,
  prefilter: mayHoldCommand,
  read,
};

function read(source: SourceText): ReaderResult {
  const { text, name, languageId } = source;
  const found = new SystemFindings(source, systemScript.id);
  if (HOSTS.test(name)) {
    for (const body of heredocBodies(text))
      readScript(found, body, /^\s{0,50}<powershell>/i.test(body.value) ? 'powershell' : 'sh');
    return { occurrences: found.occurrences, environment: found.environment };
  }
  const lines = linesIn(name);
  if (lines) {
    for (const { 0: whole, 1: before = '', index } of text.matchAll(lines)) {
      const command = whole.slice(before.length);
      if (mayHoldCommand(command)) readScript(found, MappedText.plain(command, index + before.length), 'sh');
    }
    return { occurrences: found.occurrences, environment: found.environment };
  }
  const dialect = dialectOf(name, languageId) ?? (/^#!.*sh\b/.test(text) ? 'sh' : undefined);
  if (!dialect) return {};
  readScript(found, MappedText.plain(text, 0), dialect);
  const { occurrences, environment } = found;
  const isNetworkSetup = environment.some(({ kind }) => WINDOWS_FACTS.has(kind));
  if (dialect === 'sh' || !isNetworkSetup) return { occurrences, environment };
  return { occurrences, environment, manifests: [endOf(text)] };
}

/** The bodies of here-documents, `<<-EOF` to `EOF`; those of which no end is found are left out. */
function heredocBodies(text: string): MappedText[] {
  const bodies: MappedText[] = [];
  let from = 0;
  let lost = 0;
  for (const opener of text.matchAll(/<<[-~]?["']?([A-Za-z_]\w{0,40})["']?[^\S\n]{0,20}\r?\n/g)) {
    if (opener.index < from || lost > 32) continue;
    const start = opener.index + opener[0].length;
    const end = endOfHeredoc(text, start, opener[1]!);
    if (end === undefined) lost++;
    else {
      bodies.push(MappedText.plain(text.slice(start, end), start));
      from = end;
    }
  }
  return bodies;
}

function endOfHeredoc(text: string, start: number, name: string): number | undefined {
  for (let at = text.indexOf(name, start); at >= 0; at = text.indexOf(name, at + 1)) {
    const line = text.lastIndexOf('\n', at - 1) + 1;
    const after = text.slice(at + name.length, at + name.length + 2);
    if (at - line < 200 && text.slice(line, at).trim() === '' && /^(?:\r?\n|$)/.test(after)) return line;
  }
  return undefined;
}

/** What tells a script that sets up the network from any other. */
const WINDOWS_FACTS = new Set(['dynamic-range', 'excluded-range', 'firewall-opening']);

function endOf(text: string): ScriptEnd {
  const range = textRange(text.length, text.length);
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const before = text === '' || text.endsWith('\n') ? '' : lineEnd;
  return { kind: 'script-end', dialect: 'windows', slot: { range, before, after: lineEnd } };
}
