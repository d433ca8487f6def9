import { describe, expect, it } from 'vitest';
import { DECODE_LIMITS, judgeBrandImage } from '#shared/domain/brand-image.ts';
import { readImageHeader } from '#shared/domain/image-header.ts';
import { makeCorpus } from '../../fixtures/brand-images/corpus.ts';
import { solidJpeg } from '../../fixtures/brand-images/jpeg.ts';
import { animatedWebp, solidGif, solidWebp } from '../../fixtures/brand-images/other.ts';
import { chunk, joined, pngHeader, SIGNATURE, solidPng } from '../../fixtures/brand-images/png.ts';

const corpus = makeCorpus();

describe('the corpus of pictures', () => {
  it('has at least forty files', () => {
    expect(corpus.length).toBeGreaterThanOrEqual(40);
    expect(new Set(corpus.map(({ name }) => name)).size).toBe(corpus.length);
  });

  it.each(corpus)('$slot $name is $verdict: $problems', ({ bytes, slot, verdict, problems }) => {
    const judged = judgeBrandImage(bytes, slot);
    expect([judged.verdict, judged.problems.map(({ code }) => code)]).toEqual([verdict, problems]);
    expect(judged.problems.every(({ path }) => path === slot)).toBe(true);
    const severity = verdict === 'refused' ? 'error' : 'warning';
    expect(judged.problems.every((problem) => problem.severity === severity)).toBe(true);
  });
});

describe('a picture’s header', () => {
  it.each([
    [
      'png',
      solidPng({ width: 300, height: 200, bits: 16 }),
      { width: 300, height: 200, bitsPerChannel: 16, frames: 1 },
    ],
    [
      'jpeg',
      solidJpeg({ width: 300, height: 200, orientation: 6 }),
      { width: 300, height: 200, orientation: 6 },
    ],
    ['jpeg', solidJpeg({ width: 64, height: 64, components: 4 }), { colours: 'cmyk' }],
    ['gif', solidGif(40, 30, 5), { width: 40, height: 30, frames: 5, isWhole: true }],
    ['webp', solidWebp(500, 400), { width: 500, height: 400, frames: 1, isWhole: true }],
    ['webp', animatedWebp(50, 40, 7), { width: 50, height: 40, frames: 7, isWhole: true }],
  ])('of a %s tells size, frames and orientation', (kind, bytes, facts) => {
    expect(readImageHeader(bytes)).toMatchObject({ kind, ...facts });
  });

  it('is read without unpacking: forty megapixels pass, one row more does not', () => {
    const claims = (height: number): Uint8Array =>
      joined([SIGNATURE, pngHeader(8000, height), chunk('IDAT'), chunk('IEND')]);
    expect(DECODE_LIMITS.pixels).toBe(40_000_000);
    expect(judgeBrandImage(claims(5000), 'logo').verdict).toBe('accepted');
    expect(judgeBrandImage(claims(5001), 'logo').problems[0]).toMatchObject({
      code: 'image/too-many-pixels',
    });
  });

  it.each(corpus)('of $name never throws, however short the file is cut', ({ bytes }) => {
    for (let length = 0; length < Math.min(bytes.length, 400); length += 7) {
      expect(() => readImageHeader(bytes.subarray(0, length))).not.toThrow();
    }
  });
});
