import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { compressPng } from '../e2e/host/compress-png.ts';

/** Five rows of two RGB pixels, one row for each filter of the PNG specification. */
const PIXELS = [
  [0x102030, 0x405060],
  [0x112233, 0x445566],
  [0x010203, 0xfffefd],
  [0x808080, 0x7f7f7f],
  [0x00ff00, 0x0000ff],
];

test('pixels of every filter keep their colours', () => {
  expect(paletteImage(compressPng(png(PIXELS)))).toEqual(PIXELS);
});

test('of more than 256 colours the rare ones become the nearest common one', () => {
  const common = Array.from({ length: 256 }, (_, i) => [i << 8, i << 8]);
  const picture = paletteImage(compressPng(png([...common, [0x00ff00, 0x05fe03]])));
  expect(picture.at(-1)).toEqual([0x00ff00, 0x00fe00]);
});

function png(rows: readonly (readonly number[])[]): Buffer {
  const bytes = rows.map(row => row.flatMap(colour => [colour >> 16, (colour >> 8) & 0xff, colour & 0xff]));
  const raw = bytes.flatMap((row, y) => {
    const filter = y % 5;
    const at = (line: number, i: number) => (i < 0 ? 0 : (bytes[line]?.[i] ?? 0));
    return [
      filter,
      ...row.map((byte, i) => {
        const [left, up, corner] = [at(y, i - 3), at(y - 1, i), at(y - 1, i - 3)];
        const paeth = [left, up, corner].sort(
          (a, b) => Math.abs(left + up - corner - a) - Math.abs(left + up - corner - b),
        )[0]!;
        return (byte - [0, left, up, (left + up) >> 1, paeth][filter]!) & 0xff;
      }),
    ];
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(rows[0]!.length, 0);
  header.writeUInt32BE(rows.length, 4);
  header.set([8, 2], 8);
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const ends = Buffer.alloc(8);
    ends.writeUInt32BE(data.length, 0);
    ends.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
  };
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  const image = chunk('IDAT', deflateSync(Buffer.from(raw)));
  return Buffer.concat([signature, chunk('IHDR', header), image, chunk('IEND', Buffer.alloc(0))]);
}

/** The colours of an unfiltered palette image. */
function paletteImage(file: Buffer): number[][] {
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < file.length; at += 12 + file.readUInt32BE(at)) {
    const end = at + 8 + file.readUInt32BE(at);
    expect(file.readUInt32BE(end)).toBe(crc32(file.subarray(at + 4, end)));
    chunks.set(file.toString('latin1', at + 4, at + 8), file.subarray(at + 8, end));
  }
  const [width, height] = [chunks.get('IHDR')!.readUInt32BE(0), chunks.get('IHDR')!.readUInt32BE(4)];
  const raw = inflateSync(chunks.get('IDAT')!);
  const colour = (x: number, y: number) =>
    chunks.get('PLTE')!.readUIntBE(raw[y * (width + 1) + 1 + x]! * 3, 3);
  return Array.from({ length: height }, (_, y) => Array.from({ length: width }, (_, x) => colour(x, y)));
}
