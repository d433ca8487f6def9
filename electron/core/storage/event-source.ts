import type { ChangeSource } from '#shared/contract/sync-history.ts';

/** By what somebody's change came, as far as an event tells. */
export function sourceOf(event: {
  readonly request_id: string | null;
  readonly idempotency_key: string | null;
}): ChangeSource {
  if (event.idempotency_key?.startsWith('countertop-') === true) return 'countertop-elsewhere';
  return event.request_id === null ? 'stripe' : 'elsewhere';
}
