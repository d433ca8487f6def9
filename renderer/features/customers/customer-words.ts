import { emailParts } from '#shared/domain/email/characters.ts';
import type { Text, TextValues } from '#renderer/i18n/text.ts';

type Params = Readonly<Record<string, string | number>>;

/** `cus_…4Fq9`: enough to tell customers apart in a sentence. */
export function shortId(id: string): string {
  return id.length <= 10 ? id : `${id.slice(0, 4)}…${id.slice(-4)}`;
}

/** An email in a sentence, with what cannot be seen written out. */
export function visibleEmail(email: string): string {
  return emailParts(email)
    .map(({ text, odd, codePoint }) => {
      if (odd === 'space') return '␣'.repeat([...text].length);
      return odd === 'invisible' ? `[${codePoint ?? ''}]` : text;
    })
    .join('');
}

/** What the engine gives as ids, seconds and stored emails, as people read them. */
export function wordsOf(
  params: Params,
  text: Text,
  change: (email: string) => string = visibleEmail,
): TextValues {
  const values: Record<string, string | number> = {
    slug: '',
    stored: '',
    id: '',
    other: '',
    domain: '',
    meant: '',
    parts: '',
    count: 0,
  };
  for (const [name, value] of Object.entries(params)) {
    if (name === 'at' && typeof value === 'number') values[name] = text.moment(value * 1000);
    else if ((name === 'id' || name === 'other') && typeof value === 'string') values[name] = shortId(value);
    else if (name === 'stored' && typeof value === 'string') values[name] = change(value);
    else values[name] = value;
  }
  return values;
}

export function conclusionText(conclusion: { code: string; params: Params }, text: Text): string {
  return (
    text.lookup(`customers.conclusion.${conclusion.code}`, wordsOf(conclusion.params, text)) ??
    conclusion.code
  );
}

export function checkText(check: { code: string; params: Params }, text: Text): string {
  return text.lookup(`customers.check.${check.code}`, wordsOf(check.params, text)) ?? check.code;
}

/** Names of differences, `case plus-tag`, as a list in words. */
export function differenceText(differences: readonly string[], text: Text): string {
  const names = differences.map((each) => text.lookup(`customers.difference.${each}`) ?? each);
  return names.join(text('ui.listSeparator'));
}

export function statusText(status: string, text: Text): string {
  return text.lookup(`customers.status.${status}`) ?? status;
}
