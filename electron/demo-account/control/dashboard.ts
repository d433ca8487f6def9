import { refused } from '../api/errors.ts';
import { snapshot } from '../api/expand.ts';
import { ENDED } from '../handlers/subscription-rules.ts';
import { DASHBOARD_START } from '../sample/portal.ts';
import { EventRecorder, type Account } from '../store/account.ts';
import { newId } from '../store/ids.ts';
import type { SubscriptionObject, SubscriptionStatus } from '../store/objects.ts';
import type { ModeStore } from '../store/mode-store.ts';
import type { PortalConfigurationObject } from '../store/portal-objects.ts';

/** A person at the Dashboard of one mode. */
export interface Dashboard {
  readonly account: Account;
  readonly store: ModeStore;
}

/** Its events name a request but no idempotency key. */
function eventsOf({ account, store }: Dashboard): EventRecorder {
  const cause = { requestId: newId('req'), idempotencyKey: null };
  return new EventRecorder(account, store, cause, (object) => snapshot(object, account, store));
}

/** Deletes a price that nothing uses; the API cannot (facts 1.3). */
export function deletePrice(dashboard: Dashboard, id: string): object {
  const { store } = dashboard;
  const price = store.prices.get(id);
  if (price === undefined) throw refused(`No such price: '${id}'`);
  for (const subscription of store.subscriptions.values()) {
    if (subscription.items.some((item) => item.price === id))
      throw refused('This price is used by subscriptions.');
  }
  const events = eventsOf(dashboard);
  const product = store.products.get(price.product);
  if (product?.default_price === id) {
    const without = { ...product, default_price: null, updated: dashboard.account.clock.now() };
    store.products.put(without);
    events.record('product.updated', without, product);
  }
  store.prices.delete(id);
  events.record('price.deleted', { ...price, active: false });
  return { id, object: 'price', deleted: true };
}

/** Puts a subscription into a state that only time and payments bring about. */
export function setSubscriptionStatus(dashboard: Dashboard, id: string, status: SubscriptionStatus): object {
  const { account, store } = dashboard;
  const old = store.subscriptions.get(id);
  if (old === undefined) throw refused(`No such subscription: '${id}'`);
  const endedAt = ENDED.has(status) ? account.clock.now() : null;
  const changed: SubscriptionObject = {
    ...old,
    status,
    canceled_at: status === 'canceled' ? endedAt : null,
    ended_at: endedAt,
  };
  store.subscriptions.put(changed);
  const type = status === 'canceled' ? 'customer.subscription.deleted' : 'customer.subscription.updated';
  eventsOf(dashboard).record(type, changed, old);
  return changed;
}

/** Saves the portal's settings for the first time in this mode, which makes the default (facts 5.1). */
export function savePortalSettings(dashboard: Dashboard): object {
  const { account, store } = dashboard;
  for (const known of store.portalConfigurations.values()) if (known.is_default) return known;
  const now = account.clock.now();
  const configuration: PortalConfigurationObject = {
    ...DASHBOARD_START,
    id: newId('bpc'),
    created: now,
    livemode: store.livemode,
    updated: now,
  };
  store.portalConfigurations.put(configuration);
  eventsOf(dashboard).record('billing_portal.configuration.created', configuration);
  return configuration;
}
