import { mergeMetadata, metadataPatch, statementDescriptor } from '../api/common-params.ts';
import { missingReference, notFound, refused } from '../api/errors.ts';
import type { Context, Operation } from '../api/operation.ts';
import { operation } from '../api/operation.ts';
import { createdWindow, listPage, pageFields } from '../api/pagination.ts';
import {
  choice,
  clearable,
  flag,
  integer,
  list,
  mapOf,
  object,
  required,
  text,
  type ParamsOf,
} from '../api/params.ts';
import { searchFields, searchPage } from '../api/search.ts';
import type { Entry } from '../store/collection.ts';
import { newId } from '../store/ids.ts';
import { entriesOf } from '../store/mode-store.ts';
import type { PriceObject } from '../store/objects.ts';
import { previousAttributes } from '../store/previous-attributes.ts';
import {
  amountFields,
  amountOf,
  currency,
  currencyOption,
  currencyOptions,
  currencyOptionsOf,
  customAmountOf,
  customUnitAmount,
  tiers,
  tiersOf,
} from './price-amounts.ts';
import { INTERVALS, recurring, recurringOf } from './price-recurring.ts';
import { addProduct, taxDetails } from './product-rules.ts';
import { similarInOtherMode } from './products.ts';

const TAX_BEHAVIORS = ['exclusive', 'inclusive', 'unspecified'] as const;

const createFields = {
  currency: required(currency),
  active: flag(),
  billing_scheme: choice(['per_unit', 'tiered']),
  currency_options: currencyOptions,
  custom_unit_amount: customUnitAmount,
  lookup_key: text(200),
  metadata: metadataPatch,
  nickname: text(),
  product: text(),
  product_data: object({
    active: flag(),
    id: text(),
    metadata: metadataPatch,
    name: required(text()),
    statement_descriptor: statementDescriptor,
    tax_code: text(),
    tax_details: taxDetails,
    unit_label: text(12),
  }),
  recurring,
  tax_behavior: choice(TAX_BEHAVIORS),
  tiers,
  tiers_mode: choice(['graduated', 'volume']),
  transfer_lookup_key: flag(),
  transform_quantity: object({ divide_by: required(integer(1)), round: required(choice(['up', 'down'])) }),
  ...amountFields,
};
const createShape = object(createFields);
type CreateParams = ParamsOf<typeof createShape>;

const createPrice = operation({
  method: 'POST',
  path: '/v1/prices',
  permission: 'rak_plan_write',
  answers: 'price',
  fields: createFields,
  handle(context, params) {
    const shape = amountsOf(params);
    const cycle = params.recurring === undefined ? null : recurringOf(params.recurring);
    const options =
      params.currency_options === undefined ? undefined : currencyOptionsOf(params.currency_options);
    const holder = lookupKeyHolder(context, params.lookup_key, params.transfer_lookup_key);
    const product = productFor(context, params);
    if (holder !== undefined) takeLookupKey(context, holder);
    const price: PriceObject = {
      id: newId('price'),
      object: 'price',
      active: params.active ?? true,
      created: context.now,
      currency: params.currency,
      ...(options === undefined ? {} : { currency_options: options }),
      ...shape,
      livemode: context.store.livemode,
      lookup_key: params.lookup_key ?? null,
      metadata: mergeMetadata({}, params.metadata),
      nickname: params.nickname ?? null,
      product,
      recurring: cycle,
      tax_behavior: params.tax_behavior ?? 'unspecified',
      transform_quantity: params.transform_quantity ?? null,
      type: cycle === null ? 'one_time' : 'recurring',
    };
    context.store.prices.put(price);
    context.events.record('price.created', price);
    return price;
  },
});

type Amounts = Pick<
  PriceObject,
  'billing_scheme' | 'custom_unit_amount' | 'tiers' | 'tiers_mode' | 'unit_amount' | 'unit_amount_decimal'
>;

