/** The parts around the last `@`; null when there is none, or nothing stands before or behind it. */
export function splitEmail(email: string): { readonly local: string; readonly domain: string } | null {
  const at = email.lastIndexOf('@');
  if (at < 1 || at === email.length - 1) return null;
  return { local: email.slice(0, at), domain: email.slice(at + 1) };
}
