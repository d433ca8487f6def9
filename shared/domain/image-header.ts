/** What a file is by its content, for the kinds we can name to a person. The first four can be decoded. */
export type FileKind =
  | 'jpeg'
  | 'png'
  | 'gif'
  | 'webp'
  | 'svg'
  | 'bmp'
  | 'tiff'
  | 'heic'
  | 'avif'
  | 'ico'
  | 'psd'
  | 'pdf';

export interface ImageHeader {
  readonly kind: FileKind;
  /** Pixels as stored, before a rotation; null where the header does not say. */
  readonly width: number | null;
  readonly height: number | null;
  /** Pictures in the file; more than one is an animation. */
  readonly frames: number;
  /** EXIF's orientation, 1 to 8; 1 is upright. */
  readonly orientation: number;
  readonly colours: 'rgb' | 'grey' | 'cmyk';
  readonly bitsPerChannel: number;
  /** False when the file ends before its own end mark. */
  readonly isWhole: boolean;
}

/**
 * Reads type, size, frames and orientation from a file's structure alone: nothing is unpacked, so that
 * a picture that would fill the memory is known before it is decoded. Null when it is no known kind.
 */
export function readImageHeader(bytes: Uint8Array): ImageHeader | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (startsWith(bytes, 0, [0xff, 0xd8, 0xff])) return readJpeg(bytes, view);
  if (startsWith(bytes, 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return readPng(bytes, view);
  if (hasText(bytes, 0, 'GIF87a') || hasText(bytes, 0, 'GIF89a')) return readGif(bytes, view);
  if (hasText(bytes, 0, 'RIFF') && hasText(bytes, 8, 'WEBP')) return readWebp(bytes, view);
  const other = otherKind(bytes);
  return other === null ? null : { ...PLAIN, kind: other, width: null, height: null, isWhole: true };
}

const PLAIN = { frames: 1, orientation: 1, colours: 'rgb', bitsPerChannel: 8 } as const;

function otherKind(bytes: Uint8Array): FileKind | null {
  if (hasText(bytes, 0, 'BM')) return 'bmp';
  if (hasText(bytes, 0, 'II*\0') || hasText(bytes, 0, 'MM\0*')) return 'tiff';
  if (hasText(bytes, 0, '8BPS')) return 'psd';
  if (hasText(bytes, 0, '%PDF')) return 'pdf';
  if (startsWith(bytes, 0, [0, 0, 1, 0])) return 'ico';
  if (hasText(bytes, 4, 'ftyp')) {
    const brand = textAt(bytes, 8, 4);
    if (brand === 'avif' || brand === 'avis') return 'avif';
    if (['heic', 'heix', 'mif1', 'msf1'].includes(brand)) return 'heic';
  }
  return /<svg[\s>]/i.test(textAt(bytes, 0, 4096)) ? 'svg' : null;
}

function readPng(bytes: Uint8Array, view: DataView): ImageHeader {
  let size: { width: number; height: number } | null = null;
  let bitsPerChannel = 8;
  let colours: ImageHeader['colours'] = 'rgb';
  let frames = 1;
  let isWhole = false;
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = view.getUint32(at);
    const type = textAt(bytes, at + 4, 4);
    if (at + 12 + length > bytes.length) break;
    if (type === 'IHDR' && length >= 13) {
      size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
      bitsPerChannel = bytes[at + 16] ?? 8;
      const colourType = bytes[at + 17] ?? 2;
      colours = colourType === 0 || colourType === 4 ? 'grey' : 'rgb';
    } else if (type === 'acTL' && length >= 8) frames = view.getUint32(at + 8);
    else if (type === 'IEND') {
      isWhole = true;
      break;
    }
    at += 12 + length;
  }
  return {
    kind: 'png',
    width: size?.width ?? null,
    height: size?.height ?? null,
    frames: Math.max(1, frames),
    orientation: 1,
    colours,
    bitsPerChannel,
    isWhole,
  };
}

function readJpeg(bytes: Uint8Array, view: DataView): ImageHeader {
  let header: ImageHeader = { ...PLAIN, kind: 'jpeg', width: null, height: null, isWhole: false };
  for (let at = 2; at + 4 <= bytes.length;) {
    if (bytes[at] !== 0xff) break;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += 2;
      continue;
    }
    // The scan follows: the end mark stands at the end of the file, with or without fill bytes.
    if (marker === 0xda || marker === 0xd9) break;
    const length = view.getUint16(at + 2);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame && at + 10 <= bytes.length) {
      const components = bytes[at + 9] ?? 3;
      header = {
        ...header,
        bitsPerChannel: bytes[at + 4] ?? 8,
        height: view.getUint16(at + 5),
        width: view.getUint16(at + 7),
        colours: components === 4 ? 'cmyk' : components === 1 ? 'grey' : 'rgb',
      };
    } else if (marker === 0xe1 && hasText(bytes, at + 4, 'Exif\0\0')) {
      header = { ...header, orientation: exifOrientation(bytes.subarray(at + 10, at + 2 + length)) };
    }
    at += 2 + length;
  }
  return { ...header, isWhole: endsWithMark(bytes) };
}

