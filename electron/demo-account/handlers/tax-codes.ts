import { notFound } from '../api/errors.ts';
import type { Operation } from '../api/operation.ts';
import { operation } from '../api/operation.ts';
import { pageFields } from '../api/pagination.ts';
import { missingReference } from '../api/errors.ts';

const retrieveTaxCode = operation({
  method: 'GET',
  path: '/v1/tax_codes/:id',
  answers: 'tax_code',
  fields: {},
  handle(context) {
    const taxCode = context.account.taxCodes.get(context.id);
    if (taxCode === undefined) throw notFound('tax code', context.id);
    return taxCode;
  },
});

/** Public data in a fixed order, the same for every account; no slug is known for it (facts 3.1, 13). */
const listTaxCodes = operation({
  method: 'GET',
  path: '/v1/tax_codes',
  answers: 'tax_code',
  fields: pageFields,
  handle(context, params) {
    const all = [...context.account.taxCodes.values()];
    const positionOf = (id: string, param: string): number => {
      const position = all.findIndex((taxCode) => taxCode.id === id);
      if (position < 0) throw missingReference('tax code', id, param);
      return position;
    };
    const limit = params.limit ?? 10;
    const end =
      params.ending_before === undefined ? all.length : positionOf(params.ending_before, 'ending_before');
    const start =
      params.starting_after !== undefined
        ? positionOf(params.starting_after, 'starting_after') + 1
        : params.ending_before === undefined
          ? 0
          : Math.max(0, end - limit);
    const data = all.slice(start, Math.min(end, start + limit));
    return {
      object: 'list',
      data,
      has_more: params.ending_before === undefined ? start + limit < all.length : start > 0,
      url: context.path,
    };
  },
});

export const taxCodeOperations: readonly Operation[] = [retrieveTaxCode, listTaxCodes];
