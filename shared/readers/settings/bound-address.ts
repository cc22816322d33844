/** A port within a text: the digits from `start` to `end` (0-based, end exclusive). */
export interface BoundPort {
  /** 0 asks the OS for a port. */
  readonly port: number;
  readonly start: number;
  readonly end: number;
  /** The bind address before it, as written. */
  readonly host?: string;
  /** Set where the digits are the default of a variable: `${PORT:-8080}`. */
  readonly isDefault?: boolean;
}

const HOST = /\[[\da-f:.]{0,45}\]|\$\{?\w{1,64}\}?|[\w.*+-]{0,253}/.source;
const PORT = /\$\{\w{1,64}:?-(?<fallback>\d{1,5})\}|(?<port>\d{1,5})/.source;

const ADDRESS = new RegExp(
  `^(?:[a-z][\\w+-]{0,63}://)?(?<host>${HOST}):(?:${PORT})(?<tail>/(?:tcp|udp)?)?$`,
  'i',
);
const NUMBER = new RegExp(`^(?:${PORT})$`);

/**
 * Addresses that only a process that binds can mean: nothing, all of a machine's, and its own. At 127.0.0.11 and
 * 127.0.0.53 Docker's and systemd's name servers are, which are asked.
 */
const OWN_HOST =
  /^(?:|\*|\+|0\.0\.0\.0|\[(?:::|::0|::1)?\]|127\.(?!0\.0\.(?:11|53)$)\d{1,3}\.\d{1,3}\.\d{1,3}|localhost)$/i;

/** Whether a host is one to bind rather than a peer's. */
export function isOwnHost(host: string): boolean {
  return OWN_HOST.test(host);
}

/** Whether a host stands for every address of a machine, which nothing dials. */
export function isEveryHost(host: string | undefined): boolean {
  return /^(?:\*|\+|0\.0\.0\.0|\[::\])$/.test(host ?? '');
}

/** A text that is nothing but a port, or `${NAME:-PORT}`; undefined for anything else. */
export function boundNumber(text: string, offset = 0): BoundPort | undefined {
  const match = NUMBER.exec(text);
  return match ? portOf(match.groups!, offset + text.length) : undefined;
}

/**
 * The ports of an address to bind, or of several with commas between: `:80`, `0.0.0.0:80`, `[::]:80`,
 * `tcp://*:80`, `http://a:1,http://b:2`. None where a part has no port or is something else.
 *
 * @param offset what to add to the places
 */
export function boundAddresses(text: string, offset = 0): BoundPort[] {
  if (text.length > 2000) return [];
  const found: BoundPort[] = [];
  let at = 0;
  for (const part of text.split(',')) {
    const match = ADDRESS.exec(part.trim());
    const end = at + part.trimEnd().length - (match?.groups?.tail?.length ?? 0);
    const port = match && portOf(match.groups!, offset + end);
    if (port) found.push(port);
    at += part.length + 1;
  }
  return found;
}

/** The port of a match whose digits, or the brace after them, end at `end`. */
function portOf({ host, port, fallback }: Record<string, string>, end: number): BoundPort | undefined {
  const digits = port ?? fallback!;
  if (Number(digits) > 65535) return undefined;
  const last = port === undefined ? end - 1 : end;
  return {
    port: Number(digits),
    start: last - digits.length,
    end: last,
    ...(host && { host }),
    ...(port === undefined && { isDefault: true }),
  };
}
