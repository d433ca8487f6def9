import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { intlText } from './intl-text.ts';
import type { Language } from './messages.ts';
import { knownMessages, readMessages } from './read-messages.ts';
import type { Text } from './text.ts';

const TextContext = createContext<Text | null>(null);

/**
 * Gives the language to our texts, to React Aria's own words and to the document. The first language has to
 * be read (`readMessages`) before this is drawn.
 */
export function LanguageProvider({
  language: wanted,
  children,
}: {
  language: Language;
  children: ReactNode;
}): ReactNode {
  const language = useReadLanguage(wanted);
  const text = useMemo(() => intlText(language, knownMessages(language) ?? {}), [language]);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <I18nProvider locale={language === 'ja' ? 'ja-JP' : 'en-GB'}>
      <TextContext value={text}>{children}</TextContext>
    </I18nProvider>
  );
}

/** The language that is wanted, or until its words are read the one before. */
function useReadLanguage(wanted: Language): Language {
  const [read, setRead] = useState(wanted);
  useEffect(() => {
    let isOver = false;
    void readMessages(wanted).then(() => {
      if (!isOver) setRead(wanted);
    });
    return () => {
      isOver = true;
    };
  }, [wanted]);
  return knownMessages(wanted) === undefined ? read : wanted;
}

export function useText(): Text {
  const text = use(TextContext);
  if (text === null) throw new Error('useText outside LanguageProvider');
  return text;
}
