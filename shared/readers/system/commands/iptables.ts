import type { MappedText, TextRange } from '../../../text/index.ts';
import { listedPorts } from '../port-list.ts';
import { Options } from '../program.ts';
import type { SystemFindings } from '../system-findings.ts';

const APPENDS = ['-A', '--append', '-I', '--insert'];
const PORTS = ['--dport', '--destination-port', '--dports', '--destination-ports'];

/**
 * `iptables -A INPUT -p tcp --dport 1024:65535 -j ACCEPT`, and the same line of an iptables-save file:
 * what is let in on this machine. Not what is deleted, forwarded or let out, nor replies
 * (`--state ESTABLISHED`), nor what comes over the loopback.
 */
export function readIptables(found: SystemFindings, words: readonly MappedText[], use: TextRange): void {
  const options = new Options(words);
  const chain = options.get(...APPENDS);
  if (!chain || !/input/i.test(chain.value) || options.get('-j', '--jump')?.value !== 'ACCEPT') return;
  const ports = options.get(...PORTS);
  if (!ports || options.isNegated(...PORTS) || options.get('-i', '--in-interface')?.value === 'lo') return;
  const state = options.get('--state', '--ctstate')?.value;
  if (state !== undefined && !/\bNEW\b/.test(state)) return;
  const protocol = protocolOf(options.get('-p', '--protocol', '--proto')?.value);
  const listed = protocol && listedPorts(ports, ':');
  if (!listed) return;
  const source = options.get('-s', '--source', '--src')?.value;
  const option = options.word(...PORTS)!;
  // Without the plural `-m multiport` stands before it.
  const isMulti = /^--(?:dports|destination-ports)/.test(option.value) || listed.length > 1;
  const multiport = option.value.startsWith('--destination') ? '--destination-ports ' : '--dports ';
  for (const { first, last, range } of listed)
    found.addOpening({
      tool: 'iptables',
      protocol,
      first,
      last,
      ...(source && { source }),
      slot: isMulti
        ? { range, before: '', after: '', list: true, through: ':' }
        : {
            range: { start: option.range().start, end: ports.range().end },
            before: `-m multiport ${multiport}`,
            after: '',
            list: true,
            through: ':',
          },
      range,
      use,
    });
}

function protocolOf(written: string | undefined): 'tcp' | 'udp' | 'sctp' | undefined {
  const name = written?.toLowerCase();
  return name === 'tcp' || name === 'udp' || name === 'sctp' ? name : undefined;
}
