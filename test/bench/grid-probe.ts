import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from './devtools.ts';

const POLL_MS = 5;

/** Asks again until `ask` gives something else than undefined; a page that navigates away meanwhile is asked anew. */
export async function until<Value>(
  what: string,
  limitMs: number,
  ask: () => Promise<Value | undefined>,
  everyMs = POLL_MS,
): Promise<Value> {
  const endAt = performance.now() + limitMs;
  let lastError: unknown;
  while (performance.now() < endAt) {
    try {
      const value = await ask();
      if (value !== undefined) return value;
    } catch (error) {
      lastError = error;
    }
    await pause(everyMs);
  }
  throw new Error(`not seen in ${limitMs} ms: ${what}`, { cause: lastError });
}

const FOCUS_GRID = `(() => {
  const filled = document.querySelector('[role="grid"] [role="row"]:not([aria-busy="true"]) [role="gridcell"]');
  // The focused cell, or the box in it that takes the keys.
  const cell = document.querySelector('[role="grid"] :is([role="gridcell"], [role="columnheader"])[tabindex="0"], [role="grid"] [data-cell-input]');
  if (filled === null || cell === null) return null;
  cell.focus();
  return document.activeElement.closest('[aria-rowindex]')?.getAttribute('aria-rowindex') ?? null;
})()`;

const FOCUSED_ROW = `document.activeElement?.closest('[aria-rowindex]')?.getAttribute('aria-rowindex') ?? null`;

/** Puts focus into the grid as soon as it has rows; gives the row. */
export async function focusGrid(page: Page, limitMs = 60_000): Promise<string> {
  return await until(
    'a grid with rows',
    limitMs,
    async () => (await page.evaluate<string | null>(FOCUS_GRID)) ?? undefined,
  );
}

/** Presses the arrow key until the focus of the grid has moved: the moment from which the app can be worked with. */
export async function moveInGrid(page: Page): Promise<void> {
  const from = await focusGrid(page);
  await until('focus that moved', 30_000, async () => {
    await page.press('ArrowDown');
    const row = await page.evaluate<string | null>(FOCUSED_ROW);
    return row !== null && row !== from ? row : undefined;
  });
}

/** How many rows the grid says it has (header included), once it says the same for `calmMs` and nothing is loading. */
export async function settledRowCount(
  page: Page,
  least: number,
  limitMs: number,
  calmMs = 1000,
): Promise<number> {
  let last = -1;
  let sinceMs = performance.now();
  return await until(
    `a settled grid of at least ${least} rows`,
    limitMs,
    async () => {
      const count = await page.evaluate<number>(
        `document.querySelector('[role="progressbar"]') ? -1 : Number(document.querySelector('[role="grid"]')?.getAttribute('aria-rowcount') ?? -1)`,
      );
      if (count !== last) {
        last = count;
        sinceMs = performance.now();
      }
      return count >= least && performance.now() - sinceMs >= calmMs ? count : undefined;
    },
    50,
  );
}
