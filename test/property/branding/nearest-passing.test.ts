import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrastRatio, NEEDED, WHITE } from '#shared/domain/contrast.ts';
import { passesEverywhere } from '#renderer/features/branding/colour/contrast-rows.ts';
import { hueDistance, hueOf, nearestPassing } from '#renderer/features/branding/colour/nearest-passing.ts';
import { check } from '../domain/check.ts';

const colour = fc
  .tuple(fc.nat(255), fc.nat(255), fc.nat(255))
  .map((channels) => `#${channels.map((value) => value.toString(16).padStart(2, '0')).join('')}`);

describe('the nearest colour that passes', () => {
  it('passes, and keeps its hue within two degrees', () => {
    check(
      fc.property(colour, fc.constantFrom('brandColour' as const, 'accentColour' as const), (hex, slot) => {
        const near = nearestPassing(hex, (candidate) => passesEverywhere(slot, candidate));
        expect(near).not.toBeNull();
        if (near === null) return;
        expect(passesEverywhere(slot, near)).toBe(true);
        const [before, after] = [hueOf(hex), hueOf(near)];
        if (before === null) expect(after).toBeNull();
        else expect(after === null ? 360 : hueDistance(before, after)).toBeLessThanOrEqual(2);
      }),
      150,
    );
  });

  it('is the colour itself where that passes', () => {
    check(
      fc.property(colour, (hex) => {
        fc.pre(passesEverywhere('brandColour', hex));
        expect(nearestPassing(hex, (candidate) => passesEverywhere('brandColour', candidate))).toBe(hex);
      }),
      150,
    );
  });

  it('is hardly darker than it has to be', () => {
    check(
      fc.property(colour, (hex) => {
        const passes = (candidate: string): boolean => contrastRatio(candidate, WHITE) >= NEEDED.text;
        fc.pre(!passes(hex));
        const near = nearestPassing(hex, passes) ?? '#000000';
        expect(contrastRatio(near, WHITE)).toBeLessThan(NEEDED.text * 1.12);
      }),
      150,
    );
  });
});
