/** Lenient readers for bodies that came from outside: a wrong type reads as absent, never throws. */

export type JsonObject = Readonly<Record<string, unknown>>;

export function asObject(value: unknown): JsonObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
}

export function asText(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** Empty text means "not set" in Stripe's bodies and parameters alike. */
export function asFilledText(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

export function asInteger(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : null;
}

export function asBoolean(value: unknown): boolean | null {
  return typeof value === 'boolean' ? value : null;
}

/** The id of something that Stripe sends as an id or, when expanded, as the whole object. */
export function asId(value: unknown): string | null {
  return asFilledText(value) ?? asFilledText(asObject(value)?.['id']);
}

export function asTextMap(value: unknown): Record<string, string> {
  const map: Record<string, string> = {};
  for (const [key, entry] of Object.entries(asObject(value) ?? {})) {
    if (typeof entry === 'string') setOwn(map, key, entry);
  }
  return map;
}

/**
 * Sets an own property whatever its name: metadata keys come from people, and plain assignment
 * to `__proto__` would change the prototype and lose the key.
 */
export function setOwn<V>(target: Record<string, V>, key: string, value: V): void {
  Object.defineProperty(target, key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}

/** The fields of `body` that are not in `known`: kept, so that nothing of Stripe's is ever lost. */
export function unknownFields(body: JsonObject, known: ReadonlySet<string>): Record<string, unknown> {
  const extra: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(body)) if (!known.has(key)) setOwn(extra, key, value);
  return extra;
}
