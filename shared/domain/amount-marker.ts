import { STRIPE_CURRENCIES } from './currency.ts';

export interface MarkedAmount {
  /** What is left: digits, separators and blanks. Null when something else stands in the text. */
  readonly rest: string | null;
  readonly isNegative: boolean;
  /** The mark of a different currency, as typed, or null. */
  readonly other: string | null;
}

/** What people write beside the symbols that `Intl` knows. */
const WRITTEN: Readonly<Record<string, readonly string[]>> = {
  jpy: ['¥', '円', 'yen', '日本円'],
  cny: ['¥', '元', 'rmb', '人民元'],
  usd: ['$', 'us$', 'ドル', '米ドル', 'dollar', 'dollars'],
  eur: ['€', 'euro', 'euros', 'ユーロ'],
  gbp: ['£', 'ポンド', 'pound', 'pounds'],
  krw: ['₩', 'ウォン', '원'],
  twd: ['$', 'nt$', '元', '台湾ドル'],
  chf: ['fr', 'fr.', 'sfr'],
  inr: ['₹', 'rs', 'rs.'],
};

const marksOf = new Map<string, ReadonlySet<string>>();
let allMarks: ReadonlySet<string> | null = null;

/**
 * Takes currency marks and minus signs from both ends of an amount: `$12`, `12 USD`, `US$12.00`,
 * `1200円`, `-5`, `(5)`, `▲5`. `text` is NFKC-normalised with single blanks.
 */
export function readAmountMarker(text: string, currency: string): MarkedAmount {
  const parenthesised = /^\((.+)\)$/.exec(text);
  const inner = parenthesised?.[1]?.trim() ?? text;
  // Letters and symbols, then the number, then letters and symbols.
  const parts = /^([^\d.,]*)([\d.,' ]*)([^\d]*)$/u.exec(withoutPointedMark(inner));
  if (!parts) return { rest: null, isNegative: false, other: null };
  const [, before = '', number = '', after = ''] = parts;
  let isNegative = parenthesised !== null;
  for (const side of [before, after]) {
    const mark = side
      .replace(/[-▲△+]/g, '')
      .trim()
      .toLowerCase();
    if (/[-▲△]/.test(side)) isNegative = true;
    if (mark === '' || marks(currency).has(mark)) continue;
    const known = everyMark().has(mark);
    return { rest: null, isNegative, other: known ? mark.toUpperCase() : null };
  }
  const rest = number.trim();
  return { rest: rest === '' ? null : rest, isNegative, other: null };
}

/** `Rs.500` and `Fr. 12`: the point belongs to the mark, not to the number. */
function withoutPointedMark(text: string): string {
  return text.replace(/^(rs|fr|kr)\.\s*(?=\d)/i, '$1 ');
}

function marks(currency: string): ReadonlySet<string> {
  const cached = marksOf.get(currency);
  if (cached) return cached;
  const found = new Set([currency, ...(WRITTEN[currency] ?? [])]);
  for (const locale of ['en', 'ja']) {
    for (const currencyDisplay of ['symbol', 'narrowSymbol'] as const) {
      const format = { style: 'currency', currency, currencyDisplay } as const;
      for (const part of new Intl.NumberFormat(locale, format).formatToParts(1)) {
        if (part.type !== 'currency') continue;
        found.add(part.value.normalize('NFKC').toLowerCase().trim());
      }
    }
  }
  marksOf.set(currency, found);
  return found;
}

function everyMark(): ReadonlySet<string> {
  if (allMarks) return allMarks;
  const found = STRIPE_CURRENCIES.flatMap((currency) => [...marks(currency)]);
  // A lone letter (K is kwacha, L lempira) is more often a slip or "12k" than a currency.
  allMarks = new Set(found.filter((mark) => !/^[a-z]$/.test(mark)));
  return allMarks;
}
