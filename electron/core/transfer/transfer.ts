import type { Account } from '#shared/contract/account.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import type { Comparison } from '#shared/contract/transfer.ts';
import type { CatalogProduct } from '#shared/domain/compare/plan-copy.ts';
import { makeLocalId } from '#shared/domain/local-id.ts';
import { makeProductId } from '#shared/domain/product-id.ts';
import { failure } from '#shared/errors.ts';
import type { Clock, FileSaver, Random } from '../ports.ts';
import type { AreaHandlers } from '../router.ts';
import type { CopyPair } from '../storage/methods/transfer.ts';
import type { Store } from '../storage/store.ts';
import { type Backup, readBackup, writeBackup } from './backup-file.ts';
import { type PortalOf, restorePortal } from './restore-portal.ts';

/** An account whose catalog is read or drafted in. */
export interface TransferEnd {
  readonly account: Pick<Account, 'id' | 'name' | 'mode'>;
  readonly store: Store;
  readonly portal: PortalOf;
  /** Tells the window, after drafts were made. */
  changed(): void;
}

export interface TransferParts {
  readonly ports: {
    readonly clock: Pick<Clock, 'now'>;
    readonly random: Pick<Random, 'uuid'>;
    readonly fileSaver: FileSaver;
  };
  /** Opens an account for it, with its catalog read from Stripe at least once. */
  readonly open: (accountId: string, signal: AbortSignal) => Promise<TransferEnd>;
  readonly current: () => Promise<TransferEnd>;
}

/** Products in one transaction. */
const STRETCH = 100;
/** Differing products told at once; the others when they are asked for. */
const MAX_TOLD = 500;
/** A backup of 100,000 products stays under it. */
const MAX_BACKUP_BYTES = 200 * 1024 * 1024;

interface Source {
  /** Names it in the target's records of what was copied. */
  readonly name: string;
  readonly ids: readonly string[];
  read(ids: readonly string[]): Promise<readonly CatalogProduct[]>;
}

/** The last comparison: what differs, and what it is called in the target. */
interface Compared {
  readonly id: string;
  readonly input: InputOf<'transfer.compare'>;
  readonly differing: readonly string[];
  readonly pairs: ReadonlyMap<string, string | null>;
}

