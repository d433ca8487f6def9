import type { RawMap } from './form.ts';
import { setField } from './form.ts';

/** A file part of a `multipart/form-data` body. */
export interface UploadedPart {
  readonly name: string;
  readonly filename: string;
  readonly contentType: string;
  readonly data: Buffer;
}

export interface MultipartBody {
  readonly fields: RawMap;
  readonly files: readonly UploadedPart[];
}

const HEADER_END = Buffer.from('\r\n\r\n');

/**
 * Reads a `multipart/form-data` body that is wholly in memory, as stripe-node sends it.
 *
 * @returns nothing when the body does not follow the format.
 */
export function decodeMultipart(body: Buffer, contentType: string): MultipartBody | undefined {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (boundary === undefined) return undefined;
  const fields: RawMap = new Map();
  const files: UploadedPart[] = [];
  for (const part of splitParts(body, Buffer.from(`--${boundary}`))) {
    const headerEnd = part.indexOf(HEADER_END);
    if (headerEnd < 0) return undefined;
    const headers = part.subarray(0, headerEnd).toString('utf8');
    const data = part.subarray(headerEnd + HEADER_END.length);
    const name = /name="([^"]*)"/i.exec(headers)?.[1];
    if (name === undefined) return undefined;
    const filename = /filename="([^"]*)"/i.exec(headers)?.[1];
    if (filename === undefined) {
      setField(fields, name, data.toString('utf8'));
    } else {
      const type = /content-type:\s*(\S+)/i.exec(headers)?.[1] ?? 'application/octet-stream';
      files.push({ name, filename, contentType: type, data });
    }
  }
  return { fields, files };
}

/** The bytes between boundaries, without the line ends that belong to the boundaries. */
function splitParts(body: Buffer, boundary: Buffer): Buffer[] {
  const parts: Buffer[] = [];
  let start = body.indexOf(boundary);
  while (start >= 0) {
    const next = body.indexOf(boundary, start + boundary.length);
    if (next < 0) break;
    parts.push(body.subarray(start + boundary.length + 2, next - 2));
    start = next;
  }
  return parts;
}
