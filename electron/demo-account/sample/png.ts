import { crc32, deflateSync } from 'node:zlib';

/** Red, green, blue, each 0–255. */
export type Rgb = readonly [number, number, number];

/** Encodes a square picture; `colourAt` is asked for each pixel. */
export function encodePng(side: number, colourAt: (x: number, y: number) => Rgb): Buffer {
  const rows = Buffer.alloc(side * (side * 3 + 1));
  let at = 0;
  for (let y = 0; y < side; y++) {
    rows[at++] = 0;
    for (let x = 0; x < side; x++) {
      for (const channel of colourAt(x, y)) rows[at++] = channel;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  // Eight bits a channel, true colour.
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const content = Buffer.concat([Buffer.from(type, 'ascii'), data]);
  const framed = Buffer.alloc(content.length + 8);
  framed.writeUInt32BE(data.length, 0);
  content.copy(framed, 4);
  framed.writeUInt32BE(crc32(content), content.length + 4);
  return framed;
}
