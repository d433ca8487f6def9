/**
 * What a launch needs besides the brand, in the order of the checklist. The sentence of each is the
 * message `launch.<id>.<state>`, where to mend it `LAUNCH_FIXES`.
 */
export const LAUNCH_CHECKS = [
  'loginLink',
  'portalSettings',
  'policyLinks',
  'supportContacts',
  'accountDescriptor',
  'productDescriptors',
  'productImages',
  'productDescriptions',
  'productTaxCodes',
  'productUnitLabels',
  'customersWithoutEmail',
] as const;
export type LaunchCheckId = (typeof LAUNCH_CHECKS)[number];

/** Where a check is mended: a screen of ours, or a page of the Dashboard. */
export const LAUNCH_FIXES: Readonly<
  Record<LaunchCheckId, 'catalog' | 'portal' | 'customers' | 'dashboard:publicDetails'>
> = {
  loginLink: 'portal',
  portalSettings: 'portal',
  policyLinks: 'portal',
  supportContacts: 'dashboard:publicDetails',
  accountDescriptor: 'dashboard:publicDetails',
  productDescriptors: 'catalog',
  productImages: 'catalog',
  productDescriptions: 'catalog',
  productTaxCodes: 'catalog',
  productUnitLabels: 'catalog',
  customersWithoutEmail: 'customers',
};
