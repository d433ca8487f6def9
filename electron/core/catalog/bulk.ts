import type { EditLabel } from '#shared/contract/catalog.ts';
import type { BulkEffect } from '#shared/contract/catalog-bulk.ts';
import { type BulkAction, MAX_SAMPLES } from '#shared/domain/bulk-edit.ts';
import type { BulkPriceAction } from '#shared/domain/bulk-prices.ts';
import type { Clock, Random } from '../ports.ts';
import type { AreaHandlers } from '../router.ts';
import type { Store } from '../storage/store.ts';
import { inStretches, type LongEdit } from './stretches.ts';

type Bulk = Pick<AreaHandlers<'catalog'>, 'listViewIds' | 'previewBulk' | 'applyBulk' | 'duplicateMany'>;

/** More than a window shows: the list is made anew instead of row by row. */
const MANY = 200;
/** Names told with a reason. */
const MAX_NAMES = 3;

type Action = BulkAction | BulkPriceAction;

const LABELS: Readonly<Record<Action['type'], EditLabel['label']>> = {
  setField: 'bulk',
  setMetadata: 'bulk',
  removeMetadata: 'bulk',
  replace: 'replace',
  archive: 'archiveMany',
  unarchive: 'unarchiveMany',
  changePrices: 'changePrices',
  setTaxBehavior: 'taxBehavior',
};

/** One change made to many products: its effect first, then the change, one step to undo. */
export function createBulk(
  store: Store,
  ports: { readonly clock: Pick<Clock, 'now'>; readonly random: Pick<Random, 'uuid'> },
  newId: () => string,
  changed: (productIds: readonly string[] | null) => Promise<void>,
): Bulk {
  const { clock, random } = ports;

  async function run(
    input: { readonly productIds: readonly string[]; readonly action: Action },
    edit: LongEdit,
    isTrial: boolean,
  ): Promise<{ effect: BulkEffect; productIds: string[] }> {
    const { action } = input;
    const effect: BulkEffect = { changed: 0, unchanged: 0, refused: [], samples: [] };
    const productIds: string[] = [];
    const label = LABELS[action.type];
    await inStretches(store, input.productIds, edit, async (stretch, editId) => {
      const of = { editId, label, nowAt: edit.nowAt, productIds: stretch, isTrial };
      const done = isOfPrices(action)
        ? await store.changeManyPrices({ ...of, action, seeds: stretch.map(() => random.uuid()) })
        : await store.editManyProducts({ ...of, action });
      addEffect(effect, done.effect);
      productIds.push(...done.productIds);
      return done.editId;
    });
    return { effect, productIds };
  }

  return {
    listViewIds: async ({ viewId }) => {
      const { ids } = await store.readViewIds({ viewId, start: 0, count: Number.MAX_SAFE_INTEGER });
      return { productIds: ids };
    },
    previewBulk: async (input, progress, signal) => {
      const { effect } = await run(input, { progress, signal, nowAt: clock.now() }, true);
      return effect;
    },
    applyBulk: async (input, progress, signal) => {
      const { effect, productIds } = await run(input, { progress, signal, nowAt: clock.now() }, false);
      if (productIds.length > 0) await changed(productIds.length > MANY ? null : productIds);
      return effect;
    },
    duplicateMany: async ({ productIds, naming }, progress, signal) => {
      const copies = productIds.map((productId) => ({ productId, newId: newId() }));
      const made: string[] = [];
      const edit = { progress, signal, nowAt: clock.now() };
      await inStretches(store, copies, edit, async (stretch, editId) => {
        const of = { editId, label: 'duplicateMany' as const, nowAt: edit.nowAt, copies: stretch, naming };
        const done = await store.duplicateStretch(of);
        made.push(...done.made);
        return done.editId;
      });
      await changed(null);
      return { made: made.length };
    },
  };
}

function isOfPrices(action: Action): action is BulkPriceAction {
  return action.type === 'changePrices' || action.type === 'setTaxBehavior';
}

function addEffect(whole: BulkEffect, part: BulkEffect): void {
  whole.changed += part.changed;
  whole.unchanged += part.unchanged;
  whole.samples.push(...part.samples.slice(0, MAX_SAMPLES - whole.samples.length));
  for (const { problem, count, names } of part.refused) {
    const known = whole.refused.find((other) => other.problem.code === problem.code);
    if (known === undefined) {
      whole.refused.push({ problem, count, names });
      continue;
    }
    known.count += count;
    known.names.push(...names.slice(0, MAX_NAMES - known.names.length));
  }
}
