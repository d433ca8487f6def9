import type { PreviewSample } from '#shared/contract/branding.ts';
import { describePrice } from '#shared/domain/describe-price.ts';
import type { BrandPortalPage } from '#shared/domain/brand.ts';
import { emptyPortalFields } from '#shared/domain/portal/configuration.ts';
import type { PortalFields } from '#shared/domain/portal/leaves.ts';
import type { PreviewProduct } from '#shared/domain/preview-sample.ts';
import { planAmountText, planPriceText } from '#renderer/i18n/plan-price-text.ts';
import { priceText } from '#renderer/i18n/price-text.ts';
import type { Text } from '#renderer/i18n/text.ts';
import type { PortalScene, ScenePlan } from '#shared/domain/portal/scene.ts';
import { notesOf, type SceneNote } from './portal-scene.ts';

/** Everything a portal can show: where the merchant saved no settings, the brand is still seen on each page. */
const EVERYTHING_ON: PortalFields = {
  ...emptyPortalFields(),
  'business_profile.privacy_policy_url': 'https://shop.example/privacy',
  'business_profile.terms_of_service_url': 'https://shop.example/terms',
  default_return_url: 'https://shop.example',
  'login_page.enabled': true,
  'features.subscription_update.enabled': true,
  'features.subscription_update.default_allowed_updates': ['price'],
  'features.subscription_update.proration_behavior': 'create_prorations',
  // Which plan does not matter: a list that is empty has no page to switch on.
  'features.subscription_update.products': [
    { product: '', prices: [], quantity: { enabled: false, minimum: null, maximum: null } },
  ],
};

/** What tells that the page asked for is not there; what else settings do is the Portal screen's to say. */
const PAGE_IS_NOT_THERE: ReadonlySet<SceneNote> = new Set(['login-off', 'switching-off', 'cancelling-off']);

/** A page of the merchant's own portal as a customer with a subscription sees it. `say`: the preview's language. */
export function brandScene(
  view: BrandPortalPage,
  sample: Pick<PreviewSample, 'portal'> & { readonly products: readonly PreviewProduct[] },
  say: Text,
): PortalScene {
  const listed = (sample.portal?.plans ?? []).map(({ name, prices, canChangeQuantity }): ScenePlan => ({
    name,
    prices: prices.map((price) => planPriceText(say, price)),
    amount: prices[0] === undefined ? null : planAmountText(say, prices[0]),
    canChangeQuantity,
  }));
  const own = sample.products.map(({ name, price, unitLabel }): ScenePlan => ({
    name,
    prices: price === null ? [] : [priceText(say, price, unitLabel, 'full')],
    amount: price === null ? null : describePrice(price, say.language).amount,
    canChangeQuantity: false,
  }));
  return {
    fields: sample.portal?.fields ?? EVERYTHING_ON,
    view,
    customer: 'active',
    plans: listed.length === 0 ? own : listed,
  };
}

/** Why the page that was asked for is not what is seen. */
export function brandSceneNotes(scene: PortalScene): readonly SceneNote[] {
  return notesOf(scene).filter((note) => PAGE_IS_NOT_THERE.has(note));
}
