import { create } from 'zustand';
import type { Account } from '#shared/contract/account.ts';
import type {
  Configuration,
  PlanCatalogParts,
  PortalElsewhere,
  PortalState,
} from '#shared/contract/portal.ts';
import { type PlanCatalog, planCatalog } from '#shared/domain/portal/plan-catalog.ts';
import type { AppError } from '#shared/errors.ts';
import { call, callFor } from '#renderer/bridge/client.ts';

export interface ElsewhereState {
  readonly portal: PortalElsewhere | null;
  readonly error: AppError | null;
  /** Local milliseconds of the last answer. */
  readonly at: number;
  readonly isReading: boolean;
  /** What its plan lists speak of was read with it: without that nothing can be mapped. */
  readonly hasCatalog: boolean;
}

interface PortalStore {
  readonly accountId: string | null;
  readonly state: PortalState | null;
  /** Names, prices: of what plan lists speak of. */
  readonly catalog: PlanCatalog;
  readonly isChecking: boolean;
  /** Why the last reading of Stripe came to nothing. */
  readonly checkError: AppError | null;
  /** The portals of other accounts and modes, by account. */
  readonly elsewhere: Readonly<Record<string, ElsewhereState>>;
}

const EMPTY: PortalStore = {
  accountId: null,
  state: null,
  catalog: planCatalog([], []),
  isChecking: false,
  checkError: null,
  elsewhere: {},
};

export const usePortal = create<PortalStore>(() => EMPTY);

const set = usePortal.setState;
const get = usePortal.getState;

export const portalActions = {
  /** Shows what is known of an account, and asks Stripe behind it. */
  async open(accountId: string): Promise<void> {
    if (get().accountId !== accountId) set({ ...EMPTY, accountId });
    await portalActions.reread();
    const { state } = get();
    const readAt = state?.readAt ?? null;
    // The public name is kept in memory alone: it is asked for once a session.
    const isOld = readAt === null || Date.now() - readAt > 60_000;
    if (isOld || state?.business.known === false) await portalActions.checkAgain();
  },

  /** From this computer alone. */
  async reread(): Promise<void> {
    const { accountId } = get();
    if (accountId === null) return;
    const answer = await callFor(accountId)('portal.getPortal');
    if (answer.ok && get().accountId === accountId) await show(answer.value);
  },

  async checkAgain(): Promise<void> {
    const { accountId, isChecking } = get();
    if (accountId === null || isChecking) return;
    set({ isChecking: true });
    const answer = await callFor(accountId)('portal.checkAgain');
    if (get().accountId !== accountId) return;
    set({ isChecking: false, checkError: answer.ok ? null : answer.error });
    if (answer.ok) await show(answer.value);
  },

  /** The portal of another account or mode, read from Stripe now. */
  async readElsewhere(account: Pick<Account, 'id'>, withCatalog = false): Promise<PortalElsewhere | null> {
    const before = get().elsewhere[account.id];
    const put = (state: ElsewhereState): void =>
      set((store) => ({ elsewhere: { ...store.elsewhere, [account.id]: state } }));
    const hadCatalog = before?.hasCatalog ?? false;
    put({
      portal: before?.portal ?? null,
      error: null,
      at: before?.at ?? 0,
      isReading: true,
      hasCatalog: hadCatalog,
    });
    const startedAt = Date.now();
    const answer = await call('portal.readElsewhere', { accountId: account.id, withCatalog });
    const now = get().elsewhere[account.id];
    // A fuller answer came meanwhile: this one would only take its catalog away.
    if (!withCatalog && now?.hasCatalog === true && now.at >= startedAt) return now.portal;
    put({
      portal: answer.ok ? answer.value : (before?.portal ?? null),
      error: answer.ok ? null : answer.error,
      at: answer.ok ? Date.now() : (before?.at ?? 0),
      isReading: false,
      hasCatalog: answer.ok ? withCatalog : hadCatalog,
    });
    return answer.ok ? answer.value : null;
  },

  /** Puts what one call answered into the list, before the reading that follows says the same. */
  put(configuration: Configuration): void {
    const { state } = get();
    if (state === null) return;
    const others = state.configurations.filter(({ id }) => id !== configuration.id);
    set({ state: { ...state, configurations: [...others, configuration] } });
  },
} as const;

async function show(state: PortalState): Promise<void> {
  set({ state });
  const ids = listedProducts(state);
  const known = get().catalog.products;
  if (ids.every((id) => known.has(id))) return;
  await portalActionsCatalog(ids);
}

/** Reads the catalog again: a name or a price may have changed. */
export async function portalActionsCatalog(productIds: readonly string[]): Promise<void> {
  const { accountId } = get();
  const answer = await call('portal.readCatalog', { productIds: [...productIds], lookupKeys: [], names: [] });
  if (answer.ok && get().accountId === accountId) addToCatalog(answer.value);
}

/** What a search or a mapping brought is shown by its name from now on. */
export function addToCatalog(parts: PlanCatalogParts): void {
  const { catalog } = get();
  set({
    catalog: planCatalog(
      [...new Map([...catalog.products, ...parts.products.map((each) => [each.id, each] as const)]).values()],
      [...new Map([...catalog.prices, ...parts.prices.map((each) => [each.id, each] as const)]).values()],
    ),
  });
}

function listedProducts(state: PortalState): string[] {
  const lists = state.configurations.flatMap(({ fields, stored }) => [
    ...(fields['features.subscription_update.products'] ?? []),
    ...(stored?.fields['features.subscription_update.products'] ?? []),
  ]);
  return [...new Set(lists.map(({ product }) => product))];
}
