import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { BINARY_PROBE_BYTES, MAX_FILE_BYTES } from '../files/index.ts';
import { type FileFacts, mayHoldFacts, noFacts, type ReaderAssets, readFile } from '../readers/index.ts';
import { SourceText } from '../text/index.ts';
import { reasonOf } from './discover-files.ts';
import { type FileStamp, stampFrom } from './facts-cache.ts';
import { decodeUtf16, withoutBom } from './text-in-bytes.ts';

/**
 * Reads one file from disk, once, and its facts. Never throws: a file that is too large, binary,
 * unreadable or gone comes back without facts and with the reason in `trouble`.
 *
 * @param absolute where it is on disk
 * @param relative its path in the workspace, forward slashes
 * @param onStamp told what the file looked like just before it was read; not where it cannot be opened
 */
export async function readFactsFromDisk(
  absolute: string,
  relative: string,
  assets: ReaderAssets,
  onStamp?: (stamp: FileStamp) => void,
): Promise<FileFacts> {
  const skipped = (reason: string) => noFacts(relative, { reason, part: false });
  let bytes: Buffer;
  try {
    const loaded = load(absolute, onStamp);
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
    if (!mayHoldFacts(relative, quick)) return noFacts(relative);
  }
  const text = wide ?? bytes.toString('utf8');
  return readFile(new SourceText(relative, withoutBom(text)), assets);
}

/**
 * One buffer for all reads of this thread: a buffer for each file would be memory outside the heap that
 * keeps the garbage collector busy. One byte longer than the limit, so that one read tells whether a file exceeds it.
 */
let buffer: Buffer | undefined;

/** The bytes of a file, valid until the next call, or why they are not read. */
function load(absolute: string, onStamp?: (stamp: FileStamp) => void): Buffer | string {
  buffer ??= Buffer.allocUnsafeSlow(MAX_FILE_BYTES + 1);
  const descriptor = openSync(absolute, 'r');
  try {
    onStamp?.(stampFrom(fstatSync(descriptor)));
    let filled = 0;
    for (;;) {
      const wanted = buffer.length - filled;
      const count = readSync(descriptor, buffer, filled, wanted, null);
      filled += count;
      if (filled > MAX_FILE_BYTES) return `larger than ${MAX_FILE_BYTES / 1024 / 1024} MiB`;
      // A file on disk gives all it has at once; only pipes and the like give it piece by piece.
      if (count === 0 || filled < PIECE) return buffer.subarray(0, filled);
    }
  } finally {
    closeSync(descriptor);
  }
}

/** From this size on (bytes) the end of a file is made sure of by another read. */
const PIECE = 64 * 1024;

function hasUtf8Bom(bytes: Buffer): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}
