/**
 * 200 searches, printed with the numbers: English and Japanese, one, two, three and more characters;
 * a quarter match over half of the catalog, a quarter nothing.
 */
export interface QuerySet {
  readonly overHalf: readonly string[];
  readonly some: readonly string[];
  readonly nothing: readonly string[];
}

function words(text: string): string[] {
  return text
    .trim()
    .split(/ \| |\n/)
    .map((word) => word.trim());
}

const COMMON = words(`
  a | e | o | r | i | t | p | d | pr | ro | od | ri | ic | ce | tx | xc | cd | pro | rod | od_ | pri
  ric | ice | txc | xcd | prod | price | prod_ | price_ | txcd | a o | e r | prod price | txcd prod
  od_ ice | ro ri | p d | cd e | price a | rod o | lot | roast | oast | lot roast | prod lot
  roast price | st | roa | oas | ast
`);
const WORDS = words(`
  Ethiopia | Kenya | Colombia | Guatemala | Brazil | Rwanda | Sumatra | Costa | Yemen | Peru | washed
  natural | honey | light | medium | city | dark | 100 g | 1 kg | Server | Dripper | Scale | Canister
  Tumbler | indigo | moss | Kyoto | Sapporo | Latte art | Cupping | L0012 | 深煎り | 浅煎り | 中煎り | 中深煎り | 白
  黒 | 藍色 | 京都 | 札幌 | 福岡 | 焙煎 | 席 | 煎 | ケニア | ペルー | ブラジル | コーヒー | ドリッパー | ラテ | ka | ge | No | un | ki
  tt | zi | seat | oa | ng | No. 4 | moss No | light 200 | washed dark | エチオピア 浅煎り | 土色 | 苔 | Guji
  Nyeri | Huila | Cerrado | Haraz | Lisbon | Portland | Fukuoka | anaerobic | 500 g | clay | amber
  white | black | Tasting cup | Roasting | Pour-over | cherry | cocoa | tomato | ウォッシュト | ナチュラル | ハニー
  熟した | 牛乳 | ミルク | km-1 | km-99 | L00 | 酸味 | カカオ | Kenya honey | Brazil 1 kg | Yemen dark | Scale clay
  sku | 金沢
`);
const NOTHING = words(`
  猫 | 犬 | 魚 | 鳥 | 船 | 山羊 | 寿司 | 天丼 | 饅頭 | 煎餅 | うどん | そば | ラーメン | カレー | おにぎり | たこ焼き | 自転車 | 電車 | 新幹線
  図書館 | xyzzy | plugh | kettle 9000 | bicycle | umbrella | no such thing | zzzz | qqqq | wwww | Ω | 鞄
  鯨 | 羊 | 蟹 | 傘 | 🎉 | 🍣 | sushi | noodle | sandal | violin | guitar | piano | helmet | racket
  Kenya sushi | Peru violin | ケニア 寿司 | 深煎り 自転車 | honey helmet
`);

export const QUERIES: QuerySet = {
  overHalf: COMMON.slice(0, 50),
  some: WORDS.slice(0, 100),
  nothing: NOTHING.slice(0, 50),
};
