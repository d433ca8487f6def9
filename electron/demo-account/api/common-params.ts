import type { Metadata } from '../store/objects.ts';
import { refused } from './errors.ts';
import { checkLength, list, mapOf, text, type Param } from './params.ts';

/** `expand[]`: every operation takes it. */
export const expandFields = { expand: list(text()) };

const MAX_KEYS = 50;
const MAX_KEY_LENGTH = 40;
const MAX_VALUE_LENGTH = 500;

/** What is sent as metadata: text by key, `''` or `null` to remove (facts 1.1). */
export type MetadataPatch = ReadonlyMap<string, string> | null;

const metadataValue: Param<string> = {
  shape: { kind: 'text' },
  decode(raw, at) {
    if (typeof raw !== 'string') throw refused('Metadata values must be strings.', at);
    if (raw.length > MAX_VALUE_LENGTH && [...raw].length > MAX_VALUE_LENGTH) {
      throw refused(
        `Metadata values can have up to ${MAX_VALUE_LENGTH} characters, but you passed in a value that is ${[...raw].length} characters.`,
        at,
      );
    }
    return raw;
  },
};

const metadataMap = mapOf(metadataValue);

export const metadataPatch: Param<MetadataPatch> = {
  shape: metadataMap.shape,
  decode(raw, at) {
    if (raw === '') return null;
    const patch = metadataMap.decode(raw, at);
    for (const key of patch.keys()) {
      if (/[[\]]/.test(key))
        throw refused('Metadata keys must not contain square brackets.', `${at}[${key}]`);
      if ([...key].length > MAX_KEY_LENGTH) {
        throw refused(
          `Metadata keys can have up to ${MAX_KEY_LENGTH} characters, but you passed in a key that is ${[...key].length} characters.`,
          at,
        );
      }
    }
    return patch;
  },
};

/** Merges key by key: `''` removes one key, clearing the whole removes all (facts 1.1). */
export function mergeMetadata(old: Metadata, patch: MetadataPatch | undefined): Metadata {
  if (patch === undefined) return old;
  if (patch === null) return {};
  const merged = new Map(Object.entries(old));
  for (const [key, value] of patch) {
    if (value === '') merged.delete(key);
    else merged.set(key, value);
  }
  if (merged.size > MAX_KEYS) {
    throw refused(
      `You can only specify up to ${MAX_KEYS} keys in metadata, but this object would have ${merged.size}.`,
      'metadata',
    );
  }
  return Object.fromEntries(merged);
}

const MAX_URL_LENGTH = 2048;

/**
 * A public web address. Stripe refuses addresses it cannot reach with a text about their length
 * (facts 3.2).
 *
 * @param ownOrigin pictures that this demo account itself serves are as good as public.
 */
export function checkUrl(value: string, at: string, ownOrigin?: string): void {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url === undefined || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    throw refused('Not a valid URL', at, 'url_invalid');
  }
  if (value.length > MAX_URL_LENGTH || (url.origin !== ownOrigin && isPrivateHost(url.hostname))) {
    throw refused('Invalid URL: URL must be 2048 characters or less', at, 'url_invalid');
  }
}

function isPrivateHost(host: string): boolean {
  return (
    host === 'localhost' ||
    host.endsWith('.localhost') ||
    host.startsWith('[') ||
    /^(0|10|127)\./.test(host) ||
    /^192\.168\.|^169\.254\.|^172\.(1[6-9]|2\d|3[01])\./.test(host) ||
    !host.includes('.')
  );
}

/**
 * A statement descriptor as Stripe keeps it: characters outside ASCII fall away first, then the
 * rules are applied (facts 1.2).
 */
export const statementDescriptor: Param<string> = {
  shape: { kind: 'text' },
  decode(raw, at) {
    const value = text().decode(raw, at);
    checkLength(value, 22, at);
    if (/[<>\\"']/.test(value)) {
      throw refused(
        `The statement descriptor must not contain any of the following characters: <, >, \\, ", '.`,
        at,
      );
    }
    const printed = value.replaceAll(/[^\x20-\x7e]/g, '');
    if (!/[a-z]/i.test(printed))
      throw refused('The statement descriptor must contain at least one letter.', at);
    return printed;
  },
};
