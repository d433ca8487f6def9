import type { ScanWindow } from '../storage/methods/scan.ts';

/** Stripe opened in 2011: nothing is older, so nothing below needs a window of its own. */
export const FIRST_CREATED = 1_293_840_000;
/** A window worth cutting holds more than this, as far as the page just read can tell. */
const WORTH_SPLITTING = 500;
/** Empty parts cost a request each, so even an idle crowd cuts no finer at once. */
const MOST_PARTS = 4;

export interface ScannedPage {
  /** `created` of the first and the last object of the page, newest first. */
  readonly newest: number;
  readonly oldest: number;
  readonly count: number;
  readonly lastId: string;
  readonly more: boolean;
}

/** How many objects are left behind a page, if they stand as densely as on it. */
export function guessLeft(window: ScanWindow, page: ScannedPage): number {
  const { newest, oldest, count, more } = page;
  if (!more) return 0;
  return (count / (newest - oldest + 1)) * Math.max(0, oldest - Math.max(window.from, FIRST_CREATED));
}

/**
 * What is left of a window after a page of it (design, Sync 8): nothing; the same window behind
 * the page; or several windows, when there are readers without work and the page says that a lot
 * is left. Objects crowd (catalogs are made by scripts), so the guess is made anew on each page.
 * One second cannot be split: it is paged through.
 *
 * @param idle readers that have nothing to do.
 */
export function planRest(window: ScanWindow, page: ScannedPage, idle: number): ScanWindow[] {
  if (!page.more) return [];
  const { oldest, lastId } = page;
  const behind: ScanWindow = { from: window.from, to: window.to, afterId: lastId };
  const low = Math.max(window.from, FIRST_CREATED);
  const span = oldest - low;
  const parts = Math.min(idle + 1, MOST_PARTS, span + 1);
  if (parts < 2 || guessLeft(window, page) < WORTH_SPLITTING) return [behind];
  const rest: ScanWindow[] = [];
  let to = window.to;
  for (let part = parts - 1; part >= 0; part -= 1) {
    const from = part === 0 ? window.from : low + Math.floor((span * part) / parts) + 1;
    rest.push({ from, to, afterId: part === parts - 1 ? lastId : null });
    to = from - 1;
  }
  return rest;
}
