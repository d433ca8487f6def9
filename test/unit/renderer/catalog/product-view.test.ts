import { describe, expect, it } from 'vitest';
import type { ProductRow } from '#shared/contract/catalog.ts';
import { fail, ok } from '#shared/errors.ts';
import { ProductView, type ProductQuery } from '#renderer/features/catalog/product-view.ts';

type Call = ConstructorParameters<typeof ProductView>[0];

const query: ProductQuery = {
  search: '',
  filter: { status: 'all', changed: false, conflict: false, missingTaxCode: false },
  sort: { by: 'name', direction: 'ascending' },
};

function rowOf(id: string): ProductRow {
  return { id } as ProductRow;
}

/** An engine with a list of ids; answers can be held back. */
function engineOf(ids: string[]) {
  const engine = { ids, asked: [] as string[], hold: null as Promise<void> | null };
  const call = async (name: string, input: never): Promise<unknown> => {
    engine.asked.push(name);
    const { search, start, count, productId } = input as Record<string, never>;
    const list = engine.ids.filter((id) => id.includes(search ?? ''));
    if (engine.hold !== null && search === 'slow') await engine.hold;
    if (name === 'catalog.openView') {
      return ok({ viewId: 'v', total: list.length, rows: list.slice(0, 50).map(rowOf) });
    }
    if (name === 'catalog.locateRow') {
      const index = list.indexOf(productId ?? '');
      return ok({ index: index === -1 ? null : index });
    }
    if (name === 'catalog.readRows') {
      const from = start ?? 0;
      return ok({ total: list.length, rows: list.slice(from, from + Number(count)).map(rowOf) });
    }
    return fail('app/unknown-procedure');
  };
  return { engine, call: call as unknown as Call };
}

const numbered = (count: number): string[] => Array.from({ length: count }, (_, index) => `p${index}`);

describe('the list of products', () => {
  it('shows the newest search, whichever answer comes last', async () => {
    const { call, engine } = engineOf(['slow-tea', 'quick-tea']);
    const held = Promise.withResolvers<void>();
    engine.hold = held.promise;
    const view = new ProductView(call, () => {});
    const slow = view.open({ ...query, search: 'slow' });
    await view.open({ ...query, search: 'quick' });
    held.resolve();
    expect(await slow).toBeNull();
    expect(view.rows.row(0)?.id).toBe('quick-tea');
  });

  it('says where the anchor and the focus went, and has the rows on the screen at once', async () => {
    const { call, engine } = engineOf(numbered(1000));
    const view = new ProductView(call, () => {});
    await view.open(query);
    engine.ids = ['new-a', 'new-b', ...numbered(1000)];
    const kept = await view.refresh(
      query,
      { first: 500, last: 520 },
      {
        anchor: { id: 'p500', index: 500 },
        focus: { id: 'p3', index: 3 },
      },
    );
    expect(kept).toEqual({ shift: 2, focusIndex: 5 });
    expect(view.rows.row(502)?.id).toBe('p500');
    expect(view.rows.row(522)?.id).toBe('p520');
  });

  it('says when the focused product left the list', async () => {
    const { call, engine } = engineOf(['a', 'b']);
    const view = new ProductView(call, () => {});
    await view.open(query);
    engine.ids = ['b'];
    const kept = await view.refresh(
      query,
      { first: 0, last: 10 },
      { anchor: null, focus: { id: 'a', index: 0 } },
    );
    expect(kept).toEqual({ shift: 0, focusIndex: null });
    expect(view.rows.total).toBe(1);
  });
});
