import { foldText } from '#shared/domain/text-fold.ts';

/** Characters of a name that take part in its order. */
const MAX_CHARACTERS = 100;

/**
 * A text whose plain byte order is the order people expect of names, in English and Japanese:
 * width, case, accents and hiragana/katakana do not count at first, numbers go by their value
 * ("Plan 9" before "Plan 10"), kana in the order of the syllabary (か before が only as a last
 * resort), kanji in the order of JIS X 0208, which is by reading for the common ones. SQLite has
 * no collation of this kind to offer, and comparing 100,000 names in JavaScript is too slow.
 */
export function nameKey(name: string): string {
  const folded = foldText(
    Array.from(name.slice(0, MAX_CHARACTERS * 2))
      .slice(0, MAX_CHARACTERS)
      .join(''),
  );
  const plain = folded
    .trim()
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f\u3099\u309a]/g, '');
  let key = '';
  let before = '';
  for (const character of withNumbers(plain)) {
    const sorted = sortCharacter(character, before);
    key += sorted;
    before = sorted;
  }
  // What was left out decides between names that are otherwise equal.
  return `${key}\u0001${folded}`;
}

/** Each run of digits with its length before it: longer numbers are larger. */
function withNumbers(text: string): string {
  return text.replaceAll(/\d+/g, (digits) => {
    const value = digits.replace(/^0+(?=\d)/, '');
    return String.fromCharCode(0x2f + Math.min(value.length, 16)) + value;
  });
}

const SMALL_KANA = 'ぁぃぅぇぉっゃゅょゎゕゖ';
const LARGE_KANA = 'あいうえおつやゆよわかけ';
const VOWELS = [
  'あかさたなはまやらわ',
  'いきしちにひみり',
  'うくすつぬふむゆる',
  'えけせてねへめれ',
  'おこそとのほもよろを',
];

function sortCharacter(character: string, before: string): string {
  const small = SMALL_KANA.indexOf(character);
  if (small >= 0) return LARGE_KANA.charAt(small);
  // コーヒー is read こおひい.
  if (character === 'ー')
    return VOWELS.find((row) => before !== '' && row.includes(before))?.charAt(0) ?? 'ー';
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x4e00 || code > 0x9fff) return character;
  jisOrder ??= readJisOrder();
  const rank = jisOrder.get(character);
  // Kanji outside JIS X 0208 follow, on a private plane.
  return String.fromCodePoint(rank === undefined ? 0xf0000 + code : 0x4e00 + rank);
}

let jisOrder: Map<string, number> | null = null;

/** The kanji of JIS X 0208 in its own order, read out of the decoder that every Node carries. */
function readJisOrder(): Map<string, number> {
  const decoder = new TextDecoder('euc-jp');
  const order = new Map<string, number>();
  for (let row = 0xb0; row <= 0xf4; row += 1) {
    for (let cell = 0xa1; cell <= 0xfe; cell += 1) {
      const character = decoder.decode(Uint8Array.of(row, cell));
      if (/^[\u4e00-\u9fff]$/.test(character)) order.set(character, order.size);
    }
  }
  return order;
}
