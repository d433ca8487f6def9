/** The events that tell of the catalog and the portal (facts 9.4); at most 20 fit into one question. */
export const EVENT_TYPES = [
  'product.created',
  'product.updated',
  'product.deleted',
  'price.created',
  'price.updated',
  'price.deleted',
  'billing_portal.configuration.created',
  'billing_portal.configuration.updated',
] as const;
