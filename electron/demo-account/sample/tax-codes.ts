import rows from '#shared/data/tax-codes.json' with { type: 'json' };
import type { TaxCodeObject } from '../store/objects.ts';

/** The public list, in its order (facts 3.1). */
export const taxCodes: ReadonlyMap<string, TaxCodeObject> = new Map(
  rows.map((row) => [
    row.id,
    { id: row.id, object: 'tax_code', description: row.description, name: row.name, requirements: null },
  ]),
);
