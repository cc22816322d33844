import type { MappedText } from '../../text/index.ts';
import { boundNumber } from '../settings/bound-address.ts';
import type { Command } from '../settings/command-line.ts';
import { flagValues } from './flag-values.ts';
import { type SpokenPort, spoken } from './spoken-port.ts';

/** A command of a cloud's own tool, and the flags that name ports in it. */
interface CloudCommand {
  /** The words that say what is done, in order, tested against those without a flag. */
  readonly does: RegExp;
  readonly flag: RegExp;
  readonly role: SpokenPort['role'];
  readonly api: string;
}

/** One row a command. What a firewall lets in counts as dialled, as its rules do elsewhere. */
const COMMANDS: readonly CloudCommand[] = [
  {
    does: /^aws ec2 (?:authorize|update)-security-group-(?:ingress|rule)/,
    flag: /^--port$/,
    role: 'connect',
    api: 'firewall.aws',
  },
  {
    does: /^gcloud compute firewall-rules (?:create|update)/,
    flag: /^--(?:allow|rules)$/,
    role: 'connect',
    api: 'firewall.gcloud',
  },
  { does: /^az vm open-port/, flag: /^--port$/, role: 'connect', api: 'firewall.az' },
  {
    does: /^az network nsg rule (?:create|update)/,
    flag: /^--destination-port-ranges?$/,
    role: 'connect',
    api: 'firewall.az',
  },
  {
    does: /^doctl compute firewall (?:create|update|add-rules)/,
    flag: /^--inbound-rules$/,
    role: 'connect',
    api: 'firewall.doctl',
  },
  { does: /^aws elbv2 create-listener/, flag: /^--port$/, role: 'service', api: 'aws.listener' },
  { does: /^aws elbv2 create-target-group/, flag: /^--port$/, role: 'connect', api: 'aws.target-group' },
  { does: /^aws rds create-db-(?:instance|cluster)/, flag: /^--port$/, role: 'listen', api: 'aws.rds' },
  { does: /^az container create/, flag: /^--ports$/, role: 'listen', api: 'az.container' },
];

/** The ports of firewalls, load balancers and databases that a cloud's command-line tool makes. */
export function cloudPorts(words: Command): SpokenPort[] {
  const does = words
    .slice(0, 8)
    .filter(({ value }) => !value.startsWith('-'))
    .map(({ value }) => value)
    .join(' ');
  return COMMANDS.filter(row => row.does.test(does)).flatMap(({ flag, role, api }) =>
    flagValues(words, flag).flatMap(value => portsIn(value, role, api)),
  );
}

/** `22`, `8000-8010`, `tcp:80,udp:53`, `protocol:tcp,ports:22`: the first port of a range stands for it. */
function portsIn(value: MappedText, role: SpokenPort['role'], api: string): SpokenPort[] {
  return [...value.value.matchAll(/(?<=^|[:,\s])\d{1,5}(?=$|[-,\s])/g)].flatMap(({ index, 0: digits }) => {
    const bound = boundNumber(digits);
    return bound && bound.port > 0
      ? spoken(value.slice(index, index + digits.length), [bound], {
          role,
          namespace: role === 'listen' ? 'container' : 'none',
          api,
        })
      : [];
  });
}
