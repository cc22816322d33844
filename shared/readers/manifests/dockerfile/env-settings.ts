import type { PortOccurrence } from '../../../ports/index.ts';
import type { TextRange } from '../../../text/index.ts';
import { portsOfVariable } from '../../settings/environment-ports.ts';
import { type ExpandedText, literalOf, sliceExpanded } from './expand.ts';

/** The ports that an ENV's variable makes the container's process listen on. */
export function readListenSettings(
  setting: { readonly name: string; readonly value: ExpandedText; readonly range: TextRange },
  owner: string | undefined,
): PortOccurrence[] {
  return portsOfVariable(setting.name, setting.value.value).flatMap(({ port, start, end, host }) => {
    const literal = literalOf(sliceExpanded(setting.value, start, end));
    if (!literal) return [];
    const whole = literal.range.end - literal.range.start === end - start;
    return {
      port,
      protocol: 'tcp',
      role: 'listen',
      resolution: port === 0 ? 'dynamic' : literal.resolution,
      namespace: 'container',
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
