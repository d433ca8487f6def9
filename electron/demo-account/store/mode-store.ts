import { Collection, type Entry, type Listed } from './collection.ts';
import type {
  CustomerObject,
  EventObject,
  FileLinkObject,
  FileObject,
  PriceObject,
  ProductObject,
  SubscriptionObject,
} from './objects.ts';
import type { AccountProfile, PortalConfigurationObject } from './portal-objects.ts';
import { SearchIndex } from './search-index.ts';

/** Bytes of an upload, by file id. */
export interface FileContent {
  readonly data: Buffer;
  readonly contentType: string;
}

/**
 * Everything one mode of the account holds. Test and live mode each have one and share nothing
 * (facts 9.1).
 */
export class ModeStore {
  readonly livemode: boolean;
  readonly products = new Collection<ProductObject>();
  readonly prices = new Collection<PriceObject>();
  readonly files = new Collection<FileObject>();
  readonly fileLinks = new Collection<FileLinkObject>();
  readonly fileContents = new Map<string, FileContent>();
  readonly customers = new Collection<CustomerObject>();
  readonly deletedCustomers = new Set<string>();
  readonly subscriptions = new Collection<SubscriptionObject>();
  readonly portalConfigurations = new Collection<PortalConfigurationObject>();
  readonly events = new Collection<EventObject>();
  readonly search: {
    readonly product: SearchIndex<ProductObject>;
    readonly price: SearchIndex<PriceObject>;
    readonly customer: SearchIndex<CustomerObject>;
    readonly subscription: SearchIndex<SubscriptionObject>;
  };
  readonly #pricesByProduct = new Map<string, Set<string>>();
  readonly #priceByLookupKey = new Map<string, string>();
  readonly #profileWatchers: ((profile: AccountProfile) => void)[] = [];
  #profile: AccountProfile;

  constructor(livemode: boolean, profile: AccountProfile) {
    this.livemode = livemode;
    this.#profile = profile;
    this.prices.watch((id, before, after) => this.#indexPrice(id, before, after));
    this.search = {
      product: new SearchIndex(this.products),
      price: new SearchIndex(this.prices),
      customer: new SearchIndex(this.customers),
      subscription: new SearchIndex(this.subscriptions),
    };
  }

  get profile(): AccountProfile {
    return this.#profile;
  }

  /** Branding and public details: no event tells of it (facts 8). */
  setProfile(profile: AccountProfile): void {
    this.#profile = profile;
    for (const watcher of this.#profileWatchers) watcher(profile);
  }

  watchProfile(watcher: (profile: AccountProfile) => void): void {
    this.#profileWatchers.push(watcher);
  }

  /** Takes over everything from another store of the same mode; for starting over. */
  becomeCopyOf(other: ModeStore): void {
    copyInto(this.products, other.products);
    copyInto(this.prices, other.prices);
    copyInto(this.files, other.files);
    copyInto(this.fileLinks, other.fileLinks);
    copyInto(this.customers, other.customers);
    copyInto(this.subscriptions, other.subscriptions);
    copyInto(this.portalConfigurations, other.portalConfigurations);
    copyInto(this.events, other.events);
    replaceAll(this.fileContents, other.fileContents);
    this.deletedCustomers.clear();
    for (const id of other.deletedCustomers) this.deletedCustomers.add(id);
    this.setProfile(other.profile);
  }

  hasPrices(productId: string): boolean {
    return (this.#pricesByProduct.get(productId)?.size ?? 0) > 0;
  }

  /** A product's prices in list order (oldest first). */
  pricesOf(productId: string): readonly Entry<PriceObject>[] {
    return entriesOf(this.prices, this.#pricesByProduct.get(productId) ?? []);
  }

  /** The price that holds a lookup key; archived holders count too (facts 2.2). */
  holderOf(lookupKey: string): PriceObject | undefined {
    const id = this.#priceByLookupKey.get(lookupKey);
    return id === undefined ? undefined : this.prices.get(id);
  }

  #indexPrice(id: string, before: PriceObject | undefined, after: PriceObject | undefined): void {
    if (before?.lookup_key && this.#priceByLookupKey.get(before.lookup_key) === id) {
      this.#priceByLookupKey.delete(before.lookup_key);
    }
    if (after?.lookup_key) this.#priceByLookupKey.set(after.lookup_key, id);
    if (after === undefined && before !== undefined) {
      this.#pricesByProduct.get(before.product)?.delete(id);
    } else if (before === undefined && after !== undefined) {
      const known = this.#pricesByProduct.get(after.product);
      if (known === undefined) this.#pricesByProduct.set(after.product, new Set([id]));
      else known.add(id);
    }
  }
}

/** The entries of some ids, in list order. */
export function entriesOf<T extends Listed>(collection: Collection<T>, ids: Iterable<string>): Entry<T>[] {
  return [...ids]
    .map((id) => collection.entry(id))
    .filter((entry) => entry !== undefined)
    .toSorted((a, b) => a.object.created - b.object.created || a.sequence - b.sequence);
}

function copyInto<T extends Listed>(into: Collection<T>, from: Collection<T>): void {
  into.clear();
  for (const object of from.values()) into.put(object);
}

function replaceAll<K, V>(into: Map<K, V>, from: ReadonlyMap<K, V>): void {
  into.clear();
  for (const [key, value] of from) into.set(key, value);
}
