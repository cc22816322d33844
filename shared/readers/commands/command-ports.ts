import type { TextRange } from '../../text/index.ts';
import { dialledPortsOfCommand } from '../connections/dial-command.ts';
import { dialledAddresses } from '../connections/dialled-address.ts';
import { boundNumber } from '../settings/bound-address.ts';
import { type Command, commandsOf, splitScript } from '../settings/command-line.ts';
import { listenPortsOfCommand, withoutWrappers } from '../settings/listen-command.ts';
import { cloudPorts } from './cloud.ts';
import { dockerPorts } from './docker.ts';
import { flagValues } from './flag-values.ts';
import type { SpokenPort } from './spoken-port.ts';
import { k3dPorts, kubectlPorts, ngrokPorts, sshPorts } from './tunnels.ts';
import { variablePorts } from './variable-ports.ts';

/** Programs with grammars of their own. */
const GRAMMARS: readonly { readonly program: RegExp; readonly ports: (words: Command) => SpokenPort[] }[] = [
  { program: /^(?:docker|podman|nerdctl|finch|lima)$|^(?:docker|podman)-compose$/, ports: dockerPorts },
  { program: /^(?:kubectl|oc|kubecolor|k)$/, ports: kubectlPorts },
  { program: /^(?:ssh|autossh)$/, ports: sshPorts },
  { program: /^k3d$/, ports: k3dPorts },
  { program: /^ngrok$/, ports: ngrokPorts },
];

/** Clouds' own tools. */
const CLOUDS = /^(?:aws|gcloud|az|doctl)$/;

/** Programs whose words are texts, or that only look at ports. */
const SILENT =
  /^(?:assert\w*|echo|printf|cat|tee|log\w*|info|warn\w*|error|debug|die|fail|usage|help|msg|message|print\w*|say|grep|e?grep|sed|awk|jq|yq|git|lsof|fuser|netstat|ss|kill|pkill|kill-port|nmap|test|\[|\[\[|apt|apt-get|apk|yum|dnf|brew|pip|sysctl|iptables|ip6tables|nft|ufw|firewall-cmd|netsh|semanage|tcpdump|read|sleep|trap|source|\.)$/;

/** How much a command line must say before a port in it counts as listened on. */
export type Evidence =
  /** The command is a container's or service's own: `--port` is enough. */
  | 'service'
  /** The command is one of a script's: its program must be known to listen, or be the repository's own. */
  | 'script';

/** The ports that the words of a command, or of the script in them, bind, publish and dial. */
export function portsOfCommand(words: Command, evidence: Evidence, depth = 0): SpokenPort[] {
  if (words.length > 2000) return [];
  // What `docker run IMAGE sh -c '…'` hands to a shell is only a part of what it says.
  const program = nameOf(withoutWrappers(words).rest[0]?.value ?? '');
  const commands = grammarOf(program) ? [words] : commandsOf(words);
  return commands.flatMap(command => readCommand(command, evidence, depth));
}

function grammarOf(program: string) {
  return GRAMMARS.find(row => row.program.test(program));
}

/** Programs that run commands which they are given as one word each. */
const RUN_WORDS =
  /^(?:concurrently|nodemon|start-server-and-test|watchexec|parallel|tmux|screen|reflex|wsrun|ssh|su|runuser|eval|onchange|watch|tsc-watch)$/;
/** Words by which a variable is handed on to the processes of a script. */
const EXPORTS = /^(?:export|env|set) |^(?:declare|typeset|local) -\w{0,5}x/;
/** What a server's own program does to a running one. */
const STOPS = /^(?:stop|status|shutdown|reload|kill|ping|down|quit)$/;
/** Flags of `docker exec` and its like with a value of their own. */
const EXEC_VALUE = /^(?:-[enuwc]|--(?:env|user|workdir|index|namespace|container))$/;
/** Commands in commands' words. */
const DEEPEST = 3;

function readCommand(words: Command, evidence: Evidence, depth: number): SpokenPort[] {
  const { assignments, rest } = withoutWrappers(words);
  const program = nameOf(rest[0]?.value ?? '');
  const isScript = evidence === 'script';
  const found = assignments.flatMap(word => variablePorts(word, { isScript }));
  // What a script sets for itself alone no process is told; its URLs are what it dials.
  if (rest.length === 0)
    return isScript &&
      !EXPORTS.test(
        words
          .slice(0, 2)
          .map(word => word.value)
          .join(' '),
      )
      ? found.filter(({ role, host }) => role === 'connect' && host !== undefined)
      : found;
  if (SILENT.test(program)) return found;
  const inner = depth < DEEPEST ? innerCommands(program, rest) : [];
  for (const command of inner) found.push(...portsOfCommand(command, evidence, depth + 1));
  const grammar = grammarOf(program);
  if (grammar) return [...found, ...grammar.ports(rest)];
  if (CLOUDS.test(program)) found.push(...cloudPorts(rest));
  const isNew = (range: TextRange) => !found.some(each => each.range.start === range.start);
  if (!rest.slice(1, 3).some(word => STOPS.test(word.value)))
    for (const { isDefault, host, port, range } of listenPortsOfCommand(rest, isScript))
      if (isNew(range))
        found.push({
          port,
          role: /client/i.test(program) ? 'connect' : 'listen',
          protocol: 'tcp',
          api: 'command',
          range,
          ...(host && { host }),
          ...(isDefault && { isDefault }),
        });
  for (const { port, range, host, isDefault } of [
    ...dialledPortsOfCommand(rest),
    ...clientPorts(program, rest),
  ])
    if (isNew(range))
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

/** Commands within a command's words: of programs that run others, and in containers. */
function innerCommands(program: string, words: Command): readonly Command[] {
  if (RUN_WORDS.test(program))
    return words.slice(1).flatMap(word => (/\S\s+\S/.test(word.value) ? splitScript(word) : []));
  const exec = words.findIndex(word => word.value === 'exec');
  if (exec < 1 || exec > 8 || !grammarOf(program)) return [];
  const separator = words.findIndex((word, i) => i > exec && word.value === '--');
  if (separator > 0) return [words.slice(separator + 1)];
  let at = exec + 1;
  while (words[at]?.value.startsWith('-')) at += EXEC_VALUE.test(words[at]!.value) ? 2 : 1;
  return words.length > at + 1 ? [words.slice(at + 1)] : [];
}

/** What a program that is called a client is told to dial: even this machine's own ports. */
function clientPorts(program: string, words: Command) {
  if (!/client/i.test(program)) return [];
  return flagValues(
    words,
    /^--?(?:addr|address|server|server-addr|host|target|endpoint|url|p|port)$/,
  ).flatMap(value => {
    const number = boundNumber(value.value);
    const ports = number ? [number] : dialledAddresses(value.value);
    return ports.map(port => ({ ...port, range: value.range(port.start, port.end) }));
  });
}

function nameOf(word: string): string {
  return word.slice(word.lastIndexOf('/') + 1).replace(/\.exe$/, '');
}
