import type { Business } from '#shared/contract/portal.ts';
import { textOn } from '#shared/domain/contrast.ts';
import { isMailLink, mailLink } from '#shared/domain/mail-link.ts';
import { hexColour, loginButtonHtml } from '#shared/domain/portal/share-kit.ts';
import { makeText } from '#renderer/i18n/make-text.ts';
import type { Language } from '#renderer/i18n/messages.ts';

/** Ours, where the brand's colour is not known. */
const PLAIN = '#2b2a28';

export interface ShareTexts {
  readonly subject: string;
  readonly email: string;
  readonly chat: string;
  /** The same letter for the mail program; the short text where the long one is too much for an address. */
  readonly mailto: string;
  readonly html: string;
  /** What customers have to know, in plain words (facts 6). */
  readonly rules: string;
}

/** Everything that is ready to be sent or pasted, in the customers' language. */
export function shareTexts(url: string, business: Business, language: Language): ShareTexts {
  const say = makeText(language);
  const name = (business.known ? business.name : null) ?? say('portal.share.noName');
  const background = hexColour(business.known ? business.brandColour : null) ?? PLAIN;
  const rules = say('portal.share.rules');
  const subject = say('portal.share.subject', { name });
  const email = say('portal.share.email', { name, url, rules });
  const chat = say('portal.share.chat', { name, url });
  const letter = mailLink({ subject, body: email });
  return {
    subject,
    email,
    chat,
    mailto: isMailLink(letter) ? letter : mailLink({ subject, body: chat }),
    html: loginButtonHtml({
      url,
      label: say('portal.share.button', { name }),
      background,
      ink: textOn(background),
      language,
    }),
    rules,
  };
}
