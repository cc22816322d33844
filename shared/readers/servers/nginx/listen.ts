import type { PortOccurrence } from '../../../ports/index.ts';
import type { PortDefect } from '../../port-defect.ts';
import type { Directive, Word } from './directives.ts';

const ADDRESS = /^(?:(?<host>\[[^\]]{0,60}\]|[\w.*-]{0,253}):)?(?<port>\d{1,10})(?:-(?<end>\d{1,10}))?$/;
/** A variable or template where the port stands: alone, or behind an address. */
const UNKNOWN =
  /^(?:(?:\[[^\]]{0,60}\]|[^:]{0,253}):)?(?<unknown>\$\w+|\$\{\w+\}|\{\{.*\}\}|<%.*%>|__?\w+__?|@\w+@)$/;

/** What a `listen` says, for the register or for `invalid-port`. */
export type Listen = { readonly occurrence: PortOccurrence } | { readonly defect: PortDefect };

/**
 * The port of a `listen` directive (nginx.org/en/docs/http/ngx_http_core_module.html#listen, and the same of
 * the stream and mail modules): a port, an address with one, or a range. An address without a port means 80,
 * which the file does not name; `unix:` has none.
 */
export function readListen(directive: Directive, owner: string | undefined): Listen | undefined {
  const [word, ...parameters] = directive.words;
  if (!word || word.escaped || word.text.startsWith('unix:')) return undefined;
  const udp = parameters.some(({ text }) => text === 'udp' || text === 'quic');
  const base = {
    protocol: udp ? 'udp' : 'tcp',
    role: 'listen',
    namespace: 'host',
    format: 'nginx',
    api: 'nginx.listen',
    ...(owner && { owner }),
    use: { start: directive.start, end: word.end },
  } as const;
  const match = ADDRESS.exec(word.text);
  if (!match) return unknownPort(word, base);
  const { host, port, end } = match.groups!;
  const digits = end === undefined ? port! : `${port}-${end}`;
  const range = { start: word.end - digits.length, end: word.end };
  const [first, last] = [Number(port), Number(end ?? port)];
  if (first < 1 || last > 65535 || first > last)
    return {
      defect: {
        kind: first === 0 ? 'zero' : first > last ? 'descending-range' : 'out-of-range',
        text: digits,
        expected: 'a port from 1 to 65535',
        range,
        format: 'nginx',
        ...(owner && { owner }),
      },
    };
  return {
    occurrence: {
      ...base,
      port: first,
      ...(last > first && { endPort: last }),
      resolution: 'literal',
      ...(host && { host }),
      range,
      slot: { range, before: '', after: '' },
    },
  };
}

function unknownPort(
  word: Word,
  base: Omit<PortOccurrence, 'port' | 'resolution' | 'range'>,
): Listen | undefined {
  const unknown = UNKNOWN.exec(word.text)?.groups?.unknown;
  if (unknown === undefined) return undefined;
  const range = { start: word.end - unknown.length, end: word.end };
  return { occurrence: { ...base, port: null, resolution: 'unresolved', range } };
}
