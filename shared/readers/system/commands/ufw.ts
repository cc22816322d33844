import type { MappedText, TextRange } from '../../../text/index.ts';
import { listedPorts } from '../port-list.ts';
import type { SystemFindings } from '../system-findings.ts';

/**
 * `ufw allow 22`, `ufw allow 8000:9000/tcp`, `ufw allow from 10.0.0.0/8 to any port 80 proto tcp`.
 * Names of services and applications stand for ports that the text does not say.
 */
export function readUfw(found: SystemFindings, words: readonly MappedText[], use: TextRange): void {
  const rest = words.slice(1).filter(({ value }) => !value.startsWith('-'));
  const action = rest.findIndex(({ value }) => value === 'allow' || value === 'limit');
  const before = rest.slice(0, Math.max(0, action)).map(({ value }) => value);
  if (action < 0 || before.some(word => !/^(?:insert|prepend|route|rule|\d+)$/.test(word))) return;
  if (before.includes('route')) return;
  const rule = rest.slice(action + 1);
  const comment = rule.findIndex(({ value }) => value === 'comment');
  const args = comment < 0 ? rule : rule.slice(0, comment);
  const after = (name: string): MappedText | undefined => {
    const at = args.findIndex(({ value }) => value === name);
    return at < 0 ? undefined : args[at + 1];
  };
  if (args.some(({ value }) => value === 'out') || after('on')?.value === 'lo') return;
  const to = args.findIndex(({ value }) => value === 'to');
  // `from any port 53 to any` names the port of the other side.
  const port = args.findIndex(({ value }, i) => value === 'port' && i > to);
  const from = after('from')?.value;
  const simple = args.find(({ value }) => !/^(?:in|on|log|log-all)$/.test(value));
  const place = to >= 0 || from !== undefined ? (port < 0 || to < 0 ? undefined : args[port + 1]) : simple;
  if (!place) return;
  const slash = place.value.indexOf('/');
  const protocol = slash < 0 ? after('proto')?.value : place.value.slice(slash + 1);
  const listed = listedPorts(slash < 0 ? place : place.slice(0, slash), ':');
  if (!listed || (protocol !== undefined && protocol !== 'tcp' && protocol !== 'udp')) return;
  for (const { first, last, range } of listed)
    found.addOpening({
      tool: 'ufw',
      protocol: protocol ?? 'any',
      first,
      last,
      ...(from && from !== 'any' && { source: from }),
      // Without a protocol ufw takes no list.
      slot: { range, before: '', after: '', list: protocol !== undefined, through: ':' },
      range,
      use,
    });
}
