import { presentSubscription } from '../handlers/subscription-shape.ts';
import type { Account } from '../store/account.ts';
import type { ModeStore } from '../store/mode-store.ts';
import type { CurrencyOption, FileLinkObject, PriceObject, SubscriptionObject } from '../store/objects.ts';
import type { PortalConfigurationObject } from '../store/portal-objects.ts';
export interface PresentContext {
  readonly account: Account;
  readonly store: ModeStore;
}

export type ObjectKind =
  | 'account'
  | 'billing_portal.configuration'
  | 'billing_portal.session'
  | 'customer'
  | 'event'
  | 'file'
  | 'file_link'
  | 'price'
  | 'product'
  | 'subscription'
  | 'tax_code';

/**
 * Dotted field → what stands there: an id of that kind of object, a field that is left out unless
 * asked for, or an id of something outside the API subset, which stays an id.
 */
export type Expandable = Readonly<Record<string, ObjectKind | 'hidden' | 'outside'>>;

type Plain = Readonly<Record<string, unknown>>;

/** How a kind of object looks on the wire, how it is found by id, and what of it can be expanded. */
interface Presenter {
  readonly expandable: Expandable;
  /** @param wants whether a hidden field was asked for */
  present(object: Plain, wants: (field: string) => boolean, context: PresentContext): Plain;
  find(id: string, context: PresentContext): Plain | undefined;
}

const asItIs = (object: Plain): Plain => object;
const notFound = (): undefined => undefined;
/** Stored objects are plain data; their interfaces just do not say so. */
const plain = (object: object | undefined): Plain | undefined => object as Plain | undefined;

export const PRESENTERS: Readonly<Record<ObjectKind, Presenter>> = {
  account: {
    expandable: { 'settings.branding.icon': 'file', 'settings.branding.logo': 'file' },
    present: asItIs,
    find: notFound,
  },
  'billing_portal.configuration': {
    expandable: { 'features.subscription_update.products': 'hidden' },
    present: (object, wants) =>
      presentConfiguration(
        object as unknown as PortalConfigurationObject,
        wants('features.subscription_update.products'),
      ),
    find: (id, { store }) => plain(store.portalConfigurations.get(id)),
  },
  'billing_portal.session': {
    expandable: { configuration: 'billing_portal.configuration' },
    present: asItIs,
    find: notFound,
  },
  customer: {
    expandable: { default_source: 'outside' },
    present: asItIs,
    find: (id, { store }) => plain(store.customers.get(id) ?? { id, object: 'customer', deleted: true }),
  },
  event: { expandable: {}, present: asItIs, find: notFound },
  file: {
    expandable: { links: 'hidden' },
    present: presentFile,
    find: (id, { store }) => plain(store.files.get(id)),
  },
  file_link: {
    expandable: { file: 'file' },
    present: (object, _wants, { account }) => presentFileLink(object as unknown as FileLinkObject, account),
    find: notFound,
  },
  price: {
    expandable: {
      product: 'product',
      currency_options: 'hidden',
      tiers: 'hidden',
      'currency_options.tiers': 'hidden',
    },
    present: (object, wants) => presentPrice(object as unknown as PriceObject, wants),
    find: (id, { store }) => plain(store.prices.get(id)),
  },
  product: {
    expandable: { default_price: 'price', tax_code: 'tax_code' },
    present: asItIs,
    find: (id, { store }) => plain(store.products.get(id)),
  },
  subscription: {
    expandable: {
      customer: 'customer',
      default_payment_method: 'outside',
      'items.data.price.product': 'product',
      latest_invoice: 'outside',
      schedule: 'outside',
    },
    present: (object, _wants, { store }) =>
      presentSubscription(object as unknown as SubscriptionObject, (id) => {
        const price = store.prices.get(id);
        return price === undefined ? undefined : presentPrice(price, () => false);
      }),
    find: (id, { store }) => plain(store.subscriptions.get(id)),
  },
  tax_code: { expandable: {}, present: asItIs, find: (id, { account }) => plain(account.taxCodes.get(id)) },
};

export function presenterOf(kind: unknown): Presenter | undefined {
  const known = Object.keys(PRESENTERS).find((name): name is ObjectKind => name === kind);
  return known === undefined ? undefined : PRESENTERS[known];
}

/** `tiers` and `currency_options` come back only if expanded (facts 2.1). */
function presentPrice(price: PriceObject, wants: (field: string) => boolean): Plain {
  const { tiers, currency_options: options = {}, ...rest } = price;
  const withTiers = wants('currency_options.tiers');
  const own: CurrencyOption = {
    custom_unit_amount: price.custom_unit_amount,
    tax_behavior: price.tax_behavior,
    ...(tiers === undefined ? {} : { tiers }),
    unit_amount: price.unit_amount,
    unit_amount_decimal: price.unit_amount_decimal,
  };
  const shownOptions = Object.entries({ ...options, [price.currency]: own })
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, { tiers: optionTiers, ...option }]) => [
      currency,
      withTiers && optionTiers !== undefined ? { ...option, tiers: optionTiers } : option,
    ]);
  return {
    ...rest,
    ...(wants('tiers') && tiers !== undefined ? { tiers } : {}),
    ...(wants('currency_options') ? { currency_options: Object.fromEntries(shownOptions) } : {}),
  };
}

/** The plan list is absent unless expanded: writing back what was read without it erases it (facts 5.1). */
function presentConfiguration(configuration: PortalConfigurationObject, withProducts: boolean): Plain {
  const { products, ...update } = configuration.features.subscription_update;
  return {
    ...configuration,
    features: {
      ...configuration.features,
      subscription_update: withProducts ? { ...update, products } : update,
    },
  };
}

function presentFileLink(link: FileLinkObject, account: Account): Plain {
  return { ...link, expired: link.expires_at !== null && link.expires_at <= account.clock.now() };
}

/** A file always tells its newest links. */
function presentFile(file: Plain, _wants: unknown, { store, account }: PresentContext): Plain {
  const links = [...store.fileLinks.values()].filter((link) => link.file === file['id']).toReversed();
  return {
    ...file,
    // At Stripe on files.stripe.com; here wherever this server is now.
    url: `${account.origin}/v1/files/${String(file['id'])}/contents`,
    links: {
      object: 'list',
      data: links.slice(0, 10).map((link) => presentFileLink(link, account)),
      has_more: links.length > 10,
      url: `/v1/file_links?file=${String(file['id'])}`,
    },
  };
}
