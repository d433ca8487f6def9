import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askEarly, call, forgetEarly } from '#renderer/bridge/client.ts';
import { FIRST_QUERY } from '#renderer/features/catalog/first-query.ts';
import { useCatalogStore } from '#renderer/features/catalog/catalog-store.ts';

describe('a call that was asked early', () => {
  const asked: string[] = [];

  beforeEach(() => {
    asked.length = 0;
    const invoke = async ({ name }: { name: string }) => {
      asked.push(name);
      return await Promise.resolve({ ok: true, value: asked.length });
    };
    vi.stubGlobal('window', { countertop: { invoke } });
  });

  afterEach(() => {
    forgetEarly();
    vi.unstubAllGlobals();
  });

  it('is answered by what was asked, once', async () => {
    askEarly('catalog.openView', FIRST_QUERY);
    expect(await call('catalog.openView', FIRST_QUERY)).toEqual({ ok: true, value: 1 });
    expect(await call('catalog.openView', FIRST_QUERY)).toEqual({ ok: true, value: 2 });
  });

  it('is asked anew with another input, or when the early answer was forgotten', async () => {
    askEarly('catalog.openView', FIRST_QUERY);
    expect(await call('catalog.openView', { ...FIRST_QUERY, search: 'tea' })).toEqual({ ok: true, value: 2 });
    forgetEarly();
    expect(await call('catalog.openView', FIRST_QUERY)).toEqual({ ok: true, value: 3 });
  });

  it('asks for what the catalog shows first', () => {
    const { search, filter, sort } = useCatalogStore.getState();
    expect({ search, filter, sort: { by: sort.columnId, direction: sort.direction } }).toEqual(FIRST_QUERY);
  });
});
