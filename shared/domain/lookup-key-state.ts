/** A price with its key, as far as keys are concerned. */
export interface KeyHolder {
  readonly lookupKey: string;
  readonly isDrafted: boolean;
  readonly takesOver: boolean;
  readonly fields: { readonly active: boolean };
}

/**
 * - `clash`: another price has the key too and none takes it over, so Stripe refuses one of them
 * - `takes`, `gives`: it moves from one to the other at publish
 * - `archived`: held by an archived price, which keeps it from every other (facts 2.2)
 * - `held`: nothing to do
 */
export type LookupKeyState = 'clash' | 'takes' | 'gives' | 'archived' | 'held';

/** What becomes of each price's key, in the order given (facts 2.2: keys are unique in the account). */
export function lookupKeyStates(holders: readonly KeyHolder[]): LookupKeyState[] {
  const byKey = Map.groupBy(holders, ({ lookupKey }) => lookupKey);
  return holders.map((holder) => {
    const all = byKey.get(holder.lookupKey) ?? [];
    if (all.length > 1) {
      const takers = all.filter(({ takesOver }) => takesOver);
      if (all.length > 2 || takers.length !== 1) return 'clash';
      return holder.takesOver ? 'takes' : 'gives';
    }
    if (!holder.fields.active) return 'archived';
    return holder.takesOver ? 'takes' : 'held';
  });
}
