import type { Operation } from '#electron/core/storage/operation-row.ts';

export function operation(given: Partial<Operation>): Operation {
  return {
    id: 'op-1',
    publishId: 1,
    seq: 0,
    kind: 'product.update',
    changeSetId: 1,
    object: { kind: 'product', id: 'prod_1' },
    parentId: null,
    title: 'Cup',
    method: 'POST',
    path: '/v1/products/prod_1',
    params: {},
    changes: [],
    onSale: true,
    idempotencyKey: 'key-1',
    afterOperation: null,
    state: 'queued',
    attempts: 0,
    frozenAt: 0,
    firstSentAt: null,
    error: null,
    requestId: null,
    resultId: null,
    ...given,
  };
}

export const remoteProduct = {
  id: 'prod_1',
  object: 'product',
  name: 'Cup',
  active: true,
  description: null,
  images: ['https://example.com/1.png'],
  metadata: { colour: 'red' },
  created: 1,
  updated: 1,
  livemode: false,
};
