import type { ScanWindow } from '../storage/methods/scan.ts';
import { FIRST_CREATED, guessLeft, type ScannedPage } from './scan-windows.ts';

/** A guess this many times what was read rests on too little: a crowd whose end nobody has seen yet. */
const MOST_TIMES = 20;

/**
 * How many objects a scan still has before it. Stripe does not count a list, but the windows tell:
 * what is not read of each is taken to stand as densely as on the page read of it last.
 */
export interface ScanLeft {
  /** A page was read; `rest` is what replaces its window. */
  read(window: ScanWindow, page: ScannedPage, rest: readonly ScanWindow[]): void;
  /** Objects; null while a window was not looked into, or the guess would be a mere number. */
  guess(): number | null;
}

/** @param windows those a scan begins with: nobody knows what is in them. */
export function createScanLeft(windows: readonly ScanWindow[]): ScanLeft {
  // A window is known by where it begins: no two that are open begin at the same second.
  const open = new Map<number, number | null>(windows.map(({ from }) => [from, null]));
  let done = 0;
  return {
    read(window, page, rest) {
      done += page.count;
      open.delete(window.from);
      const low = Math.max(window.from, FIRST_CREATED);
      const seconds = rest.map(
        ({ from, to }) => Math.min(to ?? page.oldest, page.oldest) - Math.max(from, low) + 1,
      );
      const all = seconds.reduce((sum, part) => sum + part, 0);
      const left = guessLeft(window, page);
      for (const [index, { from }] of rest.entries()) open.set(from, (left * (seconds[index] ?? 0)) / all);
    },
    guess() {
      let left = 0;
      for (const guessed of open.values()) {
        if (guessed === null) return null;
        left += guessed;
      }
      return left > done * MOST_TIMES ? null : Math.round(left);
    },
  };
}
