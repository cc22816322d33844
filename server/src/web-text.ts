import { BINARY_PROBE_BYTES } from '../../shared/index.ts';

/** The text in a file's bytes (UTF-8, or UTF-16 with a byte order mark) without its mark; undefined for a binary. */
export function textIn(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return bytes.subarray(0, BINARY_PROBE_BYTES).includes(0) ? undefined : new TextDecoder().decode(bytes);
}
