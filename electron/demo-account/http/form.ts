/**
 * Form-encoded nested bodies as Stripe reads them: `a[b][0][c]=x`, `a[]=x`.
 *
 * Everything stays text here; what a field means is decided by `api/params.ts`. Maps are used
 * instead of objects so that keys like `__proto__` in metadata are ordinary keys.
 */
export type RawValue = string | RawMap;
export type RawMap = Map<string, RawValue>;

/** Reads an `application/x-www-form-urlencoded` text (a body or a query string). */
export function decodeForm(text: string): RawMap {
  const root: RawMap = new Map();
  for (const [name, value] of new URLSearchParams(text)) setAt(root, splitName(name), value);
  return root;
}

/** Puts one `name=value` pair, `name` written with brackets, into `root`. */
export function setField(root: RawMap, name: string, value: string): void {
  setAt(root, splitName(name), value);
}

/**
 * Turns plain JSON into the same shape as a decoded form: `null` becomes `''`, which clears
 * (stripe-node does the same, facts 11), and lists become maps keyed by position.
 */
export function rawFromJson(value: unknown): RawValue {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const entries = Array.isArray(value)
    ? value.map((item, index) => [String(index), item as unknown] as const)
    : Object.entries(value ?? {}).filter(([, item]) => item !== undefined);
  return new Map(entries.map(([key, item]) => [key, rawFromJson(item)]));
}

/** `a[b][0]` → `['a', 'b', '0']`; a name with unbalanced brackets is taken as it stands. */
function splitName(name: string): string[] {
  const open = name.indexOf('[');
  if (open <= 0 || !name.endsWith(']')) return [name];
  return [name.slice(0, open), ...name.slice(open + 1, -1).split('][')];
}

function setAt(root: RawMap, path: readonly string[], value: string): void {
  let target = root;
  for (const [depth, segment] of path.entries()) {
    const key = segment === '' ? String(target.size) : segment;
    if (depth === path.length - 1) {
      target.set(key, value);
      return;
    }
    const next = target.get(key);
    if (next instanceof Map) {
      target = next;
    } else {
      const made: RawMap = new Map();
      target.set(key, made);
      target = made;
    }
  }
}
