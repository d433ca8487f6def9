import { useEffect, useMemo } from 'react';
import { create } from 'zustand';
import type { OutputOf } from '#shared/contract/index.ts';
import { call } from './client.ts';

export type TaxCode = OutputOf<'catalog.listTaxCodes'>['taxCodes'][number];

interface TaxCodesState {
  readonly accountId: string | null;
  readonly codes: readonly TaxCode[];
}

/** The list is public data of a few hundred rows, the same in every account (facts 3.1): read once. */
const useTaxCodeStore = create<TaxCodesState>(() => ({ accountId: null, codes: [] }));

export interface TaxCodes {
  readonly codes: readonly TaxCode[];
  /** The name of a code; null when the list does not know it. */
  readonly name: (id: string) => string | null;
}

/** `pulled` reads the list again once the first pull has brought it. */
export function useTaxCodes(accountId: string | null, pulled: boolean): TaxCodes {
  const codes = useTaxCodeStore((state) => state.codes);
  useEffect(() => {
    if (accountId === null) return;
    const known = useTaxCodeStore.getState();
    if (known.accountId === accountId && known.codes.length > 0 && !pulled) return;
    const read = async (): Promise<void> => {
      const list = await call('catalog.listTaxCodes');
      if (list.ok) useTaxCodeStore.setState({ accountId, codes: list.value.taxCodes });
    };
    void read();
  }, [accountId, pulled]);
  return useMemo(() => {
    const byId = new Map(codes.map((code) => [code.id, code.name]));
    return { codes, name: (id) => byId.get(id) ?? null };
  }, [codes]);
}
