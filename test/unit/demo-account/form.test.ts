import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeForm, rawFromJson, type RawValue } from '#electron/demo-account/http/form.ts';
import { decodeMultipart } from '#electron/demo-account/http/multipart.ts';

function plain(value: RawValue): unknown {
  return value instanceof Map
    ? Object.fromEntries([...value].map(([key, item]) => [key, plain(item)]))
    : value;
}

describe('form bodies', () => {
  test.each([
    ['a=1&b=', { a: '1', b: '' }],
    ['a[b][0][c]=x&a[b][1][c]=y', { a: { b: { 0: { c: 'x' }, 1: { c: 'y' } } } }],
    ['a[]=x&a[]=y', { a: { 0: 'x', 1: 'y' } }],
    ['metadata%5Bk%20%26%5D=%E6%A3%AE+1', { metadata: { 'k &': '森 1' } }],
    ['a[b=1', { 'a[b': '1' }],
    ['[a]=1', { '[a]': '1' }],
  ])('%s', (text, expected) => {
    expect(plain(decodeForm(text))).toEqual(expected);
  });

  test('keys that are special to objects are ordinary', () => {
    const decoded = decodeForm('metadata[__proto__]=x&metadata[constructor]=y');
    const metadata = decoded.get('metadata');
    expect(metadata instanceof Map && [...metadata]).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ]);
  });

  test('whatever JSON becomes in a form reads back the same', () => {
    const key = fc.stringMatching(/^[a-z]{1,8}$/);
    const leaf = fc.oneof(fc.string(), fc.integer(), fc.boolean());
    const tree = fc.dictionary(
      key,
      fc.oneof(leaf, fc.dictionary(key, leaf, { minKeys: 1 }), fc.array(leaf, { minLength: 1 })),
    );
    fc.assert(
      fc.property(tree, (value) => {
        const form = new URLSearchParams();
        write(form, value, '');
        expect(plain(decodeForm(form.toString()))).toEqual(plain(rawFromJson(value)));
      }),
    );
  });
});

function write(form: URLSearchParams, value: unknown, name: string): void {
  if (typeof value !== 'object' || value === null) {
    form.append(name, String(value));
    return;
  }
  for (const [key, item] of Object.entries(value)) write(form, item, name === '' ? key : `${name}[${key}]`);
}

describe('multipart bodies', () => {
  test('fields nest and files keep their bytes, whatever they hold', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        const form = new FormData();
        form.append('purpose', 'business_logo');
        form.append('file_link_data[create]', 'true');
        form.append('file', new Blob([bytes], { type: 'image/png' }), 'a.png');
        const request = new Request('http://localhost', { method: 'POST', body: form });
        const type = request.headers.get('content-type') ?? '';
        const decoded = decodeMultipart(Buffer.from(await request.arrayBuffer()), type);
        expect(plain(decoded?.fields ?? new Map())).toEqual({
          purpose: 'business_logo',
          file_link_data: { create: 'true' },
        });
        expect(decoded?.files).toMatchObject([{ name: 'file', filename: 'a.png', contentType: 'image/png' }]);
        expect(decoded?.files[0]?.data.equals(Buffer.from(bytes))).toBe(true);
      }),
    );
  });

  test('a body of another kind is nothing', () => {
    expect(decodeMultipart(Buffer.from('x'), 'text/plain')).toBeUndefined();
  });
});
