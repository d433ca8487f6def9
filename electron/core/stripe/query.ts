export type QueryValue = string | number | boolean | null | undefined | readonly QueryValue[] | QueryParams;
export interface QueryParams {
  readonly [name: string]: QueryValue;
}

/** `{created: {gte: 1}, ids: ['a']}` → `?created[gte]=1&ids[0]=a`; nothing for nothing. Stripe's own nesting. */
export function toQuery(params: QueryParams): string {
  const pairs: string[] = [];
  const add = (name: string, value: QueryValue): void => {
    if (value === undefined || value === null) return;
    if (typeof value !== 'object')
      pairs.push(`${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`);
    else for (const [key, item] of Object.entries(value)) add(`${name}[${key}]`, item);
  };
  for (const [name, value] of Object.entries(params)) add(name, value);
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}
