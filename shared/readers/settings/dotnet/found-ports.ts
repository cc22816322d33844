import type { PortOccurrence, PortRole } from '../../../ports/index.ts';
import type { MappedText, TextRange } from '../../../text/index.ts';
import { portsOfCommand } from '../../commands/command-ports.ts';
import type { PortDefect } from '../../port-defect.ts';
import { splitScript } from '../command-line.ts';

/** A port within a setting's value: the digits from `start` to `end` (0-based, end exclusive). */
export interface ValuePort {
  readonly port: number;
  readonly start: number;
  readonly end: number;
  readonly host?: string;
}

/** What a settings file's ports are for and whose they are. */
interface ValueUse {
  /** The construct, dotted. */
  readonly api: string;
  /** Default `listen`. */
  readonly role?: PortRole;
  /** The profile that has the port. */
  readonly owner?: string;
}

/** Collects what a .NET settings file says of ports. */
export class FoundPorts {
  readonly occurrences: PortOccurrence[] = [];
  readonly defects: PortDefect[] = [];
  readonly #format: string;

  constructor(format: string) {
    this.#format = format;
  }

  /** Adds ports that stand in `text`; 0 is one that the OS assigns. */
  add(text: MappedText, ports: readonly ValuePort[], use: ValueUse): void {
    for (const { port, start, end, host } of ports)
      this.#push(port, text.range(start, end), host, use, text.value.slice(start, end));
  }

  /** Adds what a program listens on that is given `text` as its arguments. */
  addArguments(text: MappedText, use: ValueUse): void {
    for (const words of splitScript(text, true))
      for (const { port, role, host, range } of portsOfCommand(words, 'service'))
        if (role === 'listen' && port !== null) this.#push(port, range, host, use, String(port));
  }

  #push(
    port: number,
    range: TextRange,
    host: string | undefined,
    { api, role = 'listen', owner }: ValueUse,
    digits: string,
  ): void {
    const format = this.#format;
    if (port > 65535) {
      const expected = 'a port from 0 to 65535';
      this.defects.push({ kind: 'out-of-range', text: digits, expected, range, format });
      return;
    }
    this.occurrences.push({
      port,
      protocol: 'tcp',
      role,
      resolution: port === 0 ? 'dynamic' : 'literal',
      namespace: role === 'connect' ? 'none' : 'host',
      ...(host && { host }),
      ...(owner && { owner }),
      format,
      api,
      range,
      use: range,
      slot: { range, before: '', after: '' },
    });
  }
}
