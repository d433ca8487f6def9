import { type Delimiter, DELIMITERS, type Encoding } from './encodings.ts';

/** `TextDecoder` is in every runtime of ours, but in no ECMAScript library that this folder may use. */
declare const TextDecoder: new (
  encoding: string,
  options: { fatal: boolean },
) => { decode(bytes: Uint8Array): string };

/** Looked at to tell an encoding; a file's first lines say enough. */
const SAMPLE = 64 * 1024;

/** What the bytes are written in: by its mark, else the first of UTF-8, UTF-16 and Shift_JIS that fits. */
export function findEncoding(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, SAMPLE);
  const zeros = [0, 0];
  for (let at = 0; at < sample.length; at += 1)
    if (sample[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  // Latin letters and separators have a zero byte in UTF-16, and nowhere else.
  if ((zeros[1] ?? 0) > sample.length / 8) return 'utf-16le';
  if ((zeros[0] ?? 0) > sample.length / 8) return 'utf-16be';
  return fits(sample, 'utf-8', bytes.length > SAMPLE) ? 'utf-8' : 'shift_jis';
}

/** The text without its mark; null where the bytes are not written so. */
export function decodeText(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The separator of the first line, outside quotes: the most frequent, a comma when there is none. */
export function findDelimiter(text: string): Delimiter {
  const counts = new Map<string, number>();
  let isQuoted = false;
  for (const character of text.slice(0, SAMPLE)) {
    if (character === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (character === '\n' || character === '\r') && counts.size > 0) break;
    else if (!isQuoted) counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  const [found] = DELIMITERS.toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  return found ?? ',';
}

function fits(sample: Uint8Array, encoding: Encoding, isCut: boolean): boolean {
  // The sample may end within a character.
  for (let dropped = 0; dropped <= (isCut ? 3 : 0); dropped += 1) {
    if (decodeText(sample.subarray(0, sample.length - dropped), encoding) !== null) return true;
  }
  return false;
}
