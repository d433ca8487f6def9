import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sniffImage, checkImageFile } from '#shared/domain/image-kind.ts';
import { normaliseStripePrice, priceFieldsSchema } from '#shared/domain/price.ts';
import { normaliseStripeProduct, productFieldsSchema } from '#shared/domain/product.ts';
import { publicUrlFault } from '#shared/domain/public-url.ts';
import { redact } from '#shared/domain/redact.ts';
import { describeStatementDescriptor } from '#shared/domain/statement-descriptor.ts';
import { classifyStripeKey } from '#shared/domain/stripe-key.ts';
import { bigrams, foldText, queryTerms } from '#shared/domain/text-fold.ts';
import { validateProduct } from '#shared/domain/validate-product.ts';
import { diffWords } from '#shared/domain/word-diff.ts';
import { productFields } from './arbitraries.ts';
import { check } from './check.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 30 });
const anyText = fc.oneof(text, fc.string({ unit: 'binary', maxLength: 30 }));
const token = fc.string({ unit: fc.constantFrom(...'abcXYZ019'), minLength: 16, maxLength: 40 });

describe('foldText', () => {
  it('changes nothing the second time', () => {
    check(
      fc.property(anyText, (value) => {
        expect(foldText(foldText(value))).toBe(foldText(value));
      }),
      3000,
    );
  });

  it('makes upper and lower case, wide and narrow the same', () => {
    check(
      fc.property(fc.string({ unit: fc.constantFrom(...'abzアガー税1é') }), (value) => {
        expect(foldText(value.toUpperCase())).toBe(foldText(value));
        const wide = value.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
        expect(foldText(wide)).toBe(foldText(value));
      }),
    );
  });
});

describe('bigrams', () => {
  it('find every one- and two-character part of a word', () => {
    check(
      fc.property(text, (value) => {
        const entries = bigrams(value);
        for (const word of foldText(value).split(/\s+/)) {
          const characters = [...word];
          for (const [index, character] of characters.entries()) {
            expect(entries.some((entry) => entry.startsWith(character))).toBe(true);
            const pair = character + (characters[index + 1] ?? '');
            expect(entries).toContain(pair);
          }
        }
      }),
    );
  });

  it('are terms of a query again', () => {
    check(
      fc.property(text, (value) => {
        for (const { text: term } of queryTerms(value)) expect(foldText(term)).toBe(term);
      }),
    );
  });
});

describe('diffWords', () => {
  it('loses no character of either text and marks nothing that both share', () => {
    check(
      fc.property(anyText, anyText, (before, after) => {
        const diff = diffWords(before, after);
        expect(diff.before.map((s) => s.text).join('')).toBe(before);
        expect(diff.after.map((s) => s.text).join('')).toBe(after);
        const kept = (segments: typeof diff.before): string =>
          segments
            .filter((s) => !s.isChanged)
            .map((s) => s.text)
            .join('');
        expect(kept(diff.before)).toBe(kept(diff.after));
      }),
    );
  });
});

describe('describeStatementDescriptor', () => {
  it('prints nothing but capitals of ASCII, and accepts only what leaves a letter', () => {
    check(
      fc.property(anyText, (value) => {
        const { printed, problems } = describeStatementDescriptor(value);
        expect(printed).toMatch(/^[\u0020-\u007E]*$/);
        expect(printed).toBe(printed.toUpperCase());
        const isAccepted = value !== '' && problems.every(({ severity }) => severity === 'warning');
        const isRight = /[A-Z]/.test(printed) && [...value].length <= 22 && !/[<>\\"']/.test(printed);
        expect(!isAccepted || isRight).toBe(true);
      }),
      2000,
    );
  });
});

describe('redact', () => {
  it('leaves no key and no address in any text', () => {
    const key = fc
      .tuple(fc.constantFrom('sk_test_', 'sk_live_', 'rk_test_', 'rk_live_'), token)
      .map((p) => p.join(''));
    const address = token.map((name) => `${name}@example.com`);
    check(
      fc.property(anyText, fc.oneof(key, address), anyText, (before, secret, after) => {
        const clean = redact(before + secret + after);
        expect(clean).not.toMatch(/(sk|rk)_(test|live)_[A-Za-z0-9]{16,}/);
        expect(clean).not.toContain(secret);
        expect(redact(clean)).toBe(clean);
      }),
      2000,
    );
  });
});

describe('classifyStripeKey', () => {
  it('finds the key in whatever blanks and quotes it was pasted with', () => {
    const prefix = fc.constantFrom('sk_test_', 'rk_test_', 'sk_live_', 'rk_live_');
    const around = fc.string({ unit: fc.constantFrom(' ', '\n', '\t', '"', "'", '\u200B', '\u3000') });
    check(
      fc.property(prefix, token, around, around, (start, end, before, after) => {
        const found = classifyStripeKey(before + start + end + after);
        expect(found.key).toBe(start + end);
        expect(found.kind).toBe(start.startsWith('rk') ? 'restricted' : 'secret');
      }),
    );
  });

  it('never repeats what was pasted in a problem', () => {
    check(
      fc.property(fc.string({ minLength: 12 }), (value) => {
        const told = JSON.stringify(classifyStripeKey(value).problems.map(({ params }) => params));
        expect(told).toMatch(/^\[(\{\},?)*\]$/);
      }),
    );
  });
});

describe('bodies from outside', () => {
  it('give valid fields or nothing, whatever they hold', () => {
    const known = fc.constantFrom(
      'name',
      'images',
      'metadata',
      'tiers',
      'recurring',
      'unit_amount',
      'currency_options',
      'tax_details',
      'unit_amount_decimal',
    );
    check(
      fc.property(fc.dictionary(known, fc.jsonValue()), (body) => {
        const product = normaliseStripeProduct({ ...body, id: 'prod_1', object: 'product' });
        expect(productFieldsSchema.safeParse(product?.fields).success).toBe(true);
        const price = normaliseStripePrice({ ...body, id: 'price_1', object: 'price' });
        expect(priceFieldsSchema.safeParse(price?.fields).success).toBe(true);
      }),
    );
  });

  it('are no image unless they begin like one, and never throw', () => {
    const magic = fc.constantFrom(
      [],
      [0xff, 0xd8, 0xff],
      [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
      [...'RIFF....WEBPVP8X'].map((c) => c.charCodeAt(0)),
      [...'GIF89a'].map((c) => c.charCodeAt(0)),
    );
    check(
      fc.property(magic, fc.uint8Array({ maxLength: 60 }), (start, rest) => {
        const bytes = Uint8Array.from([...start, ...rest]);
        const isImage = sniffImage(bytes) !== null;
        expect(isImage || start.length === 0).toBe(true);
        expect(() => checkImageFile(bytes)).not.toThrow();
      }),
    );
  });

  it('are judged as addresses without throwing', () => {
    check(
      fc.property(fc.oneof(fc.webUrl(), anyText), (value) => {
        expect(() => publicUrlFault(value)).not.toThrow();
      }),
    );
  });
});

describe('validateProduct', () => {
  it('finds no error in a product that is as it is in Stripe', () => {
    check(
      fc.property(productFields, (fields) => {
        const problems = validateProduct(fields, { base: fields });
        expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
      }),
    );
  });
});
