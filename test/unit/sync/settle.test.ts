import { describe, expect, test } from 'vitest';
import { fail, ok } from '#shared/errors.ts';
import { syncKind } from '#electron/core/sync/kinds.ts';
import { judgeAnswer } from '#electron/core/sync/settle.ts';
import { operation } from './operations.ts';

const create = operation({ kind: 'product.create' });
const remove = operation({ kind: 'product.delete', method: 'DELETE' });

describe('what an answer means', () => {
  test.each([
    ['stripe/rate-limited', {}, 'not-taken'],
    ['stripe/key-rejected', {}, 'not-taken'],
    ['stripe/permission-missing', {}, 'not-taken'],
    ['stripe/busy', { reason: 'lock_timeout' }, 'not-taken'],
    ['stripe/busy', { reason: 'idempotency_key_in_use' }, 'unseen'],
    ['stripe/unreachable', { sent: false }, 'not-taken'],
    ['stripe/unreachable', { sent: true }, 'unseen'],
    ['stripe/timeout', {}, 'unseen'],
    ['stripe/not-stripe', { sent: true }, 'unseen'],
    ['stripe/not-stripe', { sent: false }, 'not-taken'],
    ['stripe/unexpected-object', {}, 'unseen'],
    ['stripe/fault', { replayed: false }, 'unseen'],
    ['stripe/fault', { replayed: true }, 'read-to-know'],
    ['stripe/idempotency', {}, 'read-to-know'],
    ['stripe/conflict', {}, 'read-to-know'],
    ['stripe/missing', {}, 'rejected'],
    ['stripe/refused', {}, 'rejected'],
  ] as const)('%s %j: %s', (code, params, kind) => {
    expect(judgeAnswer(create, fail(code, params)).kind).toBe(kind);
  });

  test('what was to be deleted and is not there is deleted', () => {
    expect(judgeAnswer(remove, fail('stripe/missing'))).toMatchObject({ kind: 'applied', removed: true });
  });

  test('a create shows its first price with it', () => {
    const price = { id: 'price_1', object: 'price' };
    const body = { id: 'prod_1', object: 'product', default_price: price };
    const verdict = judgeAnswer(create, ok({ body, requestId: 'req_1', replayed: false }));
    expect(verdict).toEqual({ kind: 'applied', body, removed: false, requestId: 'req_1' });
    expect(syncKind('product').shownBy(body)).toEqual([body, price]);
  });
});
