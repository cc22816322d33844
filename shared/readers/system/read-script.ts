import { MappedText, type TextRange } from '../../text/index.ts';
import { readSetcap } from './commands/capabilities.ts';
import { readFirewallCmd } from './commands/firewall-cmd.ts';
import { readIptables } from './commands/iptables.ts';
import { readNetsh } from './commands/netsh.ts';
import { readModuleOptions } from './commands/nfs-ports.ts';
import { readNftCommand } from './commands/nft.ts';
import { readCmdlet } from './commands/powershell.ts';
import { readRegistryValue } from './commands/registry-value.ts';
import { linesOfSed } from './commands/sed.ts';
import { readUfw } from './commands/ufw.ts';
import { stripWrappers } from './program.ts';
import { type Dialect, type ScriptCommand, scriptCommands, UNKNOWN } from './script-lexer.ts';
import { withVariables } from './script-variables.ts';
import { NAMES_SYSCTL, sysctlKey, sysctlLines } from './sysctl-lines.ts';
import { readSystemFile, systemFileKind } from './system-file.ts';
import type { SystemFindings } from './system-findings.ts';
import { writtenFiles } from './written-files.ts';

/** A shell in a script is read as well, so deep. */
const DEEPEST = 3;

/** A command that is read; few texts have one. Without `i`, as this is tried on every script. */
const COMMANDS =
  /\b(?:ip6?tables|ufw|dockerd-rootless|firewall-cmd|setcap|netsh|winmgmt|nft (?:add|insert)|lockd|dynamicport|[Nn]ew-[Nn]et[Ff]irewall[Rr]ule|[Ss]et-[Nn]et(?:TCP|Tcp|UDP|Udp)[Ss]etting|[Rr]pc\\[Ii]nternet|TcpTimedWaitDelay|MaxUserPort|(?:NETSH|Netsh)\b)|--d(?:port|estination-port)s?\b|(?:MOUNTD|LOCKD_(?:TCP|UDP)|STATD)_?PORT=|(?:MOUNTD|STATD)(?:OPT|ARG)S?=/;

/** Whether a text may hold a command that the system readers know. */
export function mayHoldCommand(text: string): boolean {
  return NAMES_SYSCTL.test(text) || COMMANDS.test(text);
}

/** Reads the commands of a script, and the files that it writes. */
export function readScript(found: SystemFindings, script: MappedText, dialect: Dialect, depth = 0): void {
  const commands = withVariables(scriptCommands(script, dialect), dialect);
  for (const command of commands) readCommand(found, command, dialect, depth);
  if (dialect === 'sh')
    for (const { path, content } of writtenFiles(commands)) readSystemFile(found, path, content);
}

/** Reads a command that stands in words of its own, as in a container's `command`. */
export function readWords(found: SystemFindings, words: readonly MappedText[]): void {
  const [first] = words;
  if (!first) return;
  const range = { start: first.range().start, end: words.at(-1)!.range().end };
  readCommand(found, { words, outputs: [], piped: false, range }, 'sh', 0);
}

function readCommand(found: SystemFindings, command: ScriptCommand, dialect: Dialect, depth: number): void {
  const { program, words } = stripWrappers(command.words);
  const use = command.range;
  switch (program) {
    case 'sysctl':
      readSysctl(found, words, command);
      return;
    case 'setcap':
      readSetcap(found, words);
      return;
    case 'dockerd-rootless-setuptool.sh':
      // Where a condition decides, it is not known.
      if (words[1]?.value === 'install' && isAtMargin(found, command))
        found.add({ kind: 'rootless', reach: 'machine', scope: found.scope, range: words[0]!.range() });
      return;
    case 'iptables':
    case 'ip6tables':
      readIptables(found, words.slice(1), use);
      return;
    case 'sed':
    case 'gsed':
      readSed(found, words);
      return;
    case 'ufw':
      readUfw(found, words, use);
      return;
    case 'firewall-cmd':
    case 'firewall-offline-cmd':
      readFirewallCmd(found, words, use);
      return;
    case 'nft':
      readNft(found, words);
      return;
    case 'netsh':
      readNetsh(found, words, use);
      return;
    case 'reg':
      readRegAdd(found, words, command);
      return;
    case 'winmgmt':
      readWinmgmt(found, words);
      return;
    case 'modprobe':
    case 'options':
      readModuleOptions(found, words);
      return;
    case 'start-process':
      readStarted(found, words, use);
      return;
    default:
      if (isIptablesVariable(program)) readIptables(found, words.slice(1), use);
      if (dialect === 'powershell') readCmdlet(found, program, words, use);
      readInner(found, program, words, depth);
  }
}

