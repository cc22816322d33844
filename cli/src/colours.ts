import type { Terminal } from './terminal.ts';

/** Wraps text in a terminal's styles, or leaves it as it is. */
export interface Colours {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly blue: (text: string) => string;
  readonly green: (text: string) => string;
  /** A hyperlink (OSC 8) where styles are on. */
  readonly link: (text: string, url: string) => string;
}

/** Whether styles are wanted: `always`, `never`, or by the terminal (`NO_COLOR` and `FORCE_COLOR` are honoured). */
export function coloursFor(terminal: Terminal, when: 'auto' | 'always' | 'never'): Colours {
  const { env, stdout } = terminal;
  const forced = env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  const on =
    when === 'always' ||
    (when === 'auto' && !env.NO_COLOR && env.TERM !== 'dumb' && (forced || stdout.isTTY === true));
  const style = (open: number, close: number) => (text: string) =>
    on ? `\x1b[${open}m${text}\x1b[${close}m` : text;
  return {
    bold: style(1, 22),
    dim: style(2, 22),
    red: style(31, 39),
    yellow: style(33, 39),
    blue: style(34, 39),
    green: style(32, 39),
    link: (text, url) => (on ? `\x1b]8;;${url}\x1b\\${text}\x1b]8;;\x1b\\` : text),
  };
}
