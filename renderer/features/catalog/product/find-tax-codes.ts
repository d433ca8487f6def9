import { GENERAL_TAX_CODES, isTaxCodeForProducts } from '#shared/domain/tax-code.ts';
import { foldText } from '#shared/domain/text-fold.ts';

interface TaxCode {
  readonly id: string;
  readonly name: string;
  readonly description: string;
}

/**
 * Codes whose name, id or description holds every word; those named so come first. Without words,
 * the general codes do. Width and case do not count.
 */
export function findTaxCodes(
  codes: readonly TaxCode[],
  query: string,
): { id: string; label: string; description: string }[] {
  const folded = foldText(query).trim();
  const words = folded.split(/\s+/).filter(Boolean);
  const found = codes
    .filter((code) => isTaxCodeForProducts(code.id))
    .map((code) => ({ code, rank: words.length === 0 ? generalRank(code) : matchRank(code, folded, words) }))
    .filter(({ rank }) => rank !== null);
  return found
    .toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
    .map(({ code }) => ({ id: code.id, label: code.name, description: code.id }));
}

function generalRank(code: TaxCode): number {
  const at = GENERAL_TAX_CODES.indexOf(code.id);
  return at === -1 ? GENERAL_TAX_CODES.length : at;
}

/** 0: the name itself, 1: begins so, 2: in the name or id, 3: in the description only. */
function matchRank(code: TaxCode, query: string, words: readonly string[]): number | null {
  const name = foldText(code.name);
  if (name === query) return 0;
  if (name.startsWith(query)) return 1;
  const title = `${name} ${code.id}`;
  if (words.every((word) => title.includes(word))) return 2;
  const all = `${title} ${foldText(code.description)}`;
  return words.every((word) => all.includes(word)) ? 3 : null;
}
