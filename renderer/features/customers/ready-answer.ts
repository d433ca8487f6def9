import type { Lookup } from '#shared/contract/customers.ts';
import { prefillLoginLink } from '#shared/domain/email/login-link.ts';
import { makeText } from '#renderer/i18n/make-text.ts';
import type { Language } from '#renderer/i18n/messages.ts';

/**
 * The text to send. It names what the customer said and the shop's public login link alone: never a
 * stored email, a name or an id, which may be another person's.
 */
export function readyAnswer(lookup: Lookup, language: Language): string | null {
  const { answer } = lookup.conclusion;
  if (answer === null) return null;
  const text = makeText(language);
  const email = lookup.emails[0]?.address ?? '';
  const { loginUrl } = lookup;
  const link =
    loginUrl === null
      ? text('customers.answer.ourLoginPage')
      : email === ''
        ? loginUrl
        : prefillLoginLink(loginUrl, email);
  return text(`customers.answer.${answer}`, { email: email === '' ? '…' : email, link });
}

/** The customer's own language where Stripe knows it, else what the address suggests, else the window's. */
export function answerLanguage(lookup: Lookup, fallback: Language): Language {
  const id = lookup.conclusion.customerId;
  const customer = lookup.matches.find((match) => match.id === id) ?? lookup.matches[0];
  const [locale] = customer?.locales ?? [];
  if (locale !== undefined) return /^ja\b/i.test(locale) ? 'ja' : 'en';
  return /\.jp$/i.test(lookup.emails[0]?.address ?? '') ? 'ja' : fallback;
}
