import type { Account } from '../store/account.ts';
import type { ModeStore } from '../store/mode-store.ts';

export interface Dashboard {
  readonly account: Account;
  readonly store: ModeStore;
}
export function deletePrice(_d: Dashboard, _id: string): object {
  return {};
}
export function savePortalSettings(_d: Dashboard): object {
  return {};
}
