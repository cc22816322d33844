import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { type FileFacts, noFacts, type ReaderAssets, readersFor, readFile } from '../readers/index.ts';
import { SourceText } from '../text/index.ts';
import { reasonOf } from './discover-files.ts';
import { BINARY_PROBE_BYTES, MAX_FILE_BYTES } from './limits.ts';

/**
 * Reads one file from disk, once, and its facts. Never throws: a file that is too large, binary,
 * unreadable or gone comes back without facts and with the reason in `trouble`.
 *
 * @param absolute where it is on disk
 * @param relative its path in the workspace, forward slashes
 */
export async function readFactsFromDisk(
  absolute: string,
  relative: string,
  assets: ReaderAssets,
): Promise<FileFacts> {
  const skipped = (reason: string) => noFacts(relative, { reason, part: false });
  let bytes: Buffer;
  try {
    const loaded = load(absolute);
    if (typeof loaded === 'string') return skipped(loaded);
    bytes = loaded;
  } catch (error) {
    return skipped(reasonOf(error));
  }
  const probe = bytes.subarray(0, BINARY_PROBE_BYTES);
  const wide = decodeUtf16(bytes);
  if (wide === undefined && probe.includes(0)) return skipped('binary');
  // Latin-1 is several times faster than UTF-8 to decode, and the prefilters look for ASCII alone:
  // only a text that can hold a port is decoded truly.
  if (wide === undefined) {
    const quick = bytes.toString('latin1', hasUtf8Bom(bytes) ? 3 : 0);
    if (!readersFor({ path: relative }).some(reader => reader.prefilter(quick))) return noFacts(relative);
  }
  const text = wide ?? bytes.toString('utf8');
  return readFile(new SourceText(relative, withoutBom(text)), assets);
}

/** The bytes of a file, or why they are not read. The size is asked of the open file, so that none can grow in between. */
function load(absolute: string): Buffer | string {
  const descriptor = openSync(absolute, 'r');
  try {
    const { size } = fstatSync(descriptor);
    if (size > MAX_FILE_BYTES) return `larger than ${MAX_FILE_BYTES / 1024 / 1024} MiB`;
    if (size === 0) return readFileSync(descriptor);
    const buffer = Buffer.allocUnsafe(size);
    let filled = 0;
    while (filled < size) {
      const count = readSync(descriptor, buffer, filled, size - filled, filled);
      if (count === 0) break;
      filled += count;
    }
    return buffer.subarray(0, filled);
  } finally {
    closeSync(descriptor);
  }
}

function hasUtf8Bom(bytes: Buffer): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

/** Editors do not show a byte order mark and do not count it as a column; neither do we. */
export function withoutBom(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

/** The text of a file that begins with a UTF-16 byte order mark (PowerShell and registry scripts do); else undefined. */
function decodeUtf16(bytes: Buffer): string | undefined {
  if (bytes.length < 2) return undefined;
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString('utf16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return Buffer.from(bytes.subarray(0, bytes.length & ~1))
      .swap16()
      .toString('utf16le');
  return undefined;
}
