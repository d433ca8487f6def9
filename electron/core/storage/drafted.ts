import type { ObjectRef } from '#shared/contract/object.ts';
import type { PriceFields } from '#shared/domain/price.ts';
import type { Database } from './database.ts';
import { SET_IN_WORK } from './change-set.ts';
import { storedKind } from './kinds.ts';
import type { PortalConfiguration } from '#shared/domain/portal/configuration.ts';
import type { PortalFields } from '#shared/domain/portal/leaves.ts';
import { type PlanCatalog, planCatalog } from '#shared/domain/portal/plan-catalog.ts';
import { portalShape } from './kinds/portal-shape.ts';
import { readCatalogOf } from './plan-catalog.ts';
import { readVisibleObjects, type VisibleObject } from './visible-object.ts';
import { readVisible, type VisibleProduct } from './visible.ts';
import { listNewPrices, readOneVisiblePrice, readVisiblePrices, type VisiblePrice } from './visible-price.ts';

/** Everything a person wants of one product, with what it stands on. */
export interface DraftedProduct extends VisibleProduct {
  readonly kind: 'product';
  /** Known at Stripe; a product with prices cannot be deleted (facts 1.3). */
  readonly priceCount: number;
  /** Prices of it that are only here, or on their way. */
  readonly newPriceIds: readonly string[];
}

/** Everything a person wants of one price, with what it stands on. */
export interface DraftedPrice extends VisiblePrice {
  readonly kind: 'price';
  readonly productName: string;
  /** The product is only here: its create comes first. */
  readonly isOfNewProduct: boolean;
  /** Its product was deleted at Stripe. */
  readonly isOfGoneProduct: boolean;
  /** The default price that a person sees is this one. */
  readonly isDefault: boolean;
  /** Stripe's default price is this one, and a draft chooses another. */
  readonly losesDefault: boolean;
  /** What the price that it takes the place of looks like; null where there is none. */
  readonly replacedFields: PriceFields | null;
  /** A new price, drafted too, takes its place. */
  readonly replacedBy: string | null;
  /** Another price, drafted too, takes over its lookup key. */
  readonly keyTakenBy: string | null;
}

/** Everything a person wants of one portal configuration. */
export interface DraftedPortal extends VisibleObject<PortalConfiguration, PortalFields> {
  readonly kind: 'portal_configuration';
  /** What its plan list speaks of. */
  readonly catalog: PlanCatalog;
}

/** Everything a person wants of one object, as its kind's review and requests need it. */
export type DraftedObject = DraftedProduct | DraftedPrice | DraftedPortal;

/** Kind by kind, each in the order given; what exists no more is left out. */
export function readDrafted(database: Database, refs: readonly ObjectRef[]): DraftedObject[] {
  return [
    ...readDraftedProducts(database, idsOf(refs, 'product')),
    ...readDraftedPrices(database, idsOf(refs, 'price')),
    ...readDraftedPortals(database, idsOf(refs, 'portal_configuration')),
  ];
}

/** The same object without some of its changes: as it would be were they not made. */
export function withoutPaths<D extends DraftedObject>(drafted: D, paths: readonly string[]): D {
  if (paths.length === 0) return drafted;
  const isKept = ({ path }: { readonly path: string }): boolean => !paths.includes(path);
  const drafts = drafted.drafts.filter(isKept);
  // The kind's own fields go in and come out.
  const fields = storedKind(drafted.kind).withChanges(drafted.under, drafts) as D['fields'];
  return { ...drafted, drafts, fields, conflicts: drafted.conflicts.filter(isKept) };
}

function idsOf(refs: readonly ObjectRef[], kind: ObjectRef['kind']): string[] {
  return refs.filter((ref) => ref.kind === kind).map(({ id }) => id);
}

function readDraftedProducts(database: Database, ids: readonly string[]): DraftedProduct[] {
  return [...readVisible(database, ids).values()].map((product) => ({
    ...product,
    kind: 'product',
    priceCount: countPrices(database, product.id),
    newPriceIds: listNewPrices(database, [product.id]),
  }));
}

function readDraftedPortals(database: Database, ids: readonly string[]): DraftedPortal[] {
  return [...readVisibleObjects(database, portalShape, ids).values()].map((configuration) => {
    const listed = configuration.fields['features.subscription_update.products'] ?? [];
    const { products, prices } = readCatalogOf(
      database,
      listed.map(({ product }) => product),
    );
    return { ...configuration, kind: 'portal_configuration', catalog: planCatalog(products, prices) };
  });
}

function countPrices(database: Database, productId: string): number {
  return (
    database.get<{ count: number }>('SELECT count(*) AS count FROM price WHERE product_id = ?', productId)
      ?.count ?? 0
  );
}

function readDraftedPrices(database: Database, ids: readonly string[]): DraftedPrice[] {
  const prices = [...readVisiblePrices(database, ids).values()];
  if (prices.length === 0) return [];
  const products = readVisible(database, [...new Set(prices.map(({ productId }) => productId))]);
  const successors = readSuccessors(database);
  return prices.flatMap((price): DraftedPrice[] => {
    const product = products.get(price.productId);
    // Its product was deleted at Stripe, or discarded here.
    if (product === undefined) return [];
    const defaultId = product.fields.defaultPriceId;
    return [
      {
        ...price,
        kind: 'price',
        productName: product.fields.name,
        isOfNewProduct: product.object?.intent === 'create',
        isOfGoneProduct: product.gone,
        isDefault: defaultId === price.id,
        losesDefault: product.under.defaultPriceId === price.id && defaultId !== price.id,
        replacedFields: readReplaced(database, price),
        replacedBy: successors.get(price.id) ?? null,
        keyTakenBy: readKeyTaker(database, price),
      },
    ];
  });
}

/** Old price → the drafted price that takes its place. */
function readSuccessors(database: Database): Map<string, string> {
  const rows = database.all<{ id: string; replaces: string }>(
    `SELECT object_id AS id, attached ->> '$' AS replaces FROM draft_object
     WHERE change_set_id = ${SET_IN_WORK} AND object_kind = 'price' AND attached IS NOT NULL`,
  );
  return new Map(rows.map(({ id, replaces }) => [replaces, id]));
}

function readReplaced(database: Database, { replaces }: VisiblePrice): PriceFields | null {
  return replaces === null ? null : (readOneVisiblePrice(database, replaces)?.under ?? null);
}

function readKeyTaker(database: Database, { id, under, fields }: VisiblePrice): string | null {
  if (under.lookupKey === null || fields.lookupKey === under.lookupKey) return null;
  const row = database.get<{ id: string }>(
    `SELECT object_id AS id FROM draft_field WHERE change_set_id = ${SET_IN_WORK}
       AND object_kind = 'price' AND object_id <> ? AND path = 'lookupKey' AND value = ?`,
    id,
    JSON.stringify(under.lookupKey),
  );
  return row?.id ?? null;
}
