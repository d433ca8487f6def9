import type { Lookup } from '#shared/contract/customers.ts';
import { prefillLoginLink } from '#shared/domain/email/login-link.ts';
import type { AnswerValues } from '#shared/domain/passcode/answer-template.ts';
import { makeText } from '#renderer/i18n/make-text.ts';
import type { Language } from '#renderer/i18n/messages.ts';

/** Answers to an address that works as it was typed: it may stand in the link. */
const IS_RIGHT: ReadonlySet<string> = new Set(['delivery', 'rightLink']);

/** What an answer is filled in with: what the customer said, the public link, the shop's name. */
export function answerValues(lookup: Lookup, language: Language): AnswerValues {
  const email = lookup.emails[0]?.address ?? '';
  const { loginUrl, accountName } = lookup;
  const { answer } = lookup.conclusion;
  const link =
    loginUrl === null
      ? makeText(language)('customers.answer.ourLoginPage')
      : email === '' || answer === null || !IS_RIGHT.has(answer)
        ? loginUrl
        : prefillLoginLink(loginUrl, email);
  return { email: email === '' ? '…' : email, link, shop: accountName };
}

/**
 * The text to send. It names what the customer said and the shop's public login link alone: never a
 * stored email, a name or an id, which may be another person's.
 */
export function readyAnswer(lookup: Lookup, language: Language): string | null {
  const { answer } = lookup.conclusion;
  if (answer === null) return null;
  return makeText(language)(`customers.answer.${answer}`, { ...answerValues(lookup, language) });
}

/** The customer's own language where Stripe knows it, else what the address suggests, else the window's. */
export function answerLanguage(lookup: Lookup, fallback: Language): Language {
  const id = lookup.conclusion.customerId;
  const customer = lookup.matches.find((match) => match.id === id) ?? lookup.matches[0];
  const [locale] = customer?.locales ?? [];
  if (locale !== undefined) return /^ja\b/i.test(locale) ? 'ja' : 'en';
  return /\.jp$/i.test(lookup.emails[0]?.address ?? '') ? 'ja' : fallback;
}
