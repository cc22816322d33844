import { type DialledPort, dialledAddresses } from './dialled-address.ts';

/** A text that is one whole placeholder with an address as its fallback: `${bootstrap-servers:localhost:9092}`. */
export interface PlaceholderAddress {
  /** What it stands in for. */
  readonly name: string;
  /** The ports of the fallback; places are the whole text's. */
  readonly ports: readonly DialledPort[];
}

const WHOLE = /^\$\{(?:env:)?([\w.-]{1,80}?):-?([^${}\s]{3,300})\}$/;

/** The address that a placeholder falls back to; undefined for a text of another form, and for URLs. */
export function placeholderAddress(text: string): PlaceholderAddress | undefined {
  const match = WHOLE.exec(text);
  if (!match || match[2]!.includes('://')) return undefined;
  const fallback = match[2]!;
  const ports = dialledAddresses(fallback, text.length - 1 - fallback.length);
  return ports.length > 0
    ? { name: match[1]!, ports: ports.map(port => ({ ...port, isDefault: true as const })) }
    : undefined;
}
