import type { PortalScene } from '#shared/domain/portal/scene.ts';
import type { PortalPage } from './portal-page.ts';

/** What a customer in this state can do there, as the settings have it. */
export function pageOf({ fields, customer }: PortalScene): PortalPage {
  const hasPlan = customer !== 'none' && customer !== 'canceled';
  const listed = fields['features.subscription_update.products'] ?? [];
  return {
    headline: fields['business_profile.headline'],
    hasPrivacyLink: fields['business_profile.privacy_policy_url'] !== null,
    hasTermsLink: fields['business_profile.terms_of_service_url'] !== null,
    hasReturnLink: fields.default_return_url !== null,
    canSwitchPlan: hasPlan && fields['features.subscription_update.enabled'] && listed.length > 0,
    canCancel: hasPlan && fields['features.subscription_cancel.enabled'],
    canChangeCard: fields['features.payment_method_update.enabled'],
    canEditDetails:
      fields['features.customer_update.enabled'] &&
      fields['features.customer_update.allowed_updates'].length > 0,
    showsInvoices: fields['features.invoice_history.enabled'],
  };
}

/** What the portal will refuse, or what is not known, on the page shown (facts 5.2, 6). */
export type SceneNote =
  | 'login-off'
  | 'several-products-cannot-switch'
  | 'not-listed-cannot-switch'
  | 'switching-off'
  | 'cancelling-off'
  | 'details-off'
  | 'invoices-off'
  | 'email-not-by-link'
  | 'no-subscription-no-passcode'
  | 'pause-redesigned'
  | 'past-due-unknown'
  | 'canceled-nothing-to-switch';

export function notesOf(scene: PortalScene): readonly SceneNote[] {
  const { fields, view, customer } = scene;
  const page = pageOf(scene);
  const notes: SceneNote[] = [];
  if (view === 'login') {
    if (!fields['login_page.enabled']) notes.push('login-off');
    if (customer === 'none' || customer === 'canceled') notes.push('no-subscription-no-passcode');
    if (customer === 'past_due') notes.push('past-due-unknown');
  }
  if (view === 'switch' || view === 'home') {
    if (customer === 'several') notes.push('not-listed-cannot-switch');
    if (page.canSwitchPlan) notes.push('several-products-cannot-switch');
  }
  if (view === 'switch' && !page.canSwitchPlan) {
    notes.push(
      customer === 'none' || customer === 'canceled' ? 'canceled-nothing-to-switch' : 'switching-off',
    );
  }
  if (view === 'cancel' && !page.canCancel) {
    notes.push(
      customer === 'none' || customer === 'canceled' ? 'canceled-nothing-to-switch' : 'cancelling-off',
    );
  }
  if (view === 'details') {
    if (!page.canEditDetails) notes.push('details-off');
    else if (fields['features.customer_update.allowed_updates'].includes('email'))
      notes.push('email-not-by-link');
  }
  if (view === 'invoices' && !page.showsInvoices) notes.push('invoices-off');
  if (fields['features.subscription_pause.enabled'] && (view === 'home' || view === 'cancel')) {
    notes.push('pause-redesigned');
  }
  return notes;
}
