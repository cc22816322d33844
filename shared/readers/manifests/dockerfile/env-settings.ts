import type { PortOccurrence } from '../../../ports/index.ts';
import type { TextRange } from '../../../text/index.ts';
import { dialledPortsOf } from '../../connections/dial-variable.ts';
import { portsOfVariable } from '../../settings/environment-ports.ts';
import { type ExpandedText, literalOf, sliceExpanded } from './expand.ts';

/** The ports that an ENV's variable makes the container's process listen on, or dial. */
export function readListenSettings(
  setting: { readonly name: string; readonly value: ExpandedText; readonly range: TextRange },
  owner: string | undefined,
): PortOccurrence[] {
  const { value } = setting.value;
  const found = [
    ...portsOfVariable(setting.name, value).map(port => ({ ...port, role: 'listen' as const })),
    ...dialledPortsOf(setting.name, value).map(port => ({ ...port, role: 'connect' as const })),
  ];
  return found.flatMap(({ port, start, end, host, role }) => {
    const literal = literalOf(sliceExpanded(setting.value, start, end));
    if (!literal) return [];
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
  });
}
