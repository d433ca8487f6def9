import type { Language } from './messages.ts';

type Catalog = Readonly<Record<string, string>>;

/** What was read so far: a start reads one language, the other comes when it is chosen. */
const known: Partial<Record<Language, Catalog>> = {};

/** Reads the words of a language once; settles when {@link knownMessages} has them. */
export async function readMessages(language: Language): Promise<void> {
  known[language] ??= await (language === 'ja' ? japanese() : english());
}

/** The words of a language that was read; undefined before that. */
export function knownMessages(language: Language): Catalog | undefined {
  return known[language];
}

async function english(): Promise<Catalog> {
  return (await import('#shared/messages/en.json')).default;
}

async function japanese(): Promise<Catalog> {
  return (await import('#shared/messages/ja.json')).default;
}
