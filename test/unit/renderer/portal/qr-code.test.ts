import jsQR from 'jsqr';
import { describe, expect, it } from 'vitest';
import { prefillLoginLink } from '#shared/domain/email/login-link.ts';
import { QR_LEVELS, type QrLevel, qrSvg } from '#renderer/features/portal/qr-code.ts';

const LINK = 'https://billing.stripe.com/p/login/7sI8xyzAbCdEf01234';
const SCALE = 4;

/** Reads an SVG of ours back: its modules as pixels, through a decoder that has nothing to do with the encoder. */
async function scan(url: string, level: QrLevel): Promise<string | undefined> {
  const svg = await qrSvg(url, level, 512);
  const side = Number(/viewBox="0 0 (\d+) /.exec(svg)?.[1]);
  const pixels = new Uint8ClampedArray((side * SCALE) ** 2 * 4).fill(255);
  for (const [, x, y] of svg.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    for (let at = 0; at < SCALE ** 2; at += 1) {
      const left = Number(x) * SCALE + (at % SCALE);
      const top = Number(y) * SCALE + Math.floor(at / SCALE);
      pixels.fill(0, (top * side * SCALE + left) * 4, (top * side * SCALE + left) * 4 + 3);
    }
  }
  return jsQR(pixels, side * SCALE, side * SCALE)?.data;
}

describe('the QR code', () => {
  it.each(QR_LEVELS)('at level %s is scanned back as the link', async (level) => {
    expect(await scan(LINK, level)).toBe(LINK);
  });

  it('holds a prefilled link, too', async () => {
    const url = prefillLoginLink(LINK, '山田+shop@日本語.jp');
    expect(await scan(url, 'medium')).toBe(url);
  });

  it('is an SVG of its own, with room around the code', async () => {
    const svg = await qrSvg(LINK, 'low', 256);
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="256" height="256"/);
    expect(svg).not.toMatch(/M[0-3] \d+h1v1h-1z/);
  });
});
