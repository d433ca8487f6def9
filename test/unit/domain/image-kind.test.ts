import { describe, expect, it } from 'vitest';
import {
  checkImageFile,
  IMAGE_MAX_BYTES,
  sniffImage,
  UPLOAD_MAX_BYTES,
  uploadFit,
} from '#shared/domain/image-kind.ts';

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...part].map((c) => c.charCodeAt(0)) : part)),
  );

const PNG = bytes(
  [0x89],
  'PNG\r\n\u001A\n',
  [0, 0, 0, 13],
  'IHDR',
  [0, 0, 2, 0x80, 0, 0, 1, 0xe0],
  [8, 6, 0, 0, 0],
);
const GIF = bytes('GIF89a', [0x40, 0x01, 0xf0, 0x00, 0, 0, 0]);
const JPEG = bytes(
  [0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0],
  [0xff, 0xff, 0xdb, 0, 3, 0],
  [0xff, 0xc2, 0, 11, 8, 0x01, 0xe0, 0x02, 0x80, 1, 0, 0, 0],
);
const WEBP_LOSSY = bytes(
  'RIFF',
  [0, 0, 0, 0],
  'WEBPVP8 ',
  [0, 0, 0, 0],
  [0, 0, 0, 0x9d, 0x01, 0x2a, 0x80, 0x02, 0xe0, 0x01],
);
const WEBP_EXTENDED = bytes(
  'RIFF',
  [0, 0, 0, 0],
  'WEBPVP8X',
  [10, 0, 0, 0],
  [0, 0, 0, 0],
  [0x7f, 0x02, 0, 0xdf, 0x01, 0],
);
// 14 bits of width − 1 and of height − 1, low bits first.
const lossless = 639 | (479 << 14);
const WEBP_LOSSLESS = bytes(
  'RIFF',
  [0, 0, 0, 0],
  'WEBPVP8L',
  [0, 0, 0, 0],
  [0x2f],
  [lossless & 255, (lossless >> 8) & 255, (lossless >> 16) & 255, (lossless >> 24) & 255],
  [0, 0, 0, 0, 0],
);

const grown = (start: Uint8Array, size: number): Uint8Array => {
  const file = new Uint8Array(size);
  file.set(start);
  return file;
};

const codes = (file: Uint8Array): string[] => checkImageFile(file).map(({ code }) => code);

describe('sniffImage', () => {
  it.each([
    ['png', PNG],
    ['jpeg', JPEG],
    ['webp', WEBP_LOSSY],
    ['webp', WEBP_EXTENDED],
    ['webp', WEBP_LOSSLESS],
  ])('reads the size of a %s by its content', (kind, file) => {
    expect(sniffImage(file)).toEqual({ kind, mediaType: `image/${kind}`, width: 640, height: 480 });
  });

  it('reads a GIF', () => {
    expect(sniffImage(GIF)).toMatchObject({ kind: 'gif', width: 320, height: 240 });
  });

  it('reads from the middle of a larger buffer', () => {
    const shared = new Uint8Array(PNG.length + 8);
    shared.set(PNG, 8);
    expect(sniffImage(shared.subarray(8))).toMatchObject({ kind: 'png', width: 640 });
  });

  it.each([
    ['text', bytes('<svg xmlns="…">')],
    ['nothing', bytes()],
    ['a wave file', bytes('RIFF....WAVEfmt ')],
  ])('takes %s for no image', (_, file) => {
    expect(sniffImage(file)).toBeNull();
  });
});

describe('checkImageFile', () => {
  it('takes JPEG, PNG and WEBP under 2 MB', () => {
    expect([PNG, JPEG, WEBP_LOSSY].flatMap(codes)).toEqual([]);
    expect(codes(grown(PNG, IMAGE_MAX_BYTES - 1))).toEqual([]);
  });

  it('refuses the rest with the reason', () => {
    expect(codes(grown(PNG, IMAGE_MAX_BYTES))).toEqual(['image/too-large']);
    expect(codes(GIF)).toEqual(['image/gif']);
    expect(codes(bytes('%PDF-1.7'))).toEqual(['image/not-an-image']);
    expect(codes(bytes())).toEqual(['image/empty']);
    expect(codes(PNG.subarray(0, 20))).toEqual(['image/damaged']);
  });

  it('never calls a file of one byte too much “2 MB”', () => {
    expect(checkImageFile(grown(PNG, IMAGE_MAX_BYTES + 1))[0]?.params['megabytes']).toBe(2.01);
  });
});

describe('uploadFit', () => {
  it('tells what an upload needs', () => {
    expect(uploadFit(PNG)).toBe('as-is');
    expect(uploadFit(grown(JPEG, UPLOAD_MAX_BYTES))).toBe('as-is');
    expect(uploadFit(grown(JPEG, UPLOAD_MAX_BYTES + 1))).toBe('shrink');
    expect(uploadFit(WEBP_LOSSY)).toBe('convert');
    expect(uploadFit(bytes('no'))).toBeNull();
  });
});
