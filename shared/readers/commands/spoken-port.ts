import type { Namespace, PortRole, Protocol } from '../../ports/index.ts';
import type { MappedText, TextRange } from '../../text/index.ts';
import type { BoundPort } from '../settings/bound-address.ts';

/** A port that a command speaks of: what it binds, publishes or dials. */
export interface SpokenPort {
  /** 0 asks for any; null where the words do not tell. */
  readonly port: number | null;
  /** The last (inclusive) of a range. */
  readonly endPort?: number;
  readonly role: PortRole;
  readonly protocol: Protocol;
  /** Where it is not that of the process which runs the command. */
  readonly namespace?: Namespace;
  readonly host?: string;
  /** The construct, after the format's name: `docker.publish`. */
  readonly api: string;
  /** The digits, or what stands in their place, in what the words' offsets count. */
  readonly range: TextRange;
  readonly isDefault?: boolean;
}

/** What `bound` ports of `word` (their places count from `offset`) are to a command. */
export function spoken(
  word: MappedText,
  bound: readonly BoundPort[],
  as: Omit<SpokenPort, 'port' | 'range' | 'host' | 'isDefault' | 'protocol'> & {
    readonly protocol?: Protocol;
  },
  offset = 0,
): SpokenPort[] {
  return bound.map(({ port, start, end, host, isDefault }) => ({
    protocol: 'tcp',
    ...as,
    port,
    range: word.range(start + offset, end + offset),
    ...(host && { host }),
    ...(isDefault && { isDefault }),
  }));
}
