import type { PortOccurrence } from '../../../ports/index.ts';
import type { TextRange } from '../../../text/index.ts';
import { dialledPortsOf } from '../../connections/dial-variable.ts';
import { portsOfVariable } from '../../settings/environment-ports.ts';
import { type ExpandedText, literalOf, sliceExpanded } from './expand.ts';

/** A variable of ENV, its value expanded. */
interface Setting {
  readonly name: string;
  readonly value: ExpandedText;
  readonly range: TextRange;
}

/** The ports that an ENV's variable makes the container's process listen on, or dial. */
export function readListenSettings(setting: Setting, owner: string | undefined): PortOccurrence[] {
  const { value } = setting.value;
  const found = [
    ...portsOfVariable(setting.name, value).map(port => ({ ...port, role: 'listen' as const })),
    ...dialledPortsOf(setting.name, value).map(port => ({ ...port, role: 'connect' as const })),
  ];
  return found.flatMap(found => occurrence(setting, found, owner) ?? []);
}

/** The port of a variable that is called one, whosever it is; none where its value is not written in ENV itself. */
export function readNamedPort(setting: Setting, owner: string | undefined): PortOccurrence | undefined {
  const digits = /^\d{2,5}$/.exec(setting.value.value)?.[0];
  if (!digits || !/(?:^|_)PORT$/i.test(setting.name) || Number(digits) > 65535) return undefined;
  const found = occurrence(
    setting,
    { port: Number(digits), start: 0, end: digits.length, role: 'listen' },
    owner,
  );
  return found?.resolution === 'literal' ? found : undefined;
}

interface Found {
  readonly port: number;
  /** The digits, within the variable's value. */
  readonly start: number;
  readonly end: number;
  readonly host?: string;
  readonly role: 'listen' | 'connect';
}

function occurrence(
  setting: Setting,
  { port, start, end, host, role }: Found,
  owner: string | undefined,
): PortOccurrence | undefined {
  const literal = literalOf(sliceExpanded(setting.value, start, end));
  if (!literal) return undefined;
  const whole = literal.range.end - literal.range.start === end - start;
  return {
    port,
    protocol: 'tcp',
    role,
    resolution: port === 0 ? 'dynamic' : literal.resolution,
    namespace: role === 'listen' ? 'container' : 'none',
    ...(host && { host }),
    ...(owner && { owner }),
    format: 'dockerfile',
    api: 'dockerfile.env',
    range: literal.range,
    use: literal.resolution === 'literal' ? literal.range : setting.range,
    ...(whole && { slot: { range: literal.range, before: '', after: '' } }),
  };
}
