import type { PortOccurrence, PortRole } from '../../ports/index.ts';
import type { MappedText } from '../../text/index.ts';
import type { SpokenPort } from '../commands/spoken-port.ts';
import { dialledUrls } from '../connections/dialled-address.ts';
import { boundNumber } from '../settings/bound-address.ts';

/** How a file's own keys are reported. */
export interface KeyContext {
  readonly format: string;
  readonly api: string;
  readonly role: PortRole;
  readonly namespace: PortOccurrence['namespace'];
  readonly owner?: string;
}

/** A value that is a port number by its key; none where it is something else. */
export function portOfKey(value: MappedText, context: KeyContext): PortOccurrence[] {
  const bound = boundNumber(value.value.trim());
  if (!bound || bound.isDefault) return [];
  const start = value.value.length - value.value.trimStart().length;
  const range = value.range(start + bound.start, start + bound.end);
  return [
    {
      ...context,
      port: bound.port,
      protocol: 'tcp',
      resolution: bound.port === 0 ? 'dynamic' : 'literal',
      range,
      use: range,
      slot: { range, before: '', after: '' },
    },
  ];
}

/** The ports of the URLs in a value that something dials. */
export function urlsOfKey(
  value: MappedText,
  context: Omit<KeyContext, 'role' | 'namespace'>,
): PortOccurrence[] {
  return dialledUrls(value.value).map(({ port, start, end, host, isDefault }) => {
    const range = value.range(start, end);
    return {
      ...context,
      role: 'connect',
      namespace: 'none',
      port,
      protocol: 'tcp',
      resolution: isDefault ? 'default' : 'literal',
      ...(host && { host }),
      range,
      use: range,
      slot: { range, before: '', after: '' },
    };
  });
}

/** What a command's words or a mapping's text say, where no variable of the file is involved. */
export function spokenOccurrence(
  port: SpokenPort,
  {
    format,
    namespace,
    owner,
    api,
  }: Pick<KeyContext, 'format' | 'namespace' | 'owner'> & { readonly api?: string },
): PortOccurrence {
  const { range } = port;
  return {
    port: port.port,
    ...(port.endPort !== undefined && { endPort: port.endPort }),
    protocol: port.protocol,
    role: port.role,
    resolution:
      port.port === null
        ? 'unresolved'
        : port.port === 0
          ? 'dynamic'
          : port.isDefault
            ? 'default'
            : 'literal',
    namespace: port.namespace ?? (port.role === 'connect' ? 'none' : namespace),
    ...(port.host && { host: port.host }),
    ...(owner && { owner }),
    format,
    api: `${format}.${api ?? port.api}`,
    range,
    use: range,
    ...(port.port !== null && port.port > 0 && { slot: { range, before: '', after: '' } }),
  };
}
