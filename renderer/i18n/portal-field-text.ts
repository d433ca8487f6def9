import { isLeafPath, leafAt, type LeafPath } from '#shared/domain/portal/leaves.ts';
import type { PauseOption, PortalPlan } from '#shared/domain/portal/plan.ts';
import type { PlanCatalog } from '#shared/domain/portal/plan-catalog.ts';
import { planPriceText } from './plan-price-text.ts';
import type { Text } from './text.ts';

/** The name of a setting, or of one key of metadata, as the settings page calls it. */
export function leafName(text: Text, path: string): string {
  if (path.startsWith('metadata.')) return text('field.metadataKey', { key: path.slice('metadata.'.length) });
  return text.lookup(`portal.leaf.${path}`) ?? path;
}

/** What plan lists speak of, as far as it is at hand: an id stays where its name is not. */
export type PlanNames = PlanCatalog | null;

/** What stands at the path of a change: a leaf, or one key of metadata. */
export function pathValueText(text: Text, path: string, value: unknown, names: PlanNames = null): string {
  if (isLeafPath(path)) return leafValueText(text, path, value, names);
  return typeof value === 'string' ? value : text('value.none');
}

export function leafValueText(text: Text, path: LeafPath, value: unknown, names: PlanNames = null): string {
  if (value === null || value === undefined || value === '') {
    return text(path.endsWith('.products') ? 'portal.value.unknown' : 'value.none');
  }
  const { shape } = leafAt(path);
  if (typeof value === 'boolean') return switchText(text, path, value);
  if (shape === 'word' && typeof value === 'string') return word(text, path, value);
  if (!Array.isArray(value)) return typeof value === 'string' ? value : JSON.stringify(value);
  if (value.length === 0) return text('portal.value.nothing');
  if (shape === 'plans') return (value as PortalPlan[]).map((plan) => planText(text, plan, names)).join('\n');
  if (shape === 'pauses') return (value as PauseOption[]).map((option) => pauseText(text, option)).join('\n');
  return value.map((item) => word(text, path, String(item))).join('\n');
}

/** A configuration is active or inactive, in the list as in a review; everything else is on or off. */
function switchText(text: Text, path: LeafPath, isOn: boolean): string {
  if (path === 'active') return text(isOn ? 'portal.state.active' : 'portal.state.inactive');
  return text(isOn ? 'portal.value.on' : 'portal.value.off');
}

export function pauseText(text: Text, { interval, count }: PauseOption): string {
  return text.lookup(`portal.interval.${interval}`, { count }) ?? `${count} ${interval}`;
}

/** `Bean Club · ¥2,980 / month, ¥32,800 / year · quantity 1 to 50`: two lists that differ read differently. */
function planText(text: Text, { product, prices, quantity }: PortalPlan, names: PlanNames): string {
  const { minimum, maximum, enabled } = quantity;
  const known = prices.flatMap((id) => names?.prices.get(id) ?? []);
  return [
    names?.products.get(product)?.name ?? product,
    // Ids of prices say nothing to anyone: where one is not at hand they are counted.
    known.length === prices.length && known.length > 0
      ? known.map((price) => planPriceText(text, price)).join(text('ui.listSeparator'))
      : text('portal.value.prices', { count: prices.length }),
    ...(enabled ? [text('portal.value.quantity', { minimum: minimum ?? 1, maximum: maximum ?? '∞' })] : []),
  ].join(' · ');
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
