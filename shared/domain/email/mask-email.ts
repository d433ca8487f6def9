import { splitEmail } from './split-email.ts';

/** `h•••@e•••.com`: enough to tell two apart in a report, not enough to write to. */
export function maskEmail(email: string): string {
  const parts = splitEmail(email);
  if (parts === null) return maskText(email);
  const ending = /\.[^.]+$/.exec(parts.domain)?.[0] ?? '';
  const host = parts.domain.slice(0, parts.domain.length - ending.length);
  return `${maskText(parts.local)}@${maskText(host)}${ending}`;
}

export function maskText(text: string): string {
  const [first] = text.trim();
  return first === undefined ? '' : `${first}•••`;
}
