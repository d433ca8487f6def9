/** What a saved answer may leave open; filled in when it is used. */
export const PLACEHOLDERS = ['email', 'link', 'shop'] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];
export type AnswerValues = Readonly<Record<Placeholder, string>>;

const OPEN = /\{([^{}]*)\}/g;

/** The first `{…}` of a text that is no placeholder; null when every one is. */
export function unknownPlaceholder(template: string): string | null {
  const names = [...template.matchAll(OPEN)].map(([, name = '']) => name);
  return names.find((name) => !(PLACEHOLDERS as readonly string[]).includes(name)) ?? null;
}

export function fillAnswer(template: string, values: AnswerValues): string {
  return template.replace(OPEN, (whole, name: string) =>
    Object.hasOwn(values, name) ? values[name as Placeholder] : whole,
  );
}

/** The way back: what was filled in is left open again, longest first, so that a link keeps whole. */
export function openAnswer(text: string, values: AnswerValues): string {
  return PLACEHOLDERS.filter((name) => values[name].length > 2)
    .toSorted((a, b) => values[b].length - values[a].length)
    .reduce((template, name) => template.replaceAll(values[name], `{${name}}`), text);
}
