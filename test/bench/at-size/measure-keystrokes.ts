import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '../devtools.ts';
import { settledRowCount } from '../grid-probe.ts';
import { QUERIES } from './search-queries.ts';

/** As fast as a quick typist: lists of what was typed before arrive meanwhile. */
const BETWEEN_MS = 120;
const WORDS = ['roast', 'prod', ...QUERIES.some.slice(0, 12)].filter((word) => /^[a-z ]+$/i.test(word));

/**
 * From the moment the key reached the window to the frame that shows its character. The message
 * posted in the frame is heard once that frame was handed over to be painted.
 */
const WATCH = `(() => {
  const times = (globalThis.keyTimes = []);
  const box = document.querySelector('[role="searchbox"], input[type="search"]');
  box.addEventListener('keydown', (event) => {
    if (event.key.length !== 1 || event.ctrlKey) return;
    const channel = new MessageChannel();
    channel.port1.onmessage = () => times.push(performance.now() - event.timeStamp);
    requestAnimationFrame(() => channel.port2.postMessage(null));
  }, { capture: true });
  return true;
})()`;

const FOCUS = `document.querySelector('[role="searchbox"], input[type="search"]').focus()`;

/** The 95th of 100 keystrokes in the search box, from the key to its paint. */
export async function measureKeystrokes(page: Page, report: (line: string) => void): Promise<number> {
  await page.evaluate(FOCUS);
  await page.evaluate(WATCH);
  for (const word of WORDS) {
    await page.press('a', { ctrl: true, commands: ['selectAll'] });
    for (const character of word) {
      await page.strike(character);
      await pause(BETWEEN_MS);
    }
  }
  const times = await page.evaluate<number[]>('globalThis.keyTimes');
  await page.press('Escape');
  await settledRowCount(page, 1, 60_000, 500);
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN;
  report(
    `${times.length} keys: p50 ${at(0.5).toFixed(1)}, p95 ${at(0.95).toFixed(1)}, worst ${at(1).toFixed(1)} ms`,
  );
  return at(0.95);
}
