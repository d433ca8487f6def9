import type { ModeStore } from '../store/mode-store.ts';
export function seedPortal(_store: ModeStore, _shop: object): void {}
