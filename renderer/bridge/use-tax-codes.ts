import { useEffect, useMemo } from 'react';
import { create } from 'zustand';
import type { OutputOf } from '#shared/contract/index.ts';
import { call } from './client.ts';

export type TaxCode = OutputOf<'catalog.listTaxCodes'>['taxCodes'][number];

interface TaxCodesState {
  readonly accountId: string | null;
  readonly codes: readonly TaxCode[];
  /** Whether the account's first pull was done when they were read. */
  readonly isPulled: boolean;
}

/** The list is public data of a few hundred rows, the same in every account (facts 3.1): read once. */
const useTaxCodeStore = create<TaxCodesState>(() => ({ accountId: null, codes: [], isPulled: false }));

/** Reads the list of an account. */
export async function readTaxCodes(accountId: string, isPulled: boolean): Promise<void> {
  const list = await call('catalog.listTaxCodes');
  if (list.ok) useTaxCodeStore.setState({ accountId, codes: list.value.taxCodes, isPulled });
}

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
    const isKnown = known.accountId === accountId && known.codes.length > 0;
    if (!isKnown || (pulled && !known.isPulled)) void readTaxCodes(accountId, pulled);
  }, [accountId, pulled]);
  return useMemo(() => {
    const byId = new Map(codes.map((code) => [code.id, code.name]));
    return { codes, name: (id) => byId.get(id) ?? null };
  }, [codes]);
}
