import { createContext, type ReactNode, use, useEffect, useMemo } from 'react';
import { I18nProvider } from 'react-aria-components';
import { makeText } from './make-text.ts';
import type { Language } from './messages.ts';
import type { Text } from './text.ts';

const TextContext = createContext<Text | null>(null);
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
