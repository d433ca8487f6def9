import { describe, expect, it } from 'vitest';
import { bigrams, foldText, matchesTerms, queryTerms } from '#shared/domain/text-fold.ts';

describe('foldText', () => {
  it.each([
    ['ＡＢＣ１２', 'abc12'],
    ['コーヒー', 'こーひー'],
    ['ｺｰﾋｰ', 'こーひー'],
    ['ｶﾞﾗｽ', 'がらす'],
    ['Straße', 'strasse'],
    ['ΣΊΣΥΦΟΣ', 'σίσυφοσ'],
    ['㍿', '株式会社'],
    ['税', '税'],
  ])('folds %s to %s', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });
});

describe('queryTerms', () => {
  it('splits at blanks of any width, keeps phrases, drops repeats', () => {
    expect(queryTerms('Team　plan "dark  roast" TEAM 税 “a b”')).toEqual([
      { text: 'team', isShort: false },
      { text: 'plan', isShort: false },
      { text: 'dark roast', isShort: false },
      { text: '税', isShort: true },
      { text: 'a b', isShort: false },
    ]);
  });

  it('has no terms for blanks and lone quotes', () => {
    expect(queryTerms(' 　" ')).toEqual([]);
  });

  it('counts characters: two kanji are short, two emoji are short', () => {
    expect(queryTerms('商品 🍵🍵 コーヒ').map(({ isShort }) => isShort)).toEqual([true, true, false]);
  });
});

describe('bigrams', () => {
  it('finds words of one and two characters', () => {
    expect(bigrams('深煎り 税')).toEqual(['深煎', '煎り', 'り', '税']);
  });

  it('does not join words', () => {
    expect(bigrams('ab cd')).not.toContain('bc');
  });

  it('has none for no text', () => {
    expect(bigrams('  ')).toEqual([]);
  });
});

describe('matchesTerms', () => {
  it('wants every term', () => {
    const folded = foldText('深煎りブレンド 200g');
    expect(matchesTerms(folded, queryTerms('ﾌﾞﾚﾝﾄﾞ 200G'))).toBe(true);
    expect(matchesTerms(folded, queryTerms('ブレンド 500g'))).toBe(false);
  });
});
