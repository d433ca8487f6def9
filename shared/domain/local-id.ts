const PREFIX = 'countertop_new_';

/**
 * The id of an object that Stripe will name itself (a price, a portal configuration) until it has:
 * everything here that speaks of it does so by this id, and gets Stripe's when the answer is in.
 *
 * @param uuid makes it unlike any other text, so that it may be replaced wherever it stands.
 */
export function makeLocalId(uuid: string): string {
  return `${PREFIX}${uuid.replaceAll('-', '')}`;
}

export function isLocalId(id: string): boolean {
  return id.startsWith(PREFIX);
}

/** The local ids that a value (JSON) speaks of, each once. */
export function localIdsIn(value: unknown): string[] {
  return [...new Set((JSON.stringify(value) ?? '').match(/countertop_new_\w+/g) ?? [])];
}
