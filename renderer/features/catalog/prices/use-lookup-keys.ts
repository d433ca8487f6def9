import { useEffect, useState } from 'react';
import type { KeyedPrice } from '#shared/contract/catalog-lookup-keys.ts';
import type { AppError } from '#shared/errors.ts';
import { call, on } from '#renderer/bridge/client.ts';
import { throttle } from '../throttle.ts';

export interface LookupKeyHolder {
  readonly productName: string;
  readonly active: boolean;
}

export interface LookupKeys {
  /** Null while they are being read. */
  readonly prices: readonly KeyedPrice[] | null;
  readonly error: AppError | null;
  /** Another price that has a key. */
  readonly holderOf: (key: string, exceptId: string | null) => LookupKeyHolder | null;
}

const AGAIN_MS = 300;

/** The lookup keys of the catalog, kept up to date while they are shown. */
export function useLookupKeys(): LookupKeys {
  const [prices, setPrices] = useState<readonly KeyedPrice[] | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  useEffect(() => {
    const read = throttle(async () => {
      const answer = await call('catalog.listLookupKeys');
      if (answer.ok) setPrices(answer.value.prices);
      else setError(answer.error);
    }, AGAIN_MS);
    read.run();
    const stop = on('catalog.changed', read.run);
    return () => {
      stop();
      read.stop();
    };
  }, []);
  return {
    prices,
    error,
    holderOf(key, exceptId) {
      const found = prices?.find(({ lookupKey, priceId }) => lookupKey === key && priceId !== exceptId);
      if (found === undefined) return null;
      return { productName: found.productName, active: found.fields.active };
    },
  };
}
