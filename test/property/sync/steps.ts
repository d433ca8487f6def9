import * as fc from 'fast-check';

/** The fields that steps write, by their paths here. */
export const FIELDS = ['name', 'description', 'unitLabel', 'metadata.colour'] as const;
export type StepField = (typeof FIELDS)[number];

export const FAULTS = [
  { kind: 'server-error', effect: 'before', stored: false },
  { kind: 'server-error', effect: 'before', stored: true },
  { kind: 'server-error', effect: 'after', stored: false },
  { kind: 'server-error', effect: 'after', stored: true },
  { kind: 'cut', effect: 'before' },
  { kind: 'cut', effect: 'after' },
  { kind: 'silence', effect: 'before' },
  { kind: 'silence', effect: 'after' },
  { kind: 'delay', effect: 'before', ms: 40 },
  { kind: 'delay', effect: 'after', ms: 40 },
  { kind: 'rate-limit' },
  { kind: 'lock-timeout' },
  { kind: 'key-in-use' },
  { kind: 'html' },
  { kind: 'json-without-error' },
  { kind: 'wrong-object' },
  { kind: 'permission', slug: 'rak_product_write' },
] as const;

/** Half a dozen products are enough for steps to meet; `product` counts among them, new ones too. */
const product = fc.nat({ max: 7 });
const field = fc.constantFrom(...FIELDS);
/** Null: a value that was never there before. Else one of few, so that edits come back to old values. */
const value = fc.option(fc.constantFrom('red', 'blue'), { freq: 3 });

const nth = fc.nat({ max: 2 });
const priceEdit = { product, nth, path: fc.constantFrom('nickname', 'metadata.colour'), value };

/**
 * What can happen, as plain data: a failing list of steps can be kept in the corpus whatever becomes
 * of the generators.
 */
export const step = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('edit'), product, field, value }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('new'), priced: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('archive'), product }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('delete'), product }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('discard'), product }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('publish'), awaited: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('publish-some'), left: fc.nat({ max: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('cancel-publish') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('pause', 'resume') }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('offline', 'online') }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('fault'),
      fault: fc.nat({ max: FAULTS.length - 1 }),
      skip: fc.nat({ max: 2 }),
      writes: fc.boolean(),
    }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('remote-edit'), product, field, value }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('remote-delete'), product }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('remote-archive'), product }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('remote-new') }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('refresh', 'pull'), awaited: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('crash') }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('clock'), hours: fc.constantFrom(25, 1, -2, 24 * 31) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('undo', 'redo') }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('retry', 'drop'), nth: fc.nat({ max: 3 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('resolve'), mine: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('wait') }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('set-new', 'set-aside') }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('set-back', 'set-publish', 'set-remove'),
      nth: fc.nat({ max: 3 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('undo-publish'), nth: fc.nat({ max: 3 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('price-new', 'price-change'), product }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('price-archive'), product, nth }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('price-edit'), ...priceEdit }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('remote-price-edit'), ...priceEdit }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('remote-price'),
      product,
      nth,
      what: fc.constantFrom('new', 'archive', 'currency', 'default'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('picture'), product }) },
);

export type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
