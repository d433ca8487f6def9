import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestCatalog, type TestCatalog } from '../support/open-test-catalog.ts';
import { priceBody, productBody } from '../support/sample-bodies.ts';

describe('search', () => {
  let test: TestCatalog;
  beforeAll(async () => {
    test = await openTestCatalog();
    await test.pull(
      [
        productBody('prod_beans', {
          name: 'コーヒー豆 深煎り',
          description: '毎月届く定期便の商品です',
          metadata: { 倉庫: '東京-7', sku: 'AB-1001' },
          tax_code: 'txcd_99999999',
        }),
        productBody('prod_seat', {
          name: 'Team Plan',
          statement_descriptor: 'EXAMPLE TEAM',
          unit_label: 'seat',
          url: 'https://example.com/team',
          marketing_features: [{ name: 'Priority support' }],
        }),
        productBody('prod_tax', { name: '税込ギフト券', description: 'ＧＩＦＴ Card "gold"' }),
      ],
      [
        priceBody('price_lookup1', 'prod_seat', {
          lookup_key: 'team_monthly',
          nickname: 'Intro offer',
          metadata: { deal: 'spring' },
        }),
      ],
    );
  });
  afterAll(async () => {
    await test.dispose();
  });

  const find = async (search: string) => {
    const view = await test.call('openView', {
      search,
      filter: { status: 'all', changed: false, conflict: false, missingTaxCode: false },
      sort: { by: 'name', direction: 'ascending' },
    });
    return view.rows.map(({ id }) => id).toSorted();
  };

  it.each([
    ['a Japanese word of two characters', '商品', ['prod_beans']],
    ['a Japanese character alone', '税', ['prod_tax']],
    ['the last character of a word', '券', ['prod_tax']],
    ['a pair across scripts', '豆', ['prod_beans']],
    ['three characters and more', '定期便', ['prod_beans']],
    ['half-width kana for full-width', 'ｺｰﾋｰ', ['prod_beans']],
    ['hiragana for katakana', 'こーひー', ['prod_beans']],
    ['full-width letters', 'ｔｅａｍ', ['prod_seat']],
    ['plain letters for full-width text', 'gift', ['prod_tax']],
    ['any case', 'tEaM pLaN', ['prod_seat']],
    ['two Latin letters', 'pl', ['prod_seat']],
    ['a digit', '7', ['prod_beans']],
    ['an id', 'prod_seat', ['prod_seat']],
    ['part of an id', 'od_be', ['prod_beans']],
    ['a lookup key', 'team_monthly', ['prod_seat']],
    ['a price id', 'lookup1', ['prod_seat']],
    ['a price nickname', 'intro off', ['prod_seat']],
    ['metadata of a price', 'spring', ['prod_seat']],
    ['a metadata value', 'ab-1001', ['prod_beans']],
    ['a metadata key of two characters', '倉庫', ['prod_beans']],
    ['a descriptor', 'example team', ['prod_seat']],
    ['a unit label', 'seat', ['prod_seat']],
    ['an address', 'example.com/te', ['prod_seat']],
    ['a marketing feature', 'priority', ['prod_seat']],
    ['a tax code', 'txcd_99', ['prod_beans']],
    ['several words, each anywhere', 'monthly support', ['prod_seat']],
    ['several words over an ideographic blank', '商品　深煎り', ['prod_beans']],
    ['words that are not all there', '商品 税', []],
    ['a phrase in quotes', '"team plan"', ['prod_seat']],
    ['a phrase that is not there', '"plan team"', []],
    ['nothing that exists', 'xyzzy', []],
    ['two characters that exist nowhere', '猫犬', []],
    ['signs of the search engine', 'AND OR NOT * ^ ( ) - :', []],
    ['a quote without its end', '"gold', ['prod_tax']],
    ['a percent sign', '%', []],
    ['nothing', '  ', ['prod_beans', 'prod_seat', 'prod_tax']],
  ])('finds %s', async (_what, search, expected) => {
    expect(await find(search)).toEqual(expected);
  });

  it('follows drafts: new text is found, old text is not', async () => {
    await test.call('editProduct', { productId: 'prod_tax', changes: { name: '図書カード' } });
    expect(await find('図書')).toEqual(['prod_tax']);
    expect(await find('税込')).toEqual([]);
    await test.call('undo', {});
    expect(await find('税込')).toEqual(['prod_tax']);
    expect(await find('図書')).toEqual([]);
  });
});