/** Exactly one way to say what it costs (facts 2.1, 2.2). */
function amountsOf(params: CreateParams): Amounts {
  const amount = amountOf(params, params.currency);
  const custom = customAmountOf(params.custom_unit_amount, 'custom_unit_amount');
  if (params.billing_scheme === 'tiered') {
    if (params.recurring === undefined) throw refused('Tiered prices must be recurring.', 'interval');
    if (params.tiers === undefined)
      throw refused('Tiered prices require `tiers`.', 'tiers', 'parameter_missing');
    if (params.tiers_mode === undefined)
      throw refused('Tiered prices require a `tiers_mode`.', 'tiers_mode', 'parameter_missing');
    if (params.transform_quantity !== undefined) {
      throw refused('`transform_quantity` cannot be combined with `tiers`.', 'transform_quantity');
    }
    if (amount !== undefined || custom !== undefined) {
      throw refused('`unit_amount` cannot be set when `billing_scheme` is `tiered`.', 'unit_amount');
    }
    return {
      billing_scheme: 'tiered',
      custom_unit_amount: null,
      tiers: tiersOf(params.tiers, params.currency, 'tiers'),
      tiers_mode: params.tiers_mode,
      unit_amount: null,
      unit_amount_decimal: null,
    };
  }
  if (params.tiers !== undefined || params.tiers_mode !== undefined) {
    throw refused('`tiers` can only be set when `billing_scheme` is `tiered`.', 'tiers');
  }
  if (custom !== undefined && params.recurring !== undefined) {
    throw refused('`custom_unit_amount` can only be used with one-time prices.', 'custom_unit_amount');
  }
  if (custom !== undefined && amount !== undefined) {
    throw refused(
      'You may only specify one of these parameters: unit_amount, custom_unit_amount.',
      'custom_unit_amount',
      'parameters_exclusive',
    );
  }
  if (custom === undefined && amount === undefined) {
    throw refused(
      'Prices require an `unit_amount` or `unit_amount_decimal` parameter to be set.',
      'unit_amount',
    );
  }
  return {
    billing_scheme: 'per_unit',
    custom_unit_amount: custom ?? null,
    tiers_mode: null,
    unit_amount: amount?.unit_amount ?? null,
    unit_amount_decimal: amount?.unit_amount_decimal ?? null,
  };
}

function productFor(context: Context, params: CreateParams): string {
  const { product, product_data: data } = params;
  if (product !== undefined && data === undefined) {
    if (context.store.products.get(product) !== undefined) return product;
    throw missingReference('product', product, 'product');
  }
  if (product === undefined && data !== undefined) return addProduct(context, data).id;
  throw refused('You must specify either `product` or `product_data` when creating a price.', 'product');
}

/** @returns who must give up the key, when it is taken and may be transferred */
function lookupKeyHolder(
  context: Context,
  lookupKey: string | undefined,
  transfer: boolean | undefined,
): PriceObject | undefined {
  const holder = lookupKey === undefined ? undefined : context.store.holderOf(lookupKey);
  if (holder === undefined || holder.id === context.id || transfer === true) return holder;
  throw refused(`A price (\`${holder.id}\`) already uses that lookup key.`, 'lookup_key');
}

/** The former holder stays as it is otherwise, and gets one event (facts 2.2). */
function takeLookupKey(context: Context, holder: PriceObject): void {
  const without = { ...holder, lookup_key: null };
  context.store.prices.put(without);
  context.events.record('price.updated', without, holder);
}

const updatePrice = operation({
  method: 'POST',
  path: '/v1/prices/:id',
  permission: 'rak_plan_write',
  answers: 'price',
  fields: {
    active: flag(),
    currency_options: clearable(mapOf(clearable(currencyOption))),
    lookup_key: text(200),
    metadata: metadataPatch,
    nickname: text(),
    tax_behavior: choice(TAX_BEHAVIORS),
    transfer_lookup_key: flag(),
  },
  handle(context, params) {
    const old = findPrice(context);
    if (params.active === false && context.store.products.get(old.product)?.default_price === old.id) {
      throw refused('This price cannot be archived because it is the default price of its product.');
    }
    if (
      params.tax_behavior !== undefined &&
      params.tax_behavior !== old.tax_behavior &&
      old.tax_behavior !== 'unspecified'
    ) {
      throw refused(
        '`tax_behavior` cannot be changed once it is set to `inclusive` or `exclusive`.',
        'tax_behavior',
      );
    }
    const holder = lookupKeyHolder(context, params.lookup_key, params.transfer_lookup_key);
    const options = changedOptions(old, params.currency_options);
    const { currency_options: _, ...rest } = old;
    const price: PriceObject = {
      ...rest,
      active: params.active ?? old.active,
      ...(options === undefined ? {} : { currency_options: options }),
      lookup_key: params.lookup_key ?? old.lookup_key,
      metadata: mergeMetadata(old.metadata, params.metadata),
      nickname: params.nickname ?? old.nickname,
      tax_behavior: params.tax_behavior ?? old.tax_behavior,
    };
    if (previousAttributes(old, price) === undefined) return old;
    if (holder !== undefined && holder.id !== old.id) takeLookupKey(context, holder);
    context.store.prices.put(price);
    context.events.record('price.updated', price, old);
    return price;
  },
});

