import { MappedText, type SourceText } from '../../text/index.ts';
import type { Reader, ReaderResult } from '../reader.ts';
import { readRegistryValue } from './commands/registry-value.ts';
import { SystemFindings } from './system-findings.ts';

/** Registry scripts of Windows: `.reg`. */
export const systemRegistry: Reader = {
  id: 'system-registry',
  title: 'Windows registry scripts',
  docs: {
    claims: '`*.reg`',
    finds: [
      '`TcpTimedWaitDelay` and `MaxUserPort` of TCP/IP',
      'the `Ports` of `Rpc\\Internet`, written as a text or as the bytes of a list',
    ],
    misses: ['values that are deleted (`"Name"=-`)'],
  },
  claims: ({ name }) => /\.reg$/i.test(name),
  prefilter: text => /TcpTimedWaitDelay|MaxUserPort|Rpc\\Internet/i.test(text),
  read,
};

/** A key in brackets, or a value; a value's bytes go on in the next line after a backslash. */
const LINE =
  /^[^\S\n]*(?:\[-?([^\]\n]{1,400})\]|"([^"\n]{1,100})"[^\S\n]*=[^\S\n]*(?:dword:([0-9a-f]{1,8})|"([^"\n]{0,2000})"|hex\(7\):([0-9a-f,\\\s]{0,20000})))/gim;

function read(source: SourceText): ReaderResult {
  const found = new SystemFindings(source, systemRegistry.id);
  let path = '';
  for (const match of source.text.matchAll(LINE)) {
    const [whole, key, name, number, text, bytes] = match;
    if (key !== undefined) {
      path = key;
      continue;
    }
    const end = match.index + whole.length;
    const use = { start: match.index, end: match.index + whole.trimEnd().length };
    const written = number ?? text ?? bytes ?? '';
    const start = end - written.length - (text === undefined ? 0 : 1);
    const value =
      number !== undefined
        ? hexadecimal(number, start)
        : bytes !== undefined
          ? listText(bytes, start)
          : MappedText.plain(written, start);
    readRegistryValue(found, { path, name: name!, value, use, statement: use });
  }
  const { occurrences, environment } = found;
  return { occurrences, environment };
}

/** The digits of a `dword` as a number is written elsewhere, with `0x`. */
function hexadecimal(digits: string, start: number): MappedText {
  const offsets = [start, start, ...Array.from({ length: digits.length + 1 }, (_, i) => start + i)];
  return MappedText.mapped(`0x${digits}`, offsets);
}

/** The entries that the bytes of a list are in UTF-16, little-endian, with commas for the zeros between them. */
function listText(bytes: string, start: number): MappedText {
  const pairs = [...bytes.matchAll(/[0-9a-f]{2}/gi)];
  let units = '';
  const offsets: number[] = [];
  for (let i = 0; i + 1 < pairs.length; i += 2) {
    const code = Number.parseInt(pairs[i]![0], 16) + 256 * Number.parseInt(pairs[i + 1]![0], 16);
    units += code === 0 ? ',' : String.fromCharCode(code);
    offsets.push(start + pairs[i]!.index);
  }
  return MappedText.mapped(units, [...offsets, start + bytes.trimEnd().length]);
}
