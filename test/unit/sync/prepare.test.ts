import { describe, expect, test } from 'vitest';
import { queuedImageValue } from '#shared/domain/queued-image.ts';
import { prepareProductCreate, prepareProductUpdate } from '#electron/core/sync/kinds/product-prepare.ts';
import { operation, remoteProduct } from './operations.ts';

const rename = { path: 'name', base: 'Cup', value: 'Mug' };
const sha256 = 'ab'.repeat(32);
const queued = queuedImageValue(sha256);
const links = { [sha256]: 'https://files.stripe.com/links/x' };

describe('an update, once its product was read', () => {
  test('sends the fields that still differ and no other', () => {
    const changes = [rename, { path: 'metadata.colour', base: 'red', value: null }];
    expect(prepareProductUpdate(operation({ changes }), remoteProduct, {})).toMatchObject({
      kind: 'send',
      params: { name: 'Mug', metadata: { colour: '' } },
      clashes: [],
    });
  });

  test('has nothing to send when Stripe has it', () => {
    const prepared = prepareProductUpdate(
      operation({ changes: [rename] }),
      { ...remoteProduct, name: 'Mug' },
      {},
    );
    expect(prepared).toEqual({ kind: 'already-there', clashes: [] });
  });

  test('holds back the field that changed on both sides, and sends the rest', () => {
    const changes = [rename, { path: 'unitLabel', base: null, value: 'cup' }];
    const prepared = prepareProductUpdate(operation({ changes }), { ...remoteProduct, name: 'Tasse' }, {});
    expect(prepared).toMatchObject({
      kind: 'send',
      params: { unit_label: 'cup' },
      clashes: [{ path: 'name', base: 'Cup', mine: 'Mug', theirs: 'Tasse' }],
    });
  });

  test('sent before, goes again with the same bytes', () => {
    const sent = operation({ changes: [rename], params: { name: 'Mug' }, firstSentAt: 1, state: 'unknown' });
    expect(prepareProductUpdate(sent, remoteProduct, {})).toMatchObject({
      kind: 'send',
      params: { name: 'Mug' },
    });
  });

  test('sent before with other bytes, needs a new operation', () => {
    const changes = [rename, { path: 'unitLabel', base: null, value: 'cup' }];
    const sent = operation({ changes, params: { name: 'Mug', unit_label: 'cup' }, firstSentAt: 1 });
    expect(prepareProductUpdate(sent, { ...remoteProduct, unit_label: 'cup' }, {})).toMatchObject({
      kind: 'replace',
      params: { name: 'Mug' },
    });
  });

  test('puts an uploaded picture by its link, beside those Stripe has', () => {
    const images = {
      path: 'images',
      base: ['https://example.com/1.png'],
      value: ['https://example.com/1.png', queued],
    };
    const prepared = prepareProductUpdate(operation({ changes: [images] }), remoteProduct, links);
    expect(prepared).toMatchObject({ params: { images: ['https://example.com/1.png', links[sha256]] } });
  });
});

test('a create carries links, never the name of a queued picture', () => {
  const create = operation({ kind: 'product.create', params: { name: 'Cup', images: [queued] } });
  expect(prepareProductCreate(create, links)).toEqual({ name: 'Cup', images: [links[sha256]] });
});
