/** A text as it stands in the bytes of a file, without its byte order mark. */
export interface TextInBytes {
  readonly text: string;
  /**
   * The bytes of an edited text, in the same encoding and with the same mark. Undefined where the file's own
   * bytes are no sound text of any encoding we know: what they hold would be lost.
   */
  readonly encode: (text: string) => Buffer | undefined;
}

/** Reads bytes as UTF-8, or as UTF-16 where they begin with its byte order mark. */
export function textInBytes(bytes: Buffer): TextInBytes {
  const wide = decodeUtf16(bytes);
  const decoded = wide ?? bytes.toString('utf8');
  const text = withoutBom(decoded);
  const mark = decoded.slice(0, decoded.length - text.length);
  const encode = wide === undefined ? encodeUtf8 : bytes[0] === 0xff ? encodeUtf16 : encodeUtf16BigEndian;
  return {
    text,
    encode: edited => (encode(decoded).equals(bytes) ? encode(mark + edited) : undefined),
  };
}

/** Editors do not show a byte order mark and do not count it as a column; neither do we. */
export function withoutBom(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

/** The text of a file that begins with a UTF-16 byte order mark (PowerShell and registry scripts do); else undefined. */
export function decodeUtf16(bytes: Buffer): string | undefined {
  if (bytes.length < 2) return undefined;
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString('utf16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return Buffer.from(bytes.subarray(0, bytes.length & ~1))
      .swap16()
      .toString('utf16le');
  return undefined;
}

function encodeUtf8(text: string): Buffer {
  return Buffer.from(text, 'utf8');
}

function encodeUtf16(text: string): Buffer {
  return Buffer.from(text, 'utf16le');
}

function encodeUtf16BigEndian(text: string): Buffer {
  return encodeUtf16(text).swap16();
}
