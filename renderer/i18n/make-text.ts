import { intlText } from './intl-text.ts';
import { type Language, MESSAGES } from './messages.ts';
import type { Text } from './text.ts';

/** A {@link Text} in any language outside React: for previews, for texts to send, and for tests. */
export function makeText(language: Language): Text {
  return intlText(language, MESSAGES[language]);
}
