import { describe, expect, it } from 'vitest';
import { isReachable } from '#electron/shell/on-screen.ts';

const laptop = { x: 0, y: 0, width: 1440, height: 900 };
const beside = { x: 1440, y: 0, width: 1920, height: 1080 };

describe('where a window was', () => {
  it('is taken while its top edge can be grabbed', () => {
    expect(isReachable({ x: 100, y: 50, width: 1280, height: 800 }, [laptop])).toBe(true);
    expect(isReachable({ x: 1340, y: 0, width: 1280, height: 800 }, [laptop])).toBe(true);
  });

  it('is not taken when the screen it was on is gone', () => {
    const bounds = { x: 1600, y: 100, width: 1280, height: 800 };
    expect(isReachable(bounds, [laptop, beside])).toBe(true);
    expect(isReachable(bounds, [laptop])).toBe(false);
  });

  it('is not taken when the title lies above or below every screen', () => {
    expect(isReachable({ x: 100, y: -300, width: 1280, height: 800 }, [laptop])).toBe(false);
    expect(isReachable({ x: 100, y: 890, width: 1280, height: 800 }, [laptop])).toBe(false);
  });
});
