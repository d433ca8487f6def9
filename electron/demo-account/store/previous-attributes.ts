type Plain = Readonly<Record<string, unknown>>;

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The old values of what changed, as an event's `data.previous_attributes` tells them: objects
 * field by field, a metadata key that is new as `null`, lists whole (facts 9.4).
 *
 * @returns nothing when both are equal.
 */
export function previousAttributes(before: object, after: object): Record<string, unknown> | undefined {
  const old = { ...before } as Plain;
  const fresh = { ...after } as Plain;
  const changed: Record<string, unknown> = {};
  for (const key of new Set([...Object.keys(old), ...Object.keys(fresh)])) {
    const was = old[key];
    const is = fresh[key];
    if (isPlain(was) && isPlain(is)) {
      const nested = previousAttributes(was, is);
      if (nested !== undefined) changed[key] = nested;
    } else if (!equal(was, is)) {
      changed[key] = was ?? null;
    }
  }
  return Object.keys(changed).length === 0 ? undefined : changed;
}

function equal(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  return JSON.stringify(a) === JSON.stringify(b);
}
