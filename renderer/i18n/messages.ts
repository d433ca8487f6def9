import en from '#shared/messages/en.json';
import ja from '#shared/messages/ja.json';

export type Language = 'en' | 'ja';
export type MessageKey = keyof typeof en;

/** Both catalogs, for screens that speak in either: the start reads one of them (`read-messages.ts`). */
export const MESSAGES: Readonly<Record<Language, Readonly<Record<string, string>>>> = { en, ja };
