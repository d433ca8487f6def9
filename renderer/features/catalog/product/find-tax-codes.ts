import { GENERAL_TAX_CODES, isTaxCodeForProducts } from '#shared/domain/tax-code.ts';
import { foldText } from '#shared/domain/text-fold.ts';

interface TaxCode {
  readonly id: string;
  readonly name: string;
  readonly description: string;
}

/** Codes whose name or id holds every word, general codes first. Width and case do not count. */
export function findTaxCodes(
  codes: readonly TaxCode[],
  query: string,
): { id: string; label: string; description: string }[] {
  const words = foldText(query).split(' ').filter(Boolean);
  const fitting = codes.filter((code) => {
    const text = foldText(`${code.name} ${code.id} ${words.length > 0 ? code.description : ''}`);
    return isTaxCodeForProducts(code.id) && words.every((word) => text.includes(word));
  });
  const rank = (code: TaxCode): number => {
    const at = GENERAL_TAX_CODES.indexOf(code.id);
    return at === -1 ? GENERAL_TAX_CODES.length : at;
  };
  return fitting
    .toSorted((a, b) => rank(a) - rank(b))
    .map((code) => ({ id: code.id, label: code.name, description: code.id }));
}
