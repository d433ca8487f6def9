import { describe, expect, it } from 'vitest';
import { readImageAddress } from '#electron/core/image/image-address.ts';

describe('picture addresses', () => {
  it('reads a queued file by its hash', () => {
    const sha256 = 'ab'.repeat(32);
    expect(readImageAddress(`/images/queued/${sha256}`)).toEqual({ kind: 'queued', sha256 });
  });

  it('reads a URL of the web', () => {
    const url = 'https://shop.example.org/コーヒー.png?a=1&b=2';
    const path = `/images/remote/${Buffer.from(url).toString('base64url')}`;
    expect(readImageAddress(path)).toEqual({ kind: 'remote', url });
  });

  it.each([
    '/images/',
    '/images/queued/../secret',
    '/images/queued/ABC',
    '/images/remote/a/b',
    '/images/remote/%2e%2e',
  ])('knows nothing of %s', (path) => expect(readImageAddress(path)).toBeNull());
});
