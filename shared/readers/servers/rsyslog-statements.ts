import type { LineWord } from './config-lines.ts';

/** A port in a statement of rsyslog's. */
export interface RsyslogStatement {
  /** `input` listens, `action` and `forward` dial. */
  readonly kind: 'input' | 'action' | 'forward';
  readonly protocol: 'tcp' | 'udp';
  readonly word: LineWord;
  readonly start: number;
}

const OBJECT = /\b(input|action)[ \t]{0,9}\(([^()#]{0,2000})\)/g;
const FORWARD =
  /^[^#\n]{1,200}?[ \t](@{1,2})(\(\w{1,9}\))?((?:[\w.-]{1,200}|\[[\da-f:]{2,40}\]):\d{2,5})[ \t]*(?:;.*)?\r?$/gm;

/**
 * The ports in rsyslog's statements (rsyslog.com/doc): `input(type="imudp" port="514")`, `action(type="omfwd" target="a"
 * port="514")`, and the old `*.* @@host:514`.
 */
export function rsyslogStatements(text: string): RsyslogStatement[] {
  const found: RsyslogStatement[] = [];
  for (const { 0: whole, 1: kind, 2: inner = '', index } of text.matchAll(OBJECT)) {
    const port = /\bport[ \t]{0,9}=[ \t]{0,9}"(\d{1,5})"/i.exec(inner);
    if (!port || /^[^\n]*#/.test(text.slice(text.lastIndexOf('\n', index) + 1, index))) continue;
    const end = index + whole.lastIndexOf(inner) + port.index + port[0].length - 1;
    const isUdp =
      /type[ \t]{0,9}=[ \t]{0,9}"imudp"/i.test(inner) || /protocol[ \t]{0,9}=[ \t]{0,9}"udp"/i.test(inner);
    const word = { text: port[1]!, start: end - port[1]!.length, end };
    found.push({ kind: kind as 'input' | 'action', protocol: isUdp ? 'udp' : 'tcp', word, start: index });
  }
  for (const { 0: whole, 1: signs, 3: address = '', index } of text.matchAll(FORWARD)) {
    const start = index + whole.lastIndexOf(address);
    const word = { text: address, start, end: start + address.length };
    found.push({ kind: 'forward', protocol: signs === '@@' ? 'tcp' : 'udp', word, start: index });
  }
  return found;
}
