import { dialledPortsOfCommand } from '../connections/dial-command.ts';
import { type Command, commandsOf, splitScript } from '../settings/command-line.ts';
import { listenPortsOfCommand, withoutWrappers } from '../settings/listen-command.ts';
import { dockerPorts } from './docker.ts';
import type { SpokenPort } from './spoken-port.ts';
import { kubectlPorts, sshPorts } from './tunnels.ts';
import { variablePorts } from './variable-ports.ts';

/** Programs with grammars of their own. */
const GRAMMARS: readonly { readonly program: RegExp; readonly ports: (words: Command) => SpokenPort[] }[] = [
  { program: /^(?:docker|podman|nerdctl|finch|lima)$|^(?:docker|podman)-compose$/, ports: dockerPorts },
  { program: /^(?:kubectl|oc|kubecolor|k)$/, ports: kubectlPorts },
  { program: /^(?:ssh|autossh)$/, ports: sshPorts },
];

/** Programs whose words are texts, or that only look at ports. */
const SILENT =
  /^(?:echo|printf|cat|tee|log\w*|info|warn\w*|error|debug|die|fail|usage|help|msg|message|print\w*|say|grep|e?grep|sed|awk|jq|yq|git|lsof|fuser|netstat|ss|kill|pkill|kill-port|nmap|test|\[|\[\[|apt|apt-get|apk|yum|dnf|brew|pip|sysctl|iptables|ip6tables|nft|ufw|firewall-cmd|netsh|semanage|tcpdump|read|sleep|trap|source|\.)$/;

/** How much a command line must say before a port in it counts as listened on. */
export type Evidence =
  /** The command is a container's or service's own: `--port` is enough. */
  | 'service'
  /** The command is one of a script's: its program must be known to listen, or be the repository's own. */
  | 'script';

/** The ports that the words of a command, or of the script in them, bind, publish and dial. */
export function portsOfCommand(words: Command, evidence: Evidence): SpokenPort[] {
  if (words.length > 2000) return [];
  return commandsOf(words).flatMap(command => readCommand(command, evidence, 0));
}

/** Programs that run commands which they are given as one word each. */
const RUN_WORDS =
  /^(?:concurrently|nodemon|start-server-and-test|watchexec|parallel|tmux|screen|reflex|wsrun|ssh|su|runuser|eval|onchange|watch|tsc-watch)$/;
/** Commands in commands' words. */
const DEEPEST = 3;

function readCommand(words: Command, evidence: Evidence, depth: number): SpokenPort[] {
  const { assignments, rest } = withoutWrappers(words);
  const program = nameOf(rest[0]?.value ?? '');
  // What a script sets for itself alone no process is told.
  const isPassedOn = rest.length > 0 || assignments.length === 0 || words[0] !== assignments[0];
  const found = assignments
    .flatMap(word => variablePorts(word))
    .filter(port => isPassedOn || evidence === 'service' || port.role === 'connect');
  if (rest.length === 0 || SILENT.test(program)) return found;
  if (RUN_WORDS.test(program) && depth < DEEPEST)
    for (const word of rest.slice(1))
      if (/\S\s+\S/.test(word.value) && !word.value.includes('\uFFFC:'))
        for (const command of splitScript(word)) found.push(...readCommand(command, evidence, depth + 1));
  const grammar = GRAMMARS.find(row => row.program.test(program));
  if (grammar) return [...found, ...grammar.ports(rest)];
  for (const port of listenPortsOfCommand(rest, evidence === 'script')) {
    if (found.some(each => each.range.start === port.range.start)) continue;
    const { range, host, isDefault } = port;
    found.push({
      port: port.port,
      role: 'listen',
      protocol: 'tcp',
      api: 'command',
      range,
      ...(host && { host }),
      ...(isDefault && { isDefault }),
    });
  }
  for (const { port, range, host, isDefault } of dialledPortsOfCommand(rest))
    if (!found.some(each => each.range.start === range.start))
      found.push({
        port,
        role: 'connect',
        protocol: 'tcp',
        namespace: 'none',
        api: 'dialled',
        range,
        ...(host && { host }),
        ...(isDefault && { isDefault }),
      });
  return found;
}

function nameOf(word: string): string {
  return word.slice(word.lastIndexOf('/') + 1).replace(/\.exe$/, '');
}
