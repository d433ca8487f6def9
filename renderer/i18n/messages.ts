import en from '#shared/messages/en.json';
import ja from '#shared/messages/ja.json';

export type Language = 'en' | 'ja';
export type MessageKey = keyof typeof en;

/** Both catalogs are in the window from the start: switching the language reads nothing. */
export const MESSAGES: Readonly<Record<Language, Readonly<Record<string, string>>>> = { en, ja };
