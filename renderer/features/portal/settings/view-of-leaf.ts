import type { LeafPath } from '#shared/domain/portal/leaves.ts';
import type { PortalView } from '#shared/domain/portal/scene.ts';

/** The page of the portal on which a setting shows; null where none shows it. */
export function viewOfLeaf(path: LeafPath): PortalView | null {
  if (path.startsWith('features.customer_update')) return 'details';
  if (path.startsWith('features.payment_method_update')) return 'home';
  if (path.startsWith('features.invoice_history')) return 'invoices';
  if (path.startsWith('features.subscription_cancel')) return 'cancel';
  if (path.startsWith('features.subscription_pause')) return 'home';
  if (path.startsWith('features.subscription_update')) return 'switch';
  if (path.startsWith('business_profile') || path === 'default_return_url') return 'home';
  return path === 'login_page.enabled' ? 'login' : null;
}
