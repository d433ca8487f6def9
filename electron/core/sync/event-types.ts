/** The events that tell of the catalog (facts 9.4); at most 20 fit into one question. */
export const EVENT_TYPES = [
  'product.created',
  'product.updated',
  'product.deleted',
  'price.created',
  'price.updated',
  'price.deleted',
] as const;
