import { useEffect, useState } from 'react';
import type { BulkEffect } from '#shared/contract/catalog-bulk.ts';
import type { AppError } from '#shared/errors.ts';
import { stream } from '#renderer/bridge/client.ts';
import type { AnyBulkAction } from './bulk-form.ts';

/** A pause in typing before the effect is worked out anew. */
const PAUSE_MS = 200;

export interface PreviewedEffect {
  /** Null while it is worked out, and where there is no action yet. */
  readonly effect: BulkEffect | null;
  readonly error: AppError | null;
}

/** What the action would do to these products, kept current while the form changes. */
export function useBulkEffect(productIds: readonly string[], action: AnyBulkAction | null): PreviewedEffect {
  const [previewed, setPreviewed] = useState<PreviewedEffect & { readonly of: string | null }>({
    of: null,
    effect: null,
    error: null,
  });
  const key = action === null ? null : JSON.stringify(action);
  useEffect(() => {
    if (key === null) return undefined;
    let cancel = (): void => undefined;
    const pause = setTimeout(() => {
      const input = { productIds: [...productIds], action: JSON.parse(key) as AnyBulkAction };
      const running = stream('catalog.previewBulk', input, () => undefined);
      cancel = running.cancel;
      void (async () => {
        const result = await running.result;
        if (result.ok) setPreviewed({ of: key, effect: result.value, error: null });
        else if (result.error.code !== 'app/cancelled')
          setPreviewed({ of: key, effect: null, error: result.error });
      })();
    }, PAUSE_MS);
    return () => {
      clearTimeout(pause);
      cancel();
    };
  }, [productIds, key]);
  return key !== null && previewed.of === key ? previewed : { effect: null, error: null };
}
