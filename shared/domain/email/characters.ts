/** Characters that cannot be seen: zero-width, direction marks, soft hyphen, fillers. */
const INVISIBLE =
  '\\u00AD\\u034F\\u061C\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180E\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\u3164\\uFE00-\\uFE0F\\uFEFF\\uFFA0';
const INVISIBLE_RUN = new RegExp(`[${INVISIBLE}]+`, 'gu');

/**
 * Letters of other scripts that look like a Latin one (a small part of Unicode's confusables: those
 * that are typed or pasted into addresses).
 */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  а: 'a',
  в: 'b',
  с: 'c',
  ԁ: 'd',
  е: 'e',
  һ: 'h',
  і: 'i',
  ј: 'j',
  к: 'k',
  м: 'm',
  о: 'o',
  р: 'p',
  ѕ: 's',
  т: 't',
  у: 'y',
  х: 'x',
  ѵ: 'v',
  ԛ: 'q',
  ԝ: 'w',
  А: 'A',
  В: 'B',
  С: 'C',
  Е: 'E',
  Н: 'H',
  І: 'I',
  К: 'K',
  М: 'M',
  О: 'O',
  Р: 'P',
  Ѕ: 'S',
  Т: 'T',
  У: 'Y',
  Х: 'X',
  α: 'a',
  ε: 'e',
  ι: 'i',
  κ: 'k',
  ν: 'v',
  ο: 'o',
  ρ: 'p',
  τ: 't',
  υ: 'u',
  χ: 'x',
  ı: 'i',
  ɑ: 'a',
  ɡ: 'g',
  '‐': '-',
  '‑': '-',
  '–': '-',
  '—': '-',
  '−': '-',
  ー: '-',
};

export function withoutInvisible(text: string): string {
  return text.replace(INVISIBLE_RUN, '');
}

/** Full-width letters, digits and marks (ＡＢＣ＠．) and the ideographic space and stop as plain ones. */
export function withoutFullWidth(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, ' ')
    .replace(/[\u3002\uFF61]/g, '.');
}

export function withoutLookAlikes(text: string): string {
  return [...text].map((letter) => LOOK_ALIKES[letter] ?? letter).join('');
}

export type OddKind = 'space' | 'invisible' | 'full-width' | 'look-alike';

/** A run of an address: plain, or of characters that a person would not notice. */
export interface EmailPart {
  readonly text: string;
  readonly odd: OddKind | null;
  /** `U+0430` of the first character of an odd run. */
  readonly codePoint: string | null;
}

/** An address in runs, so that what cannot be seen can be drawn. Joined they give the text back. */
export function emailParts(email: string): EmailPart[] {
  const parts: { text: string; odd: OddKind | null; codePoint: string | null }[] = [];
  // In an address of a non-Latin script its letters are what was meant; beside Latin ones they are not.
  const isLatin = /[a-z]/i.test(email);
  for (const letter of email) {
    const odd = oddKind(letter, isLatin);
    const last = parts.at(-1);
    if (last !== undefined && last.odd === odd) last.text += letter;
    else parts.push({ text: letter, odd, codePoint: odd === null ? null : codePointOf(letter) });
  }
  return parts;
}

function oddKind(letter: string, isLatin: boolean): OddKind | null {
  if (/\s/u.test(letter)) return 'space';
  if (withoutInvisible(letter) === '') return 'invisible';
  if (withoutFullWidth(letter) !== letter) return 'full-width';
  return isLatin && letter !== 'ー' && withoutLookAlikes(letter) !== letter ? 'look-alike' : null;
}

function codePointOf(letter: string): string {
  const code = letter.codePointAt(0) ?? 0;
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
