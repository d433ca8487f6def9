import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodings, firstFitting, fitInto, type Encoding } from '#renderer/ui/image-editor/fit-plan.ts';

/** An encoder whose pictures weigh what their pixels and quality suggest. */
const weigh =
  (bytesPerPixel: number) =>
  async ({ width, height, quality }: Encoding): Promise<Uint8Array<ArrayBuffer>> =>
    new Uint8Array(Math.ceil(width * height * bytesPerPixel * quality));

describe('making a picture fit', () => {
  it('keeps its shape and never enlarges it', () => {
    expect(fitInto({ width: 4000, height: 1000 }, 2000)).toEqual({ width: 2000, height: 500 });
    expect(fitInto({ width: 40, height: 10 }, 2000)).toEqual({ width: 40, height: 10 });
    expect(fitInto({ width: 9000, height: 1 }, 900)).toEqual({ width: 900, height: 1 });
  });

  it('gives up quality before size', async () => {
    const plan = encodings({ width: 1000, height: 1000 }, false);
    const fitted = await firstFitting(plan, weigh(0.6), 512 * 1024);
    expect(fitted?.encoding).toMatchObject({ kind: 'jpeg', width: 1000, quality: 0.85 });
  });

  it('keeps transparency by staying with PNG', () => {
    const plan = [...encodings({ width: 3000, height: 3000 }, true)];
    expect(plan.every((encoding) => encoding.kind === 'png')).toBe(true);
    expect(plan.at(-1)?.width).toBe(320);
  });

  it('finds a fit within the limit for any picture, or says there is none', async () => {
    const size = fc.record({
      width: fc.integer({ min: 1, max: 8000 }),
      height: fc.integer({ min: 1, max: 8000 }),
    });
    await fc.assert(
      fc.asyncProperty(
        size,
        fc.boolean(),
        fc.double({ min: 0.01, max: 4, noNaN: true }),
        async (whole, clear, weight) => {
          const fitted = await firstFitting(encodings(whole, clear), weigh(weight), 512 * 1024);
          expect(fitted).not.toBeNull();
          expect(fitted?.bytes.byteLength).toBeLessThanOrEqual(512 * 1024);
        },
      ),
      { numRuns: 40 },
    );
  });
});
