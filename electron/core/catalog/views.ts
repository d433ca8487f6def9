import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import type { Random } from '../ports.ts';
import type { Store } from '../storage/store.ts';

export interface Views {
  open(query: InputOf<'catalog.openView'>): Promise<OutputOf<'catalog.openView'>>;
  read(input: InputOf<'catalog.readRows'>): Promise<OutputOf<'catalog.readRows'>>;
  locate(input: InputOf<'catalog.locateRow'>): Promise<OutputOf<'catalog.locateRow'>>;
}

/**
 * Views of the grid: the first rows are answered at once, the whole list is made behind them,
 * before the window asks for it.
 */
export function createViews(store: Store, random: Random): Views {
  return {
    async open(query) {
      const viewId = random.uuid();
      const start = await store.openView({ viewId, query });
      // A read that comes meanwhile goes on with the same list. A failure here (the view was
      // forgotten, the store closed) meets that read, too, and is told there.
      if (start.total === null) store.completeView({ viewId }).catch(() => undefined);
      return { viewId, ...start };
    },
    read: (input) => store.readViewRows(input),
    locate: (input) => store.locateInView(input),
  };
}
