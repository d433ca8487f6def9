import type { ProductDetail } from '#shared/contract/catalog.ts';
import type { Price } from '#shared/contract/drafted.ts';
import type { PriceEditor } from '#shared/domain/price-typing.ts';
import type { PriceFields } from '#shared/domain/price.ts';
import type { Result } from '#shared/errors.ts';
import { call } from '#renderer/bridge/client.ts';

/** Drafts what the editor made. Of a price that Stripe has, only what Stripe changes (facts 2.1). */
export function savePrice(input: {
  readonly mode: PriceEditor;
  readonly productId: string;
  readonly price: Price | null;
  readonly fields: PriceFields;
  readonly choices: {
    readonly makeDefault: boolean;
    readonly archiveOld: boolean;
    /** Take the lookup key from the price that holds it. */
    readonly transfer: boolean;
  };
}): Promise<Result<ProductDetail>> {
  const { mode, productId, price, fields, choices } = input;
  if (price === null) {
    return call('catalog.addPrice', { productId, fields, makeDefault: choices.makeDefault });
  }
  if (mode === 'change') {
    const { active: _old, lookupKey, ...changes } = fields;
    const isKeptKey = lookupKey === price.fields.lookupKey;
    return call('catalog.changePrice', {
      priceId: price.id,
      changes: isKeptKey ? changes : { ...changes, lookupKey },
      archiveOld: choices.archiveOld,
    });
  }
  const { nickname, lookupKey, taxBehavior, metadata } = fields;
  const marks = Object.entries(price.fields.metadata).filter(([key]) => key.startsWith('countertop_'));
  const own = price.fields.currencyOptions?.[price.fields.currency];
  const options = {
    ...(own === undefined ? {} : { [price.fields.currency]: own }),
    ...fields.currencyOptions,
  };
  const mutable = {
    nickname,
    taxBehavior,
    metadata: { ...metadata, ...Object.fromEntries(marks) },
    currencyOptions: options,
    ...(lookupKey === price.fields.lookupKey ? {} : { lookupKey }),
  };
  const { active: _active, ...all } = fields;
  return call('catalog.editPrice', {
    priceId: price.id,
    changes: price.base === null ? { ...all, ...mutable } : mutable,
    transferLookupKey: choices.transfer,
    endsTyping: true,
  });
}
