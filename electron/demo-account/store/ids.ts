import { randomBytes } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Letters and digits as in Stripe's ids. */
export function randomText(length: number): string {
  let text = '';
  for (const byte of randomBytes(length)) text += ALPHABET[byte % ALPHABET.length] ?? '0';
  return text;
}

/** A new id such as `prod_Q1w2…`; lengths follow what the API hands out. */
export function newId(prefix: string): string {
  return `${prefix}_${prefix === 'prod' || prefix === 'cus' || prefix === 'req' ? randomText(14) : `1${randomText(23)}`}`;
}