/** `$IPTABLES -A INPUT …`, `${IPT} …`: firewall scripts have the program in a variable. */
function isIptablesVariable(program: string): boolean {
  return program === UNKNOWN || /^\$(?:ip6?t(?:ables|v?[46])?$|\{)/.test(program);
}

/** What `sed -i` writes into a file of the system; a part of its expression is no statement that can be deleted. */
function readSed(found: SystemFindings, words: readonly MappedText[]): void {
  for (const { path, content } of linesOfSed(words))
    if (systemFileKind(path) !== 'sysctl') readSystemFile(found, path, content);
    else for (const { key, value } of sysctlLines(content)) found.addSysctl(key, value);
}

/** `Start-Process netsh -ArgumentList "int ipv4 set dynamicport …"`. */
function readStarted(found: SystemFindings, words: readonly MappedText[], use: TextRange): void {
  const program = words.find(({ value }) => /^netsh(?:\.exe)?$/i.test(value));
  const list = words[words.findIndex(({ value }) => /^-(?:ArgumentList|Args)$/i.test(value)) + 1];
  const [command] = program && list ? scriptCommands(list, 'cmd') : [];
  if (command) readNetsh(found, [program!, ...command.words], use);
}

/** A shell within: `bash -c '…'`, `powershell -Command "…"`. */
function readInner(
  found: SystemFindings,
  program: string,
  words: readonly MappedText[],
  depth: number,
): void {
  if (depth >= DEEPEST) return;
  const at = (pattern: RegExp) => words.findIndex(({ value }, i) => i > 0 && pattern.test(value));
  if (/^(?:ba|da|a|z|k)?sh$/.test(program)) {
    const flag = at(/^-\w{0,8}c$/);
    const script = flag < 0 ? undefined : words[flag + 1];
    if (script) readScript(found, script, 'sh', depth + 1);
  } else if (/^(?:powershell|pwsh)$/.test(program)) {
    const flag = at(/^-c(?:ommand)?$/i);
    const rest = flag < 0 ? [] : words.slice(flag + 1);
    if (rest.length === 1) readScript(found, rest[0]!, 'powershell', depth + 1);
    else if (rest.length > 1)
      readCmdlet(found, rest[0]!.value.toLowerCase(), rest, {
        start: rest[0]!.range().start,
        end: rest.at(-1)!.range().end,
      });
  }
}

/** `sysctl -w KEY=VALUE…`; without `=` a setting is only shown. */
function readSysctl(found: SystemFindings, words: readonly MappedText[], command: ScriptCommand): void {
  const settings = words.slice(1).filter(({ value }) => /^[\w./-]+=/.test(value) && !value.startsWith('-'));
  for (const word of settings) {
    const equals = word.value.indexOf('=');
    // A statement inside a condition may be the only one there, and a shell wants one.
    const whole = settings.length === 1 && isAtMargin(found, command);
    const key = word.value.slice(0, equals);
    if (sysctlKey(key)) found.addSysctl(key, word.slice(equals + 1), whole ? command.range : undefined);
  }
}

/** Whether a command is all there is on its line, and gets nothing from one before. */
function isAtMargin(found: SystemFindings, { range, piped }: ScriptCommand): boolean {
  return !piped && found.standsAlone(range);
}

function readNft(found: SystemFindings, words: readonly MappedText[]): void {
  const { text } = found.source;
  const start = words[0]!.range().start;
  const end = words.at(-1)!.range().end;
  const quoted = words.slice(1).find(({ value }) => /^(?:add|insert) rule /.test(value));
  if (quoted) readNftCommand(found, [words[0]!, quoted], quoted);
  // The command's own characters: its words stand in them as they are, but for quotes.
  else readNftCommand(found, words, MappedText.plain(text.slice(start, end), start));
}

/** `reg add KEY /v NAME /t TYPE /d DATA /f`. */
function readRegAdd(found: SystemFindings, words: readonly MappedText[], command: ScriptCommand): void {
  if (words[1]?.value.toLowerCase() !== 'add' || !words[2]) return;
  const after = (flag: string) => words[words.findIndex(({ value }) => value.toLowerCase() === flag) + 1];
  const name = words.some(({ value }) => value.toLowerCase() === '/v') ? after('/v')?.value : undefined;
  const value = words.some(({ value }) => value.toLowerCase() === '/d') ? after('/d') : undefined;
  if (name === undefined || !value) return;
  const statement = isAtMargin(found, command) ? { statement: command.range } : {};
  // `\0` parts the entries of a list.
  readRegistryValue(found, { path: words[2].value, name, value, use: command.range, ...statement });
}

/** `winmgmt /standalonehost` moves WMI into a process with the fixed port TCP 24158. */
function readWinmgmt(found: SystemFindings, words: readonly MappedText[]): void {
  const flag = words.find(({ value }) => /^[-/]standalonehost$/i.test(value));
  if (flag) found.addFixedListen(24158, 'windows.winmgmt', 'WMI', flag.range());
}
