import type { Account } from '../store/account.ts';
import type { ModeStore } from '../store/mode-store.ts';
export function seedCustomers(_account: Account, _store: ModeStore, _shop: object): void {}
