import { TAX_CODE_WORDS_JA } from '#shared/domain/tax-code-words-ja.ts';
import { GENERAL_TAX_CODES, isTaxCodeForProducts } from '#shared/domain/tax-code.ts';
import { foldText } from '#shared/domain/text-fold.ts';

interface TaxCode {
  readonly id: string;
  readonly name: string;
  readonly description: string;
}

interface Used {
  readonly favourites: readonly string[];
  /** Newest first. */
  readonly recent: readonly string[];
}

const NOTHING_USED: Used = { favourites: [], recent: [] };

/**
 * Codes whose name, id, description or Japanese words hold every word; those named so come first.
 * Without words: favourites, what was used last, the general codes, then the rest. Width and case
 * do not count.
 */
export function findTaxCodes(
  codes: readonly TaxCode[],
  query: string,
  used: Used = NOTHING_USED,
): { id: string; label: string; description: string }[] {
  const folded = foldText(query).trim();
  const words = folded.split(/\s+/).filter(Boolean);
  const found = codes
    .filter((code) => isTaxCodeForProducts(code.id))
    .map((code) => ({
      code,
      rank: words.length === 0 ? standingRank(code, used) : matchRank(code, folded, words),
    }))
    .filter(({ rank }) => rank !== null);
  return found
    .toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
    .map(({ code }) => ({ id: code.id, label: code.name, description: code.id }));
}

function standingRank(code: TaxCode, used: Used): number {
  const order = [...used.favourites, ...used.recent, ...GENERAL_TAX_CODES];
  const at = order.indexOf(code.id);
  return at === -1 ? order.length : at;
}

/** 0: the name itself, 1: begins so, 2: in the name, id or Japanese words, 3: in the description only. */
function matchRank(code: TaxCode, query: string, words: readonly string[]): number | null {
  const name = foldText(code.name);
  if (name === query) return 0;
  if (name.startsWith(query)) return 1;
  const title = `${name} ${code.id} ${foldText(TAX_CODE_WORDS_JA[code.id] ?? '')}`;
  if (words.every((word) => title.includes(word))) return 2;
  const all = `${title} ${foldText(code.description)}`;
  return words.every((word) => all.includes(word)) ? 3 : null;
}
