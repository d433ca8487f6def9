/** A customer portal's login link as it was pasted (facts 6). */
export interface LoginLink {
  readonly url: string;
  readonly host: string;
  /** `test_…` or not; the part that names the account's login page. */
  readonly token: string;
  readonly isTest: boolean;
  readonly prefilledEmail: string | null;
  /** A plain `+` in the prefilled address reads as a space; it must be `%2B`. */
  readonly hasBarePlus: boolean;
}

const LINK =
  /https:\/\/([^\s/<>"]+)\/p\/login\/((?:test_)?[A-Za-z0-9]{10,40})(?![A-Za-z0-9_])([?#][^\s<>"]*)?/;

/** The first login link of a text; null when there is none. */
export function readLoginLink(text: string): LoginLink | null {
  const match = LINK.exec(text);
  const [url, host, token, query = ''] = match ?? [];
  if (url === undefined || host === undefined || token === undefined) return null;
  const raw = /[?&]prefilled_email=([^&#]*)/.exec(query)?.[1] ?? null;
  return {
    url,
    host,
    token,
    isTest: token.startsWith('test_'),
    prefilledEmail: raw === null ? null : decoded(raw),
    hasBarePlus: raw?.includes('+') ?? false,
  };
}

/** The link with the address filled in: what stands in an answer to that very person (facts 6). */
export function prefillLoginLink(url: string, email: string): string {
  const bare = url.replace(/[?#].*$/, '');
  return `${bare}?prefilled_email=${encodeAddress(email)}`;
}

/**
 * As `encodeURIComponent`, and also the marks that it leaves and that end a link in a message or an
 * attribute: quotes, brackets, `*` and `!`.
 */
function encodeAddress(email: string): string {
  return encodeURIComponent(email.toWellFormed()).replace(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function decoded(raw: string): string | null {
  try {
    const email = decodeURIComponent(raw);
    return email === '' ? null : email;
  } catch {
    return null;
  }
}
