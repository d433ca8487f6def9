import type { ComparedProduct } from '#shared/contract/transfer.ts';
import { fieldName } from '#renderer/i18n/product-field-text.ts';
import { priceText } from '#renderer/i18n/price-text.ts';
import type { Text } from '#renderer/i18n/text.ts';

/** One difference of a product, as it is read and taken. */
export interface ComparedLine {
  /** As the contract's `LeftOut` names it. */
  readonly path: string;
  readonly field: string;
  /** Names it apart from every other line of its product. */
  readonly label: string;
  readonly before: string | null;
  readonly after: string;
  /** Whether it can be left out. */
  readonly isOffered: boolean;
}

/** What differs of a product and its prices, line by line. */
export function linesOf(
  product: ComparedProduct,
  text: Text,
  valueOf: (path: string, value: unknown) => string,
): ComparedLine[] {
  const isNew = product.action === 'create';
  const own = product.changes
    // A new product is named by its heading, and cannot be without its name.
    .filter(({ path }) => !(isNew && path === 'name'))
    .map(({ path, before, after }) => ({
      path,
      field: fieldName(text, path),
      label: fieldName(text, path),
      before: valueOf(path, before),
      after: valueOf(path, after),
      isOffered: true,
    }));
  const prices = product.prices.flatMap((price) => priceLines(price, text, valueOf));
  const defaults = {
    path: 'defaultPriceId',
    field: fieldName(text, 'defaultPriceId'),
    label: fieldName(text, 'defaultPriceId'),
    before: null,
    after: text('transfer.otherDefault'),
    isOffered: true,
  };
  return [...own, ...prices, ...(product.movesDefault ? [defaults] : [])];
}

function priceLines(
  price: ComparedProduct['prices'][number],
  text: Text,
  valueOf: (path: string, value: unknown) => string,
): ComparedLine[] {
  const line = priceText(text, price.after);
  const path = `prices.${price.sourceId}`;
  const whole = (field: string, before: string | null, after: string, isOffered: boolean): ComparedLine => {
    return { path, field, label: `${field} ${after}`, before, after, isOffered };
  };
  switch (price.action) {
    case 'create':
      return [whole(text('transfer.newPrice'), null, line, true)];
    case 'replace': {
      const before = price.before === null ? null : priceText(text, price.before);
      return [whole(text('transfer.changePrice'), before, line, true)];
    }
    case 'refused': {
      const after = price.problem === null ? text('transfer.is.refused') : text.problem(price.problem);
      return [whole(line, null, after, false)];
    }
    case 'update':
      return price.changes.map((change) => {
        const field = text('transfer.ofPrice', { price: line, field: fieldName(text, change.path) });
        return {
          path: `${path}.${change.path}`,
          field,
          label: field,
          before: valueOf(change.path, change.before),
          after: valueOf(change.path, change.after),
          isOffered: true,
        };
      });
  }
}
