import { describe, expect, it } from 'vitest';
import { firstPart, firstSide, planPicture } from '#renderer/ui/image-editor/picture-plan.ts';

describe('a picture fitted to Stripe’s rules', () => {
  it('begins with the middle square of an icon and the whole of a logo', () => {
    expect(firstPart({ width: 300, height: 200 }, 'icon')).toEqual({ x: 50, y: 0, width: 200, height: 200 });
    expect(firstPart({ width: 300, height: 200 }, 'logo')).toEqual({ x: 0, y: 0, width: 300, height: 200 });
    expect([
      firstSide({ width: 3000, height: 10 }),
      firstSide({ width: 300, height: 10 }),
      firstSide({ width: 9, height: 9 }),
    ]).toEqual([512, 256, 128]);
  });

  it('crops an icon to a square of the wanted side', () => {
    const part = { x: 40, y: 0, width: 200, height: 200 };
    const plan = planPicture({ width: 300, height: 200 }, 'icon', {
      fit: 'crop',
      part,
      side: 256,
      background: null,
    });
    expect(plan).toEqual({
      canvas: { width: 256, height: 256 },
      from: part,
      to: { x: 0, y: 0, width: 256, height: 256 },
    });
  });

  it('pads an icon to a square with the whole picture in the middle', () => {
    const source = { width: 300, height: 150 };
    const plan = planPicture(source, 'icon', {
      fit: 'pad',
      part: firstPart(source, 'icon'),
      side: 512,
      background: null,
    });
    expect(plan.canvas).toEqual({ width: 512, height: 512 });
    expect(plan.to).toEqual({ x: 0, y: 128, width: 512, height: 256 });
  });

  it.each([
    [900, 60, 'crop', { width: 1920, height: 128 }],
    [900, 60, 'pad', { width: 512, height: 128 }],
    [600, 200, 'crop', { width: 512, height: 171 }],
    [20, 20, 'pad', { width: 128, height: 128 }],
  ] as const)(
    'never makes a logo of %s × %s smaller than Stripe takes (%s)',
    (width, height, fit, canvas) => {
      const source = { width, height };
      const side = Math.max(128, firstSide(source));
      const plan = planPicture(source, 'logo', {
        fit,
        part: firstPart(source, 'logo'),
        side,
        background: null,
      });
      expect(plan.canvas).toEqual(canvas);
    },
  );
});
