import en from '#shared/messages/en.json';
import ja from '#shared/messages/ja.json';

export type Language = 'en' | 'ja';

const CATALOGS: Readonly<Record<Language, Readonly<Record<string, string>>>> = { en, ja };

/** What main itself says; the bundle has these sentences alone (`only-shell-words.ts`). */
export type ShellKey = `menu.${string}` | `keyWindow.${string}` | `problem.key/${string}`;

/** The key of every message that main has. */
export const CATALOG_KEYS: readonly string[] = Object.keys(en);

/** A sentence for what main itself shows: plain ones, without parameters. */
export function word(language: Language, key: ShellKey): string {
  return CATALOGS[language][key] ?? key;
}

/** Several at once, by key: for the key window's page. */
export function words(language: Language, keys: readonly ShellKey[]): Record<string, string> {
  return Object.fromEntries(keys.map((key) => [key, word(language, key)]));
}
