import type { Plugin } from 'vite';

/** Locales whose words React Aria may say; the first is what it falls back to. */
const SPOKEN = new Set(['en-US', 'en-GB', 'ja-JP']);

/** React Aria's own words, one file a locale: `…/react-aria/dist/private/intl/menu/de-DE.mjs`. */
const WORDS =
  /[\\/]react-(?:aria|aria-components|stately)[\\/]dist[\\/].*[\\/]intl[\\/].*?([a-z]{2}-[A-Z]{2})\.m?js$/;

/** Leaves out React Aria's words in languages that the app does not speak: a sixth of the window's code. */
export function onlyOurLocales(): Plugin {
  return {
    name: 'only-our-locales',
    load(id) {
      const locale = WORDS.exec(id)?.[1];
      return locale === undefined || SPOKEN.has(locale) ? null : 'export default {};';
    },
  };
}