type OptionParams = ReadonlyMap<string, ParamsOf<typeof currencyOption> | null>;

/** Further currencies are set one by one; `''` removes one, or all. */
function changedOptions(
  old: PriceObject,
  sent: OptionParams | null | undefined,
): PriceObject['currency_options'] {
  if (sent === undefined) return old.currency_options;
  if (sent === null) return undefined;
  const removed = new Set([...sent].filter(([, option]) => option === null).map(([code]) => code));
  const set = new Map(
    [...sent].flatMap(([code, option]) => (option === null ? [] : [[code, option] as const])),
  );
  const left = Object.entries(old.currency_options ?? {}).filter(([code]) => !removed.has(code));
  return { ...Object.fromEntries(left), ...currencyOptionsOf(set) };
}

const retrievePrice = operation({
  method: 'GET',
  path: '/v1/prices/:id',
  permission: 'rak_plan_read',
  answers: 'price',
  fields: {},
  handle: (context) => findPrice(context),
});

const listPrices = operation({
  method: 'GET',
  path: '/v1/prices',
  permission: 'rak_plan_read',
  answers: 'price',
  fields: {
    ...pageFields,
    active: flag(),
    created: createdWindow,
    currency: text(),
    lookup_keys: list(text(), 10),
    product: text(),
    recurring: object({
      interval: choice(INTERVALS),
      meter: text(),
      usage_type: choice(['licensed', 'metered']),
    }),
    type: choice(['one_time', 'recurring']),
  },
  handle(context, params) {
    const { store } = context;
    return listPage({
      order: orderFor(context, params.lookup_keys, params.product),
      entryOf: (id) => store.prices.entry(id),
      page: params,
      url: context.path,
      noun: 'price',
      created: params.created,
      accepts: (price) =>
        (params.active === undefined || price.active === params.active) &&
        (params.currency === undefined || price.currency === params.currency) &&
        (params.product === undefined || price.product === params.product) &&
        (params.type === undefined || price.type === params.type) &&
        (params.recurring?.interval === undefined ||
          price.recurring?.interval === params.recurring.interval) &&
        (params.recurring?.meter === undefined || price.recurring?.meter === params.recurring.meter) &&
        (params.recurring?.usage_type === undefined ||
          price.recurring?.usage_type === params.recurring.usage_type),
    });
  },
});

/** The narrowest order the filters allow, so that one product's prices never cost a scan. */
function orderFor(
  { store }: Context,
  lookupKeys: readonly string[] | undefined,
  product: string | undefined,
): readonly Entry<PriceObject>[] {
  if (lookupKeys !== undefined) {
    const holders = lookupKeys.map((key) => store.holderOf(key)).filter((price) => price !== undefined);
    return entriesOf(store.prices, new Set(holders.map((price) => price.id)));
  }
  return product === undefined ? store.prices.order : store.pricesOf(product);
}

const searchPrices = operation({
  method: 'GET',
  path: '/v1/prices/search',
  permission: 'rak_plan_read',
  answers: 'price',
  fields: searchFields,
  handle: (context, params) => searchPage(context, params, 'price'),
});

function findPrice(context: Context): PriceObject {
  const price = context.store.prices.get(context.id);
  if (price !== undefined) return price;
  const { test, live } = context.account.modes;
  const other = context.store.livemode ? test : live;
  throw notFound(
    'price',
    context.id,
    other.prices.get(context.id) === undefined ? '' : similarInOtherMode(context),
  );
}

export const priceOperations: readonly Operation[] = [
  createPrice,
  searchPrices,
  retrievePrice,
  updatePrice,
  listPrices,
];
