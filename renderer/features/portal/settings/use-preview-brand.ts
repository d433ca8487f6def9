import { useEffect, useState } from 'react';
import type { BrandingState } from '#shared/contract/branding.ts';
import type { Business } from '#shared/contract/portal.ts';
import { type Brand, NO_BRAND } from '#shared/domain/brand.ts';
import { hexColour } from '#shared/domain/portal/share-kit.ts';
import { call } from '#renderer/bridge/client.ts';
import { useCurrentAccount } from '#renderer/bridge/engine-state.ts';
import { usePortal } from '../portal-store.ts';

/** A brand that the preview can be drawn in. `live`: as Stripe has it, as far as it tells. */
export interface BrandChoice {
  readonly id: string;
  /** Null for the live one. */
  readonly name: string | null;
  readonly brand: Brand;
}

/** The live brand and every draft of one, the newest draft first; never empty, and the live one is the last. */
export function useBrandChoices(): readonly BrandChoice[] {
  const account = useCurrentAccount();
  const business = usePortal((store) => store.state?.business);
  const [state, setState] = useState<BrandingState | null>(null);
  const accountId = account?.id ?? null;
  useEffect(() => {
    let isOver = false;
    const read = async (): Promise<void> => {
      const known = await call('branding.getState');
      if (isOver || !known.ok) return;
      setState(known.value);
      const own = known.value.readings.find((reading) => reading.accountId === accountId);
      if (own?.state !== 'notRead') return;
      // Icon and colours were never asked for: once is enough, Branding reads them again.
      const live = await call('branding.readLive');
      if (!isOver && live.ok) setState(live.value);
    };
    void read();
    return () => {
      isOver = true;
    };
  }, [accountId]);
  const drafts = (state?.drafts ?? []).toSorted((left, right) => right.changedAt - left.changedAt);
  const live = state?.readings.find((reading) => reading.accountId === accountId)?.brand ?? null;
  return [
    ...drafts.map(({ id, name, brand }) => ({ id: String(id), name, brand })),
    { id: 'live', name: null, brand: live ?? brandOf(business) },
  ];
}

/** What the portal itself was told of the business: its name and its colours. */
function brandOf(business: Business | undefined): Brand {
  const known = business?.known === true ? business : null;
  return {
    ...NO_BRAND,
    businessName: known?.name ?? null,
    brandColour: hexColour(known?.brandColour ?? null),
    accentColour: hexColour(known?.accentColour ?? null),
  };
}
