import type { Account } from '#shared/contract/account.ts';
import type { EditLabel, ProductDetail } from '#shared/contract/catalog.ts';
import type { ObjectRef } from '#shared/contract/object.ts';
import { makeLocalId } from '#shared/domain/local-id.ts';
import { dashboardObjectUrl } from '#shared/domain/dashboard-links.ts';
import { makeProductId } from '#shared/domain/product-id.ts';
import type { Ports } from '../ports.ts';
import type { AreaHandlers } from '../router.ts';
import type { StoredDetail } from '../storage/methods/products.ts';
import type { Undone } from '../storage/methods/undo.ts';
import type { ImageFetcher } from '../image/image-fetcher.ts';
import type { Store } from '../storage/store.ts';
import { createExchange } from './exchange/exchange.ts';
import { createBulk } from './bulk.ts';
import { createSheet } from './sheet.ts';
import { createViews } from './views.ts';

export interface CatalogParts {
  readonly store: Store;
  readonly ports: Pick<Ports, 'clock' | 'events' | 'random' | 'fileSaver' | 'startTableThread'>;
  readonly account: Pick<Account, 'id' | 'mode' | 'demo'>;
  /** Behind the fences of `../image`; asked only when a person has the pictures' addresses checked. */
  readonly fetchPicture: ImageFetcher['fetch'];
}

export interface Catalog {
  readonly handlers: AreaHandlers<'catalog'>;
  /**
   * Tells the window that products changed by other hands than these handlers' (a pull, a publish);
   * null = many. Objects of other kinds are passed over.
   */
  notifyChanged(objects: readonly ObjectRef[] | null): void;
}

