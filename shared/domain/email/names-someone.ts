import { readEmails } from './read-lookup.ts';

/** What may not stand in a text that is kept or leaves the machine; null when nothing of it does. */
export function whatNamesSomeone(text: string): 'address' | 'customer-id' | null {
  if (readEmails(text).length > 0) return 'address';
  return /\bg?cus_[A-Za-z0-9]{4,}/.test(text) ? 'customer-id' : null;
}
