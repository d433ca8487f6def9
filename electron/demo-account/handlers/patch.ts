/** What a patch leaves: the old value when nothing was sent, `null` when it was cleared. */
export function kept<T>(sent: T | null | undefined, old: T | null): T | null {
  return sent === undefined ? old : sent;
}
