import en from '#shared/messages/en.json';
import ja from '#shared/messages/ja.json';

export type Language = 'en' | 'ja';

const CATALOGS: Readonly<Record<Language, Readonly<Record<string, string>>>> = { en, ja };

/** Every message key there is. */
export const CATALOG_KEYS: readonly string[] = Object.keys(en);

/** A sentence of the catalogs for what main itself shows: plain ones, without parameters. */
export function word(language: Language, key: string): string {
  return CATALOGS[language][key] ?? key;
}

/** Several at once, by key: for the key window's page. */
export function words(language: Language, keys: readonly string[]): Record<string, string> {
  return Object.fromEntries(keys.map((key) => [key, word(language, key)]));
}
