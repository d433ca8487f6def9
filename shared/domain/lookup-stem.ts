/**
 * What of a lookup key says which offer it is, without what numbers its copies: `pro_monthly_v2`,
 * `pro-monthly (copy)` and `Pro_Monthly` are all `promonthly`.
 */
export function lookupStem(key: string): string {
  const folded = key.normalize('NFKC').toLowerCase();
  const bare = folded.replace(/[\s_\-.]*(?:\(?copy\)?|コピー|v?\d+)$/u, '');
  // A key that is nothing but a number or the word is its own.
  return (bare === '' ? folded : bare).replaceAll(/[\s_\-.]+/g, '');
}
