/** Unpacked, a workbook larger than this is no catalog: 100,000 products stay under it. */
export const MAX_UNPACKED_BYTES = 400 * 1024 * 1024;

const END_OF_DIRECTORY = 0x06_05_4b_50;
const ENTRY = 0x02_01_4b_50;
const ENTRY_LENGTH = 46;
const END_LENGTH = 22;
/** The archive's own comment is at most this long, and stands behind its directory. */
const MAX_COMMENT = 0xff_ff;

export interface ArchiveSize {
  /** Bytes of all files as the directory declares them; what is unpacked is cut at these. */
  readonly unpackedBytes: number;
  readonly names: readonly string[];
}

/** What an archive holds, by its directory and without unpacking; null where it has none or ends early. */
export function readArchiveSize(bytes: Uint8Array): ArchiveSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const first = Math.max(0, bytes.length - END_LENGTH - MAX_COMMENT);
  let end = bytes.length - END_LENGTH;
  while (end >= first && view.getUint32(end, true) !== END_OF_DIRECTORY) end -= 1;
  if (end < first) return null;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  let unpackedBytes = 0;
  const names: string[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + ENTRY_LENGTH > end || view.getUint32(at, true) !== ENTRY) return null;
    unpackedBytes += view.getUint32(at + 24, true);
    const nameLength = view.getUint16(at + 28, true);
    const nameAt = at + ENTRY_LENGTH;
    names.push(new TextDecoder().decode(bytes.subarray(nameAt, nameAt + nameLength)));
    at = nameAt + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return { unpackedBytes, names };
}

/** Whether the bytes begin as an archive does, which every Excel workbook is. */
export function isArchive(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}