/** Whole catalogs: compared, copied again and again, kept in a file and brought back. */
export function createTransfer({ ports, open, current }: TransferParts): AreaHandlers<'transfer'> {
  const { clock, random, fileSaver } = ports;
  let kept: (Backup & { readonly id: string }) | null = null;
  let compared: Compared | null = null;

  async function openSource(of: InputOf<'transfer.compare'>['source'], signal: AbortSignal): Promise<Source> {
    if (of.type === 'account') {
      const { account, store } = await open(of.accountId, signal);
      const { ids } = await store.listBaseProducts();
      return {
        name: account.id,
        ids,
        read: async (part) => (await store.readBaseProducts({ ids: part })).products,
      };
    }
    if (kept?.id !== of.backupId) throw failure('transfer/backup-forgotten');
    const { account, products } = kept;
    const byId = new Map(products.map((product) => [product.id, product]));
    const ids = products.map(({ id }) => id);
    return { name: account.id, ids, read: async (part) => part.flatMap((id) => byId.get(id) ?? []) };
  }

  async function run(
    input: InputOf<'transfer.copy'>,
    work: {
      readonly isTrial: boolean;
      readonly progress: (value: { done: number; total: number }) => void;
      readonly signal: AbortSignal;
    },
  ): Promise<{ comparison: Comparison; drafted: number; target: TransferEnd }> {
    const { signal, isTrial } = work;
    if (input.source.type === 'account' && input.source.accountId === input.targetId) {
      throw failure('transfer/same-account');
    }
    const source = await openSource(input.source, signal);
    const target = await open(input.targetId, signal);
    const { store } = target;
    const all = new Set(source.ids);
    const except = new Set(input.except);
    const wanted = (input.productIds ?? source.ids).filter((id) => all.has(id) && !except.has(id));
    const leftOut = Object.fromEntries(input.leftOut.map(({ sourceId, paths }) => [sourceId, paths]));
    const differing: string[] = [];
    const targets = new Map<string, string | null>();
    const meters = new Map<string, number>();
    const counts = { new: 0, changed: 0, same: 0, refused: 0, left: 0, onlyInTarget: 0 };
    const comparison: Comparison = { comparisonId: random.uuid(), counts, products: [], meters: [] };
    const paired = new Set<string>();
    const nowAt = clock.now();
    let editId: number | null = null;
    let drafted = 0;
    for (let start = 0; start < wanted.length; start += STRETCH) {
      if (signal.aborted) {
        if (editId !== null) await store.revokeEdit({ editId, nowAt });
        throw failure('app/cancelled');
      }
      const products = await source.read(wanted.slice(start, start + STRETCH));
      const used = countMeters(products, meters);
      const known = await store.keepMeters({
        source: source.name,
        meters: isTrial ? {} : input.meters,
        ids: used,
      });
      const pairs = await pair(store, source.name, products, all, paired);
      const done = await store.copyStretch({
        editId,
        label: 'copy',
        nowAt,
        source: source.name,
        pairs,
        meters: { ...known.meters, ...input.meters },
        withArchived: input.withArchived,
        leftOut,
        isTrial,
        tellsAll: comparison.products.length < MAX_TOLD,
      });
      ({ editId } = done);
      differing.push(...done.differing);
      for (const { product, targetId } of pairs) targets.set(product.id, targetId);
      drafted += done.productIds.length;
      for (const outcome of ['new', 'changed', 'same', 'refused', 'left'] as const) {
        counts[outcome] += done.counts[outcome];
      }
      comparison.products.push(...done.told.slice(0, MAX_TOLD - comparison.products.length));
      work.progress({ done: Math.min(start + STRETCH, wanted.length), total: wanted.length });
    }
    const said = await store.keepMeters({ source: source.name, meters: {}, ids: [...meters.keys()] });
    comparison.meters = [...meters].map(([id, prices]) => {
      return { id, targetId: input.meters[id] ?? said.meters[id] ?? '', prices };
    });
    counts.onlyInTarget = Math.max(0, (await store.countProducts()).count - paired.size);
    if (isTrial) compared = { id: comparison.comparisonId, input, differing, pairs: targets };
    return { comparison, drafted, target };
  }

  /** Some of those that differed, compared once more: they are too many to be kept. */
  async function readCompared(
    { id, input, differing, pairs }: Compared,
    part: { readonly start: number; readonly count: number },
    signal: AbortSignal,
  ): Promise<Comparison['products']> {
    const source = await openSource(input.source, signal);
    const { store } = await open(input.targetId, signal);
    const products = await source.read(differing.slice(part.start, part.start + part.count));
    const ids = countMeters(products, new Map());
    const { meters } = await store.keepMeters({ source: source.name, meters: {}, ids });
    const { told } = await store.copyStretch({
      editId: null,
      label: 'copy',
      nowAt: clock.now(),
      source: source.name,
      pairs: products.map((product) => ({
        product,
        targetId: pairs.get(product.id) ?? null,
        newId: id,
        newPriceIds: [],
      })),
      meters: { ...meters, ...input.meters },
      withArchived: input.withArchived,
      leftOut: {},
      isTrial: true,
      tellsAll: true,
    });
    return told;
  }

  /** Each product with what it is called in the target; no product there is taken twice. */
  async function pair(
    store: Store,
    source: string,
    products: readonly CatalogProduct[],
    all: ReadonlySet<string>,
    paired: Set<string>,
  ): Promise<CopyPair[]> {
    const asked = products.map(({ id, prices }) => {
      return { id, lookupKeys: prices.flatMap(({ fields }) => fields.lookupKey ?? []) };
    });
    const { targets } = await store.findCopyTargets({ source, products: asked });
    const found = new Map(targets.map((target) => [target.sourceId, target]));
    return products.map((product) => {
      const target = found.get(product.id);
      // What only looks alike gives way to the product that has this very id.
      const isOther = target?.by === 'lookupKey' && all.has(target.targetId);
      const isFree = target !== undefined && !paired.has(target.targetId) && !isOther;
      if (isFree) paired.add(target.targetId);
      return {
        product,
        targetId: isFree ? target.targetId : null,
        newId: makeProductId(random.uuid()),
        newPriceIds: product.prices.map(() => makeLocalId(random.uuid())),
      };
    });
  }

  return {
    async compare(input, progress, signal) {
      const { comparison } = await run(
        { ...input, productIds: null, except: [], leftOut: [] },
        { isTrial: true, progress, signal },
      );
      return comparison;
    },
    async readCompared({ comparisonId, ...part }, signal) {
      if (compared?.id !== comparisonId) throw failure('transfer/comparison-forgotten');
      return { products: await readCompared(compared, part, signal) };
    },
    async copy(input, progress, signal) {
      const { drafted, target } = await run(input, { isTrial: false, progress, signal });
      if (drafted > 0) target.changed();
      return { drafted };
    },
    async restorePortal({ backupId, targetId }, signal) {
      const backup = kept;
      if (backup?.id !== backupId) throw failure('transfer/backup-forgotten');
      const target = await open(targetId, signal);
      return await restorePortal(backup, target, signal);
    },
    async saveBackup(_input, progress, signal): Promise<OutputOf<'transfer.saveBackup'>> {
      const { account, store, portal: settings } = await current();
      // Its screen may never have been opened; without a network the file has what was read last.
      await settings.checkAgain({}, signal).catch(() => undefined);
      const { ids } = await store.listBaseProducts();
      const products: CatalogProduct[] = [];
      for (let start = 0; start < ids.length; start += STRETCH) {
        if (signal.aborted) throw failure('app/cancelled');
        products.push(...(await store.readBaseProducts({ ids: ids.slice(start, start + STRETCH) })).products);
        progress({ done: Math.min(start + STRETCH, ids.length), total: ids.length });
      }
      const portal = (await store.readPortalBodies()).bodies;
      const writtenAt = clock.now();
      const { id, name, mode } = account;
      const content = writeBackup({ account: { id, name, mode }, writtenAt, products, portal });
      const day = new Date(writtenAt).toISOString().slice(0, 10);
      const saved = await fileSaver.save({ suggestedName: `catalog-backup-${mode}-${day}.json`, content });
      const prices = products.reduce((sum, product) => sum + product.prices.length, 0);
      return { saved, products: products.length, prices };
    },
    async openBackup({ bytes }) {
      if (bytes.length > MAX_BACKUP_BYTES) {
        throw failure('catalog/import-too-large', { limit: MAX_BACKUP_BYTES / 1024 / 1024 });
      }
      const backup = readBackup(bytes);
      kept = { ...backup, id: random.uuid() };
      return {
        backupId: kept.id,
        account: backup.account.name,
        mode: backup.account.mode,
        madeAt: backup.writtenAt,
        products: backup.products.length,
        portal: backup.portal.length,
        prices: backup.products.reduce((sum, { prices }) => sum + prices.length, 0),
      };
    },
  };
}

/** Notes the meters of metered prices, and answers those of these products. */
function countMeters(products: readonly CatalogProduct[], meters: Map<string, number>): string[] {
  const used = products.flatMap(({ prices }) =>
    prices.flatMap(({ fields }) => fields.recurring?.meter ?? []),
  );
  for (const id of used) meters.set(id, (meters.get(id) ?? 0) + 1);
  return [...new Set(used)];
}
