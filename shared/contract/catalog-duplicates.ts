import { z } from 'zod';
import { nothing, query } from './procedure.ts';

const duplicateGroupSchema = z.strictObject({
  /** Why: the same name, the same price twice on one product, lookup keys alike. */
  by: z.enum(['name', 'price', 'lookupKey']),
  /** What lookup keys have in common; empty else. */
  shared: z.string(),
  count: z.number().int(),
  products: z.array(z.strictObject({ id: z.string(), name: z.string() })),
});
export type DuplicateGroup = z.infer<typeof duplicateGroupSchema>;

export const catalogDuplicates = {
  /** Active products that may be one twice; a person judges. `more` groups are not told. */
  findDuplicates: query({
    right: 'catalog.read',
    input: nothing,
    output: z.strictObject({ groups: z.array(duplicateGroupSchema), more: z.number().int() }),
    errors: ['account/none-open'],
  }),
};
