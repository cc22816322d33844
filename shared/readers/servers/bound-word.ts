import type { PortOccurrence, Protocol } from '../../ports/index.ts';
import { dialledAddresses } from '../connections/dialled-address.ts';
import type { LineWord } from './config-lines.ts';

/** What a directive of a server's configuration says of its ports, beside the number. */
export interface DirectiveContext {
  readonly format: string;
  readonly api: string;
  readonly protocol?: Protocol;
  readonly owner?: string | undefined;
  /** Where the directive begins (0-based). */
  readonly start: number;
}

const ADDRESS =
  /^(?:(?<host>\[[^\]]{0,60}\]|\$\{[^{}]{1,100}\}|[\w.*:-]{0,253}):)?(?<port>\d{1,5})(?:-(?<end>\d{1,5}))?(?:\/(?<protocol>tcp|udp))?$/i;
/** A variable or template where the port stands: alone, or behind an address. */
const UNKNOWN =
  /^(?:(?:\[[^\]]{0,60}\]|[^:]{0,253}):)?(?<unknown>\$\w+|\$\{(?:env:)?[\w.-]+\}|\{\{.*\}\}|<%.*%>|@\w+@)$/;
/** A variable with its fallback. A name with dots is a property's, where `:-1` means minus one. */
const FALLBACK =
  /^(?:(?<host>\[[^\]]{0,60}\]|\$\{[^{}]{1,100}\}|[^:{}]{0,253}):)?\$\{(?:env:)?(?:\w{1,64}:-?|[\w.]{1,64}:)(?:(?<inner>[\w.*]{0,253}):)?(?<port>\d{1,5})\}$/;

/**
 * The port of a word that is an address to bind (`80`, `*:80`, `[::]:80`, `127.0.0.1:8000-8010`): unresolved where
 * a variable or a template stands there, none where it has no port or is something else.
 */
export function boundWord(word: LineWord, context: DirectiveContext): PortOccurrence | undefined {
  const base = {
    protocol: context.protocol ?? 'tcp',
    role: 'listen',
    namespace: 'host',
    format: context.format,
    api: context.api,
    ...(context.owner && { owner: context.owner }),
    use: { start: context.start, end: word.end },
  } as const;
  const match = ADDRESS.exec(word.text);
  if (match) {
    const { host, port, end, protocol } = match.groups!;
    const stop = word.end - (protocol === undefined ? 0 : protocol.length + 1);
    const digits = end === undefined ? port! : `${port}-${end}`;
    const range = { start: stop - digits.length, end: stop };
    const [first, last] = [Number(port), Number(end ?? port)];
    if (last > 65535 || first > last) return undefined;
    return {
      ...base,
      ...(protocol && { protocol: protocol.toLowerCase() as Protocol }),
      port: first,
      ...(last > first && { endPort: last }),
      resolution: first === 0 ? 'dynamic' : 'literal',
      ...(host && { host }),
      range,
      ...(first > 0 && { slot: { range, before: '', after: '' } }),
    };
  }
  const fallback = FALLBACK.exec(word.text)?.groups;
  if (fallback && Number(fallback.port) <= 65535) {
    const range = { start: word.end - 1 - fallback.port!.length, end: word.end - 1 };
    const at = fallback.host ?? fallback.inner;
    const host = at ? { host: at } : {};
    return {
      ...base,
      ...host,
      port: Number(fallback.port),
      resolution: 'default',
      range,
      slot: { range, before: '', after: '' },
    };
  }
  const unknown = UNKNOWN.exec(word.text)?.groups?.unknown;
  if (unknown === undefined) return undefined;
  return {
    ...base,
    port: null,
    resolution: 'unresolved',
    range: { start: word.end - unknown.length, end: word.end },
  };
}

/** The ports that a word dials: addresses or URLs that name one. */
export function dialledWord(word: LineWord, context: DirectiveContext): PortOccurrence[] {
  // Blanks within a template part no addresses.
  const text = word.text.replace(/\{\{[^{}]{0,200}\}\}/g, template => template.replace(/\s/g, '_'));
  return dialledAddresses(text, word.start).map(({ port, start, end, host, isDefault }) => ({
    port,
    protocol: context.protocol ?? 'tcp',
    role: 'connect',
    resolution: isDefault ? 'default' : 'literal',
    namespace: 'none',
    ...(host && { host }),
    ...(context.owner && { owner: context.owner }),
    format: context.format,
    api: context.api,
    range: { start, end },
    use: { start: context.start, end: word.end },
    slot: { range: { start, end }, before: '', after: '' },
  }));
}
