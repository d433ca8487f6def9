import { createContext, type ReactNode, use, useEffect, useMemo } from 'react';
import { I18nProvider } from 'react-aria-components';
import { createIntl, createIntlCache } from 'react-intl';
import { type Language, MESSAGES } from './messages.ts';
import { createText, type Text } from './text.ts';

const TextContext = createContext<Text | null>(null);
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

/** Gives the language to our texts, to React Aria's own words and to the document. */
export function LanguageProvider({
  language,
  children,
}: {
  language: Language;
  children: ReactNode;
}): ReactNode {
  const text = useMemo(() => makeText(language), [language]);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <I18nProvider locale={language === 'ja' ? 'ja-JP' : 'en-GB'}>
      <TextContext value={text}>{children}</TextContext>
    </I18nProvider>
  );
}

export function useText(): Text {
  const text = use(TextContext);
  if (text === null) throw new Error('useText outside LanguageProvider');
  return text;
}
