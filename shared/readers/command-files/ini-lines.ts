import { MappedText } from '../../text/index.ts';

/** One `key = value` of an INI-like text. */
export interface IniEntry {
  readonly section: string;
  readonly key: string;
  readonly value: MappedText;
}

/**
 * The entries of an INI-like text (systemd units, supervisord, simple TOML): sections, `key = value`,
 * comments of `#` and `;` on lines of their own. Lines that end with a backslash go on in the next one;
 * where `indented` is set, so do lines that begin with blanks.
 */
export function iniEntries(text: string, indented = false): IniEntry[] {
  const entries: IniEntry[] = [];
  let section = '';
  let start = 0;
  while (start < text.length) {
    let end = lineEnd(text, start);
    const line = text.slice(start, end);
    const header = /^\s{0,50}\[{1,2}([^\][\n]{1,200})\]{1,2}/.exec(line);
    if (header) section = header[1]!.trim();
    else if (!/^\s*(?:[#;]|$)/.test(line)) {
      while (end < text.length && continues(text, end, indented)) end = lineEnd(text, end + 1);
      const whole = text.slice(start, end);
      const key = /^\s{0,50}([\w.-]{1,100})[ \t]{0,50}=[ \t]{0,50}/.exec(whole);
      if (key) {
        const value = whole.slice(key[0].length).trimEnd();
        entries.push({ section, key: key[1]!, value: MappedText.plain(value, start + key[0].length) });
      }
    }
    start = end + 1;
  }
  return entries;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

function continues(text: string, end: number, indented: boolean): boolean {
  const before = text[end - 1] === '\r' ? text[end - 2] : text[end - 1];
  return (
    before === '\\' ||
    (indented && /[ \t]/.test(text[end + 1] ?? '') && !/^\s*(?:[#;]|$)/.test(text.slice(end + 1, end + 40)))
  );
}