function endsWithMark(bytes: Uint8Array): boolean {
  let at = bytes.length - 1;
  while (at > 2 && (bytes[at] === 0x00 || bytes[at] === 0x0a || bytes[at] === 0x0d)) at -= 1;
  return bytes[at - 1] === 0xff && bytes[at] === 0xd9;
}

/** Tag 0x0112 of the first directory (EXIF 2.3, 4.6.4). */
function exifOrientation(tiff: Uint8Array): number {
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  if (tiff.length < 8) return 1;
  const little = hasText(tiff, 0, 'II');
  const directory = view.getUint32(4, little);
  if (directory + 2 > tiff.length) return 1;
  const entries = view.getUint16(directory, little);
  for (let entry = 0; entry < entries; entry += 1) {
    const at = directory + 2 + entry * 12;
    if (at + 12 > tiff.length) return 1;
    if (view.getUint16(at, little) !== 0x0112) continue;
    const value = view.getUint16(at + 8, little);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

function readGif(bytes: Uint8Array, view: DataView): ImageHeader {
  const base = { ...PLAIN, kind: 'gif' } as const;
  if (bytes.length < 13) return { ...base, width: null, height: null, isWhole: false };
  const size = { width: view.getUint16(6, true), height: view.getUint16(8, true) };
  let frames = 0;
  let at = 13 + colourTable(bytes[10] ?? 0);
  while (at < bytes.length) {
    const block = bytes[at];
    if (block === 0x3b) return { ...base, ...size, frames: Math.max(1, frames), isWhole: true };
    if (block === 0x2c) {
      frames += 1;
      at = afterSubBlocks(bytes, at + 11 + colourTable(bytes[at + 9] ?? 0));
    } else if (block === 0x21) at = afterSubBlocks(bytes, at + 2);
    else break;
  }
  return { ...base, ...size, frames: Math.max(1, frames), isWhole: false };
}

function colourTable(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1);
}

function afterSubBlocks(bytes: Uint8Array, start: number): number {
  let at = start;
  while (at < bytes.length) {
    const length = bytes[at] ?? 0;
    at += 1 + length;
    if (length === 0) break;
  }
  return at;
}

function readWebp(bytes: Uint8Array, view: DataView): ImageHeader {
  let header: ImageHeader = { ...PLAIN, kind: 'webp', width: null, height: null, isWhole: false };
  let frames = 0;
  const end = bytes.length >= 12 ? 8 + view.getUint32(4, true) : 0;
  for (let at = 12; at + 8 <= bytes.length;) {
    const type = textAt(bytes, at, 4);
    const length = view.getUint32(at + 4, true);
    const size = webpSize(type, bytes, view, at + 8);
    if (size !== null && header.width === null) header = { ...header, ...size };
    if (type === 'ANMF') frames += 1;
    else if (type === 'EXIF') {
      const start = at + 8 + (hasText(bytes, at + 8, 'Exif\0\0') ? 6 : 0);
      header = { ...header, orientation: exifOrientation(bytes.subarray(start, at + 8 + length)) };
    }
    at += 8 + length + (length & 1);
  }
  return { ...header, frames: Math.max(1, frames), isWhole: end > 12 && end <= bytes.length };
}

function webpSize(
  type: string,
  bytes: Uint8Array,
  view: DataView,
  at: number,
): { width: number; height: number } | null {
  if (type === 'VP8L' && at + 5 <= bytes.length && bytes[at] === 0x2f) {
    const bits = view.getUint32(at + 1, true);
    return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
  }
  if (at + 10 > bytes.length) return null;
  if (type === 'VP8X') return { width: 1 + uint24(view, at + 4), height: 1 + uint24(view, at + 7) };
  if (type === 'VP8 ' && startsWith(bytes, at + 3, [0x9d, 0x01, 0x2a])) {
    return { width: view.getUint16(at + 6, true) & 0x3fff, height: view.getUint16(at + 8, true) & 0x3fff };
  }
  return null;
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
}

function startsWith(bytes: Uint8Array, at: number, expected: readonly number[]): boolean {
  return expected.every((byte, index) => bytes[at + index] === byte);
}

function hasText(bytes: Uint8Array, at: number, text: string): boolean {
  return startsWith(
    bytes,
    at,
    Array.from(text, (letter) => letter.charCodeAt(0)),
  );
}

function textAt(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}