/** The catalog of one account: reading, views, drafts and undo. Works without a network. */
export function createCatalog({ store, ports, account, fetchPicture }: CatalogParts): Catalog {
  const { clock, events, random } = ports;
  const views = createViews(store, random);

  /** The demo account has no Dashboard; sandboxes are opened like test mode. */
  function asDetail(detail: StoredDetail): ProductDetail {
    const isInStripe = detail.base !== null && !account.demo;
    const mode = account.mode === 'live' ? 'live' : 'test';
    return { ...detail, dashboardUrl: isInStripe ? dashboardObjectUrl('product', detail.id, mode) : null };
  }

  async function announce(productIds: readonly string[] | null): Promise<void> {
    events.emit('catalog.changed', { productIds: productIds === null ? null : [...productIds] });
    events.emit('catalog.undoChanged', await store.readUndoState());
  }

  /** A local change: durable before it is told, told before it is answered. */
  async function changed<T>(productId: string, change: Promise<T>): Promise<T> {
    const answer = await change;
    await announce([productId]);
    return answer;
  }

  async function travelled(change: Promise<Undone>): Promise<{ done: EditLabel; productIds: string[] }> {
    const { done, changed: objects, renamed } = await change;
    if (renamed !== undefined) events.emit('catalog.renamed', renamed);
    const productIds = productIdsIn(objects);
    await announce(productIds);
    return { done, productIds };
  }

  async function changedDetail(productId: string, change: Promise<StoredDetail>): Promise<ProductDetail> {
    return asDetail(await changed(productId, change));
  }

  /** Of a price only the answer tells the product. */
  async function changedOfPrice(change: Promise<StoredDetail>): Promise<ProductDetail> {
    const detail = await change;
    await announce([detail.id]);
    return asDetail(detail);
  }
  const sheet = createSheet(store, clock, () => makeLocalId(random.uuid()), announce);

  const newId = (): string => makeProductId(random.uuid());

  const handlers: AreaHandlers<'catalog'> = {
    openView: (query) => views.open(query),
    readRows: (input) => views.read(input),
    locateRow: (input) => views.locate(input),
    getCounts: () => store.readCounts(),
    getProduct: async (input) => asDetail(await store.readProduct(input)),
    listTaxCodes: async () => ({ taxCodes: await store.readTaxCodes() }),
    createProduct(input) {
      const productId = newId();
      return changedDetail(productId, store.createProduct({ ...input, productId, nowAt: clock.now() }));
    },
    editProduct: (input) =>
      changedDetail(input.productId, store.editProduct({ ...input, nowAt: clock.now() })),
    setFirstPrice: (input) =>
      changedDetail(input.productId, store.setFirstPrice({ ...input, nowAt: clock.now() })),
    async setProductId({ productId, newId: typed }) {
      const input = { productId, typed: typed ?? '', madeId: newId(), nowAt: clock.now() };
      const detail = await store.setProductId(input);
      const { id } = detail;
      if (id !== productId) events.emit('catalog.renamed', { from: productId, to: id });
      await announce([id, productId]);
      return asDetail(detail);
    },
    archiveProduct: ({ productId }) =>
      changedDetail(productId, store.setActive({ productId, active: false, nowAt: clock.now() })),
    unarchiveProduct: ({ productId }) =>
      changedDetail(productId, store.setActive({ productId, active: true, nowAt: clock.now() })),
    duplicateProduct(input) {
      const id = newId();
      return changedDetail(id, store.duplicateProduct({ ...input, newId: id, nowAt: clock.now() }));
    },
    deleteProduct: ({ productId }) =>
      changed(productId, store.deleteProduct({ productId, nowAt: clock.now() })),
    discardProduct: ({ productId }) =>
      changed(productId, store.discardProduct({ productId, nowAt: clock.now() })),
    addPrice(input) {
      const priceId = makeLocalId(random.uuid());
      return changedDetail(input.productId, store.addPrice({ ...input, priceId, nowAt: clock.now() }));
    },
    editPrice: (input) => changedOfPrice(store.editPrice({ ...input, nowAt: clock.now() })),
    changePrice(input) {
      const newId = makeLocalId(random.uuid());
      return changedOfPrice(store.changePrice({ ...input, newId, nowAt: clock.now() }));
    },
    keepTypedPrice: async (input) => asDetail(await store.keepTypedPrice({ ...input, nowAt: clock.now() })),
    discardPrice: (input) => changedOfPrice(store.discardPrice({ ...input, nowAt: clock.now() })),
    ...sheet,
    ...createBulk(store, ports, newId, announce),
    ...createExchange(store, ports, newId, announce),
    findDuplicates: () => store.findDuplicates(),
    listLookupKeys: () => store.listLookupKeys(),
    checkTaxReadiness: () => store.checkTaxReadiness(),
    getUsedTaxCodes: () => store.readUsedTaxCodes(),
    rememberTaxCode: (input) => store.rememberTaxCode(input),
    listSavedViews: () => store.readListViews(),
    saveView: async (view) => {
      await store.saveListView({ view, nowAt: clock.now() });
      return {};
    },
    deleteView: async ({ name }) => {
      await store.deleteListView({ name });
      return {};
    },
    saveLayout: async ({ layout }) => {
      await store.saveListLayout({ layout });
      return {};
    },
    listColumnChoices: () => store.readColumnChoices(),
    getUndoState: () => store.readUndoState(),
    undo: () => travelled(store.undo({ nowAt: clock.now() })),
    redo: () => travelled(store.redo({ nowAt: clock.now() })),
    async checkImages({ urls }, progress, signal) {
      const { checkImages } = await import('./check-images.ts');
      return await checkImages(urls, fetchPicture, progress, signal);
    },
    attachImage: (input) =>
      changedDetail(input.productId, store.attachImage({ ...input, nowAt: clock.now() })),
  };

  return {
    handlers,
    notifyChanged(objects) {
      // A publish or a pull can take the ground from an undo step: tell what is left to undo.
      announce(objects === null ? null : productIdsIn(objects)).catch(() => undefined);
    },
  };
}

function productIdsIn(objects: readonly ObjectRef[]): string[] {
  return objects.filter(({ kind }) => kind === 'product').map(({ id }) => id);
}
