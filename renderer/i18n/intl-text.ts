import { createIntl, createIntlCache } from 'react-intl';
import type { Language } from './messages.ts';
import { createText, type Text } from './text.ts';

const cache = createIntlCache();

/** A {@link Text} that says `messages`, the catalog of the language. */
export function intlText(language: Language, messages: Readonly<Record<string, string>>): Text {
  const intl = createIntl(
    {
      locale: language,
      messages: { ...messages },
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
