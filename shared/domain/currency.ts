/** Stripe's currencies and their number rules (facts 2.3). Names come from `Intl.DisplayNames`. */

export interface CurrencyRule {
  /** Lower-case ISO 4217, as Stripe writes it. */
  readonly code: string;
  /** Digits between the unit people speak of and the integer Stripe takes: 0, 2 or 3. */
  readonly exponent: number;
  /** Decimals people may write. Smaller than `exponent` for ISK and UGX. */
  readonly decimals: number;
  /** The integer sent must be a multiple of this: 100 for ISK and UGX, 10 for three decimals. */
  readonly stepMinor: number;
  /** The largest amount Stripe documents (eight digits). */
  readonly maximumMinor: number;
  /** Beyond this we refuse; between `maximumMinor` and this we warn and let Stripe decide. */
  readonly hardMaximumMinor: number;
  /** Smallest amount that can be charged, or null where it is not known. Warn only. */
  readonly minimumChargeMinor: number | null;
  readonly isKnown: boolean;
}

const ZERO_DECIMAL = words('bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf');
const THREE_DECIMAL = words('bhd jod kwd omr tnd');
const WHOLE_UNITS = words('isk ugx');
/** Known to take more than eight digits somewhere, from memory only: so warn, do not refuse. */
const LARGE_AMOUNTS = words('cop huf idr inr jpy krw lbp try vnd');
const EIGHT_DIGITS = 99_999_999;
const TWELVE_DIGITS = 999_999_999_999;

const MINIMUM_CHARGE: Readonly<Record<string, number>> = {
  usd: 50,
  eur: 50,
  aud: 50,
  cad: 50,
  chf: 50,
  nzd: 50,
  sgd: 50,
  brl: 50,
  inr: 50,
  gbp: 30,
  jpy: 50,
  dkk: 250,
  nok: 300,
  sek: 300,
  hkd: 400,
  mxn: 1000,
  thb: 1000,
  pln: 200,
  ron: 200,
  aed: 200,
  myr: 200,
  bgn: 100,
  czk: 1500,
  huf: 17_500,
};

/** Every currency Stripe takes for prices, lower-case, the common ones first. */
export const STRIPE_CURRENCIES: readonly string[] = [
  ...words('usd eur jpy gbp'),
  ...words(`
    aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bhd bif bmd bnd bob brl bsd bwp byn
    bzd cad cdf chf clp cny cop crc cve czk djf dkk dop dzd egp etb fjd fkp gel gip gmd gnf gtq
    gyd hkd hnl htg huf idr ils inr isk jmd jod kes kgs khr kmf krw kwd kyd kzt lak lbp lkr lrd
    lsl mad mdl mga mkd mmk mnt mop mur mvr mwk mxn myr mzn nad ngn nio nok npr nzd omr pab pen
    pgk php pkr pln pyg qar ron rsd rub rwf sar sbd scr sek sgd shp sle sos srd std szl thb tjs
    tnd top try ttd twd tzs uah ugx uyu uzs vnd vuv wst xaf xcd xcg xof xpf yer zar zmw`),
];

const KNOWN = new Set(STRIPE_CURRENCIES);
const RULES = new Map<string, CurrencyRule>();

/**
 * The rule of a currency, in any case. A code we do not know gets two decimals ("everything
 * else", facts 2.3) and `isKnown: false`: Stripe adds currencies, and what it sent must be shown.
 */
export function currencyRule(code: string): CurrencyRule {
  const currency = code.trim().toLowerCase();
  const cached = RULES.get(currency);
  if (cached) return cached;
  const exponent = ZERO_DECIMAL.includes(currency) ? 0 : THREE_DECIMAL.includes(currency) ? 3 : 2;
  const isWhole = WHOLE_UNITS.includes(currency);
  const rule: CurrencyRule = {
    code: currency,
    exponent,
    decimals: isWhole ? 0 : exponent,
    stepMinor: isWhole ? 100 : exponent === 3 ? 10 : 1,
    maximumMinor: EIGHT_DIGITS,
    hardMaximumMinor: LARGE_AMOUNTS.includes(currency) ? TWELVE_DIGITS : EIGHT_DIGITS,
    minimumChargeMinor: MINIMUM_CHARGE[currency] ?? null,
    isKnown: KNOWN.has(currency),
  };
  if (rule.isKnown) RULES.set(currency, rule);
  return rule;
}

export function isCurrencyCode(text: string): boolean {
  return /^[a-z]{3}$/.test(text);
}

function words(text: string): string[] {
  return text.trim().split(/\s+/);
}
