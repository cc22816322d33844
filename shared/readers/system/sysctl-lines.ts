import type { MappedText, TextRange } from '../../text/index.ts';

/** A kernel setting as a line states it. */
export interface SysctlLine {
  /** With dots: `net.ipv4.ip_local_port_range`. */
  readonly key: string;
  readonly value: MappedText;
  /** The whole line in the source, its end not included. */
  readonly line: TextRange;
}

/** The kernel settings that decide on ports. */
const KEYS = new Set([
  'net.ipv4.ip_local_port_range',
  'net.ipv4.ip_local_reserved_ports',
  'net.ipv4.ip_unprivileged_port_start',
  'net.ipv4.tcp_fin_timeout',
  'net.ipv4.tcp_tw_recycle',
  'net.ipv4.tcp_tw_reuse',
]);

/** Whether a text names one of the settings; the test that prefilters share. */
export const NAMES_SYSCTL =
  /ip_(?:local_(?:port_range|reserved_ports)|unprivileged_port_start)|tcp_(?:fin_timeout|tw_re)/;

/** The setting that a key names, with dots or slashes, or as a path below `/proc/sys`; undefined for others. */
export function sysctlKey(written: string): string | undefined {
  const key = written.replace(/^\/proc\/sys\//, '').replaceAll('/', '.');
  return KEYS.has(key) ? key : undefined;
}

/** Whether a value is known: no template or script has still to fill it in. */
export function isKnownValue(value: string): boolean {
  return !/[{}$<%@`\0\uFFFC]/.test(value);
}

/**
 * The settings in a text in the form of sysctl.conf: `key = value` lines, `-` before a key that may be
 * missing, comments by `#` and `;`, keys with dots or slashes. What follows a `#` in a value is left out.
 */
export function sysctlLines(text: MappedText): SysctlLine[] {
  const found: SysctlLine[] = [];
  for (const match of text.value.matchAll(
    /^([^\S\n]{0,100}-?[^\S\n]{0,10})([\w./-]{1,80})([^\S\n]{0,100}=[^\S\n]{0,100})([^\n]*)/gm,
  )) {
    const [, before, written, equals, rest] = match;
    const key = sysctlKey(written!);
    if (!key) continue;
    const start = match.index + before!.length + written!.length + equals!.length;
    const length = rest!.replace(/\s#.*$/, '').trimEnd().length;
    const value = text.slice(start, start + length);
    if (!isKnownValue(value.value)) continue;
    found.push({ key, value, line: text.range(match.index, match.index + match[0].trimEnd().length) });
  }
  return found;
}
