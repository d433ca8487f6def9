import { STRIPE_CURRENCIES } from '#shared/domain/currency.ts';
import type { Text } from '#renderer/i18n/text.ts';

/** The currency chosen last stands there next time. */
let lastCurrency: string | null = null;

export function rememberCurrency(currency: string): void {
  lastCurrency = currency;
}

export function usualCurrency(text: Text): string {
  return lastCurrency ?? (text.language === 'ja' ? 'jpy' : 'usd');
}

const optionsOf = new Map<string, readonly { value: string; label: string }[]>();

/** The code first, so that typing it finds it. */
export function currencyChoices(language: string): readonly { value: string; label: string }[] {
  const known = optionsOf.get(language);
  if (known !== undefined) return known;
  const names = new Intl.DisplayNames([language], { type: 'currency' });
  const options = STRIPE_CURRENCIES.map((code) => {
    const upper = code.toUpperCase();
    return { value: code, label: `${upper} – ${names.of(upper) ?? upper}` };
  });
  optionsOf.set(language, options);
  return options;
}
