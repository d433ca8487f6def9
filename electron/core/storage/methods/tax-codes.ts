import bundled from '#shared/data/tax-codes.json' with { type: 'json' };
import { GENERAL_TAX_CODES } from '#shared/domain/tax-code.ts';
import type { Database } from '../database.ts';

export interface TaxCode {
  readonly id: string;
  readonly name: string;
  readonly description: string;
}

export const taxCodeMethods = {
  /** As last pulled, before the first pull as shipped with the app (facts 3.1); common ones first. */
  readTaxCodes(database: Database): TaxCode[] {
    const pulled = database.all<TaxCode>('SELECT id, name, description FROM tax_code ORDER BY name, id');
    const codes = pulled.length > 0 ? pulled : bundled;
    const general = GENERAL_TAX_CODES.flatMap((id) => codes.filter((code) => code.id === id));
    const others = codes.filter(({ id }) => !GENERAL_TAX_CODES.includes(id));
    return [...general, ...others].map(({ id, name, description }) => ({ id, name, description }));
  },
};

/** Empty before the first pull: the shipped list is old, and nobody is warned because of it. */
export function readTaxCodeIds(database: Database): Set<string> {
  return new Set(database.all<{ id: string }>('SELECT id FROM tax_code').map(({ id }) => id));
}
