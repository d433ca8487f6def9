import type { PriceFields, StripePrice } from '#shared/domain/price.ts';
import type { Database } from '../database.ts';
import { backSteps } from '../edit-plan.ts';
import type { EditStep } from '../edit-steps.ts';
import type { VisibleObject } from '../visible-object.ts';
import { readOneVisiblePrice } from '../visible-price.ts';
import { priceShape } from './price-shape.ts';

/** The steps that take back what was to retire the price that a new one takes the place of. */
export function retirementSteps(
  database: Database,
  { object }: VisibleObject<StripePrice, PriceFields>,
): EditStep[] {
  const replaced = object?.attached;
  const old = typeof replaced === 'string' ? readOneVisiblePrice(database, replaced) : null;
  if (old === null) return [];
  return backSteps(priceShape, old).filter(({ path }) => path === 'active' || path === 'lookupKey');
}
