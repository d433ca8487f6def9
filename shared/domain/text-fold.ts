/**
 * Text as it is compared in search: width (NFKC: `ＡＢＣ` `ｶﾞ`), case, and hiragana for katakana,
 * so that コーヒー, ｺｰﾋｰ and こーひー find each other. Folding twice changes nothing, and the same
 * function must fold both the stored text and the query.
 */
export function foldText(text: string): string {
  let folded = text;
  // Upper-casing spells ß as SS, and composing can meet lower-casing again: settles in two rounds.
  for (let round = 0; round < 4; round += 1) {
    const next = foldOnce(folded);
    if (next === folded) break;
    folded = next;
  }
  return folded;
}

function foldOnce(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .toLowerCase()
    .replaceAll('ς', 'σ')
    .replace(/[\u30A1-\u30F6\u30FD\u30FE]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
    .normalize('NFKC');
}

/** A trigram index finds nothing shorter than this (design "Storage"). */
export const TRIGRAM_LENGTH = 3;

export interface QueryTerm {
  /** Folded. */
  readonly text: string;
  /** One or two characters: goes to the bigrams, not to the trigram index. */
  readonly isShort: boolean;
}

/**
 * The terms of a query, folded; all of them must be found. Blanks separate, also the Japanese
 * one; double quotes keep a phrase together.
 */
export function queryTerms(query: string): QueryTerm[] {
  const folded = foldText(query).replace(/[“”„]/g, '"');
  const texts = new Set<string>();
  for (const [, phrase, word] of folded.matchAll(/"([^"]+)"|([^\s"]+)/g)) {
    const text = (phrase ?? word ?? '').replace(/\s+/g, ' ').trim();
    if (text !== '') texts.add(text);
  }
  return [...texts].map((text) => ({ text, isShort: [...text].length < TRIGRAM_LENGTH }));
}

/**
 * The pairs of neighbouring characters of a text, folded, each once; the last character of each
 * word stands alone. So a query of two characters is one exact entry, and a query of one is the
 * beginning of one: 深煎り gives 深煎, 煎り, り.
 */
export function bigrams(text: string): string[] {
  const found = new Set<string>();
  for (const word of foldText(text).split(/\s+/)) {
    const characters = [...word];
    for (const [index, character] of characters.entries()) {
      found.add(character + (characters[index + 1] ?? ''));
    }
  }
  return [...found];
}

/** Whether a folded text holds every term: the plain meaning of search, for small lists and tests. */
export function matchesTerms(folded: string, terms: readonly QueryTerm[]): boolean {
  return terms.every((term) => folded.includes(term.text));
}
