/** What Windows takes at most when it is asked to open an address; held to everywhere. */
export const MOST_MAIL_LINK = 2081;

/** A letter to be finished and sent by the person: `mailto:` as RFC 6068 has it, CRLF between lines. */
export function mailLink({ subject, body }: { readonly subject: string; readonly body: string }): string {
  const lines = body.replaceAll(/\r?\n/g, '\r\n');
  return `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(lines)}`;
}

/** What `encodeURIComponent` writes, and nothing else. */
const ENCODED = "((?:[A-Za-z0-9_.!~*'()-]|%[0-9A-F]{2})*)";
const LETTER = new RegExp(`^mailto:\\?subject=${ENCODED}&body=${ENCODED}$`);

/**
 * True for a letter as {@link mailLink} writes it: to nobody yet, a subject of one line, a text, no
 * other header, and nothing encoded that a mail program could take for the start of one.
 */
export function isMailLink(text: string): boolean {
  if (text.length > MOST_MAIL_LINK) return false;
  const [, subject, body] = LETTER.exec(text) ?? [];
  if (subject === undefined || body === undefined) return false;
  try {
    const lines = decodeURIComponent(body).split('\r\n');
    return [decodeURIComponent(subject), ...lines].every((line) => !/\p{Cc}/u.test(line));
  } catch {
    return false;
  }
}
