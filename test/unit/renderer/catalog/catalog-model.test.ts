import { beforeEach, describe, expect, it, vi } from 'vitest';
import { catalogActions, isNarrowed, useCatalogStore } from '#renderer/features/catalog/catalog-store.ts';
import { moved } from '#renderer/features/catalog/product/moved.ts';
import { periodOf, recurringOf } from '#renderer/features/catalog/product/billing-period.ts';
import { throttle } from '#renderer/features/catalog/throttle.ts';

describe('what a person did to the catalog screen', () => {
  beforeEach(() => {
    catalogActions.enterAccount('other');
    catalogActions.enterAccount('shop');
  });

  it('starts a new list at its top', () => {
    catalogActions.focus({ row: 40, column: 3 }, 'prod_40');
    catalogActions.rememberScroll(900);
    catalogActions.search('tea');
    expect(useCatalogStore.getState()).toMatchObject({ scrollTop: 0, focusedId: null, focus: { row: 0 } });
  });

  it('is kept while other screens are open, and not for another account', () => {
    catalogActions.search('tea');
    catalogActions.enterAccount('shop');
    expect(useCatalogStore.getState().search).toBe('tea');
    catalogActions.enterAccount('other');
    expect(useCatalogStore.getState().search).toBe('');
  });

  it('knows when something is hidden', () => {
    expect(isNarrowed(useCatalogStore.getState())).toBe(false);
    catalogActions.filter({ missingTaxCode: true });
    expect(isNarrowed(useCatalogStore.getState())).toBe(true);
    catalogActions.clearFilters();
    expect(isNarrowed(useCatalogStore.getState())).toBe(false);
  });

  it('keeps the focus on the heading that was sorted by', () => {
    catalogActions.focus({ row: -1, column: 3 }, null);
    catalogActions.sortBy({ columnId: 'price', direction: 'ascending' });
    expect(useCatalogStore.getState().focus).toEqual({ row: -1, column: 3 });
  });
});

describe('redrawing', () => {
  it('runs at once, then once more for a whole burst, never twice at a time', async () => {
    vi.useFakeTimers();
    const work = vi.fn<() => Promise<void>>().mockResolvedValue();
    const redraw = throttle(work, 250);
    for (let call = 0; call < 50; call += 1) redraw.run();
    expect(work).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(249);
    expect(work).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(work).toHaveBeenCalledTimes(2);
    redraw.run();
    redraw.stop();
    await vi.advanceTimersByTimeAsync(1000);
    expect(work).toHaveBeenCalledTimes(2);
    vi.useRealTimers();
  });
});

describe('lists and periods of the product page', () => {
  it('moves an item and leaves the list alone at its ends', () => {
    expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
  });

  it('names the usual billing periods and calls the rest custom', () => {
    expect(periodOf(null)).toBe('once');
    expect(periodOf({ interval: 'month', intervalCount: 3 })).toBe('month:3');
    expect(periodOf({ interval: 'week', intervalCount: 2 })).toBe('custom');
    expect(recurringOf('year:1')).toEqual({ interval: 'year', intervalCount: 1 });
    expect(recurringOf('once')).toBeNull();
  });
});
