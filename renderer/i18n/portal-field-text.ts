import { isLeafPath, leafAt, type LeafPath } from '#shared/domain/portal/leaves.ts';
import type { PauseOption, PortalPlan } from '#shared/domain/portal/plan.ts';
import type { Text } from './text.ts';

/** Leaves whose paths products have, too: named and shown as theirs. */
const SHARED: ReadonlySet<string> = new Set(['active', 'metadata', 'name']);

/** The name of a leaf of the portal's settings, as the settings page calls it; null for other paths. */
export function portalFieldName(text: Text, path: string): string | null {
  return isLeafPath(path) && !SHARED.has(path) ? text.lookup(`portal.leaf.${path}`) : null;
}

/** The names of a plan list's products; an id stays where the name is not at hand. */
export type ProductName = (productId: string) => string | null;

/** A leaf's value in words; null for paths that are none of the portal's. */
export function portalValueText(
  text: Text,
  path: string,
  value: unknown,
  productName: ProductName = () => null,
): string | null {
  if (!isLeafPath(path) || SHARED.has(path)) return null;
  return leafValueText(text, path, value, productName);
}

/** What stands at the path of a change: a leaf, or one key of metadata. */
export function pathValueText(text: Text, path: string, value: unknown, productName?: ProductName): string {
  if (isLeafPath(path)) return leafValueText(text, path, value, productName);
  return typeof value === 'string' ? value : text('value.none');
}

export function leafValueText(
  text: Text,
  path: LeafPath,
  value: unknown,
  productName: ProductName = () => null,
): string {
  if (value === null || value === undefined || value === '') {
    return text(path.endsWith('.products') ? 'portal.value.unknown' : 'value.none');
  }
  const { shape } = leafAt(path);
  if (typeof value === 'boolean') return text(value ? 'portal.value.on' : 'portal.value.off');
  if (shape === 'word' && typeof value === 'string') return word(text, path, value);
  if (!Array.isArray(value)) return typeof value === 'string' ? value : JSON.stringify(value);
  if (value.length === 0) return text('portal.value.nothing');
  if (shape === 'plans')
    return (value as PortalPlan[]).map((plan) => planText(text, plan, productName)).join('\n');
  if (shape === 'pauses') return (value as PauseOption[]).map((option) => pauseText(text, option)).join('\n');
  return value.map((item) => word(text, path, String(item))).join('\n');
}

export function pauseText(text: Text, { interval, count }: PauseOption): string {
  return text.lookup(`portal.interval.${interval}`, { count }) ?? `${count} ${interval}`;
}

function planText(text: Text, plan: PortalPlan, productName: ProductName): string {
  const { minimum, maximum, enabled } = plan.quantity;
  const name = productName(plan.product) ?? plan.product;
  const prices = text('portal.value.prices', { count: plan.prices.length });
  const quantity = enabled
    ? ` · ${text('portal.value.quantity', { minimum: minimum ?? 1, maximum: maximum ?? '∞' })}`
    : '';
  return `${name} · ${prices}${quantity}`;
}

/** A word of Stripe's in ours; one that is newer than this app stays as it is. */
function word(text: Text, path: LeafPath, value: string): string {
  const last = path.split('.').at(-1) ?? path;
  return (
    text.lookup(`portal.word.${path}.${value}`) ??
    text.lookup(`portal.${last === 'options' ? 'reason' : 'update'}.${value}`) ??
    value
  );
}
