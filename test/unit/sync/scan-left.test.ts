import { describe, expect, test } from 'vitest';
import { createScanLeft } from '#electron/core/sync/scan-left.ts';
import type { ScannedPage } from '#electron/core/sync/scan-windows.ts';
import type { ScanWindow } from '#electron/core/storage/methods/scan.ts';

const MADE = 1_700_000_000;
const whole: ScanWindow = { from: 0, to: null, afterId: null };

/** A hundred objects, the newest made at `newest`, one each `every` seconds. */
function page(newest: number, every: number, more = true): ScannedPage {
  return { newest, oldest: newest - 99 * every, count: 100, lastId: `prod_${newest}`, more };
}

function window(from: number, to: number | null, afterId: string | null = null): ScanWindow {
  return { from, to, afterId };
}

describe('what a scan has before it', () => {
  test('is not known before each of its windows was looked into', () => {
    const left = createScanLeft([window(0, MADE), window(MADE + 1, null)]);
    expect(left.guess()).toBeNull();
    left.read(window(MADE + 1, null), page(MADE + 9999, 1, false), []);
    expect(left.guess()).toBeNull();
    left.read(window(0, MADE), page(MADE, 1, false), []);
    expect(left.guess()).toBe(0);
  });

  test('is as dense as the page that was read last', () => {
    const left = createScanLeft([window(MADE, null)]);
    const read = page(MADE + 99_999, 100);
    left.read(window(MADE, null), read, [window(MADE, null, read.lastId)]);
    expect(left.guess()).toBe(910);
  });

  test('is shared by the parts of a window that is split, and each part tells more when it is read', () => {
    const left = createScanLeft([window(MADE, null)]);
    const read = page(MADE + 99_999, 100);
    const half = MADE + 45_000;
    left.read(window(MADE, null), read, [window(half, null, read.lastId), window(MADE, half - 1)]);
    expect(left.guess()).toBe(910);
    // Nothing at all was made in the older half.
    left.read(window(MADE, half - 1), { newest: 0, oldest: 0, count: 0, lastId: '', more: false }, []);
    expect(left.guess()).toBe(456);
  });

  test('is not a number where a crowd is read whose end nobody has seen', () => {
    const left = createScanLeft([whole]);
    // A hundred in a second: if it went on like this, there were milliards of them.
    const read = page(MADE, 0);
    left.read(whole, read, [{ ...whole, afterId: read.lastId }]);
    expect(left.guess()).toBeNull();
  });
});
