import type { PreviewProduct } from '#shared/domain/preview-sample.ts';
import { describeStatementDescriptor } from '#shared/domain/statement-descriptor.ts';
import type { Database } from '../database.ts';
import { readVisible } from '../visible.ts';
import { readDetail } from './products.ts';

/** Active products that lack what a customer, a bank or a tax office looks for. */
export interface LaunchGaps {
  readonly products: number;
  readonly withoutImage: number;
  readonly withoutDescription: number;
  readonly withoutTaxCode: number;
  readonly withoutUnitLabel: number;
  readonly garbledDescriptor: number;
}

/** Products looked at without a pause: about 10 ms. */
const STRETCH = 200;
/** How many products are looked through for the few that a preview shows. */
const SAMPLE_SEARCH = 300;
const SAMPLES = 4;

export const launchMethods = {
  /** Counts what is seen here (drafts included), a stretch at a time: others are let in between. */
  *countLaunchGaps(database: Database): Generator<void, LaunchGaps> {
    const gaps = {
      products: 0,
      withoutImage: 0,
      withoutDescription: 0,
      withoutTaxCode: 0,
      withoutUnitLabel: 0,
      garbledDescriptor: 0,
    };
    for (let after = 0; ;) {
      const rows = database.all<{ row: number; id: string }>(
        `SELECT row, product_id AS id FROM product_index
         WHERE row > ? AND archived = 0 AND deleting = 0 ORDER BY row LIMIT ${String(STRETCH)}`,
        after,
      );
      const last = rows.at(-1);
      if (last === undefined) return gaps;
      after = last.row;
      for (const { fields } of readVisible(
        database,
        rows.map(({ id }) => id),
      ).values()) {
        const descriptor = fields.statementDescriptor ?? '';
        gaps.products += 1;
        if (fields.images.length === 0) gaps.withoutImage += 1;
        if ((fields.description ?? '') === '') gaps.withoutDescription += 1;
        if (fields.taxCode === null) gaps.withoutTaxCode += 1;
        if ((fields.unitLabel ?? '') === '') gaps.withoutUnitLabel += 1;
        if (describeStatementDescriptor(descriptor).problems.length > 0) gaps.garbledDescriptor += 1;
      }
      yield;
    }
  },

  /** A few products to fill previews with: subscriptions with a picture first. */
  readPreviewProducts(database: Database): PreviewProduct[] {
    const ids = database
      .all<{ id: string }>(
        `SELECT product_id AS id FROM product_index WHERE archived = 0 AND deleting = 0
         ORDER BY row LIMIT ${String(SAMPLE_SEARCH)}`,
      )
      .map(({ id }) => id);
    const candidates = [...readVisible(database, ids).values()].map(({ id, fields }) => ({
      id,
      rank:
        (fields.marketingFeatures.length > 0 ? 2 : 0) +
        (fields.images.length > 0 ? 2 : 0) +
        ((fields.description ?? '') === '' ? 0 : 1),
    }));
    const products: (PreviewProduct & { rank: number })[] = [];
    for (const { id, rank } of candidates.toSorted((left, right) => right.rank - left.rank).slice(0, 60)) {
      const product = asPreview(database, id);
      if (product !== null) products.push({ ...product, rank: rank + (product.price?.recurring ? 8 : 0) });
    }
    return products
      .toSorted((left, right) => right.rank - left.rank || (left.name < right.name ? -1 : 1))
      .slice(0, SAMPLES)
      .map(({ rank: _rank, ...product }) => product);
  },
};

function asPreview(database: Database, productId: string): PreviewProduct | null {
  const { fields, prices, images } = readDetail(database, productId);
  const price = prices.find(({ isDefault }) => isDefault)?.fields ?? null;
  if (price === null) return null;
  return {
    name: fields.name,
    description: fields.description,
    imageUrl: images[0]?.displayUrl ?? null,
    unitLabel: fields.unitLabel,
    features: [...fields.marketingFeatures],
    statementDescriptor: fields.statementDescriptor,
    price: {
      currency: price.currency,
      unitAmountMinor: price.unitAmountMinor,
      unitAmountDecimal: price.unitAmountDecimal,
      customUnitAmount: price.customUnitAmount,
      billingScheme: price.billingScheme,
      tiers: price.tiers,
      transformQuantity: price.transformQuantity,
      recurring: price.recurring,
    },
  };
}
