import { createIntl, createIntlCache } from 'react-intl';
import { type Language, MESSAGES } from './messages.ts';
import { createText, type Text } from './text.ts';

const cache = createIntlCache();

/** A {@link Text} outside React: for toasts made in stores, and for tests. */
export function makeText(language: Language): Text {
  const intl = createIntl(
    {
      locale: language,
      messages: { ...MESSAGES[language] },
      onError(problem) {
        // A missing key is a bug; say it loudly where tests and developers see it.
        // oxlint-disable-next-line no-console
        console.error(problem);
      },
    },
    cache,
  );
  return createText(intl, language);
}
