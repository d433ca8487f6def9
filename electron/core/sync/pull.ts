import type { PullProgress } from '#shared/contract/sync.ts';
import { asFilledText, asInteger, type JsonObject } from '#shared/domain/json.ts';
import { AppFailure, failure } from '#shared/errors.ts';
import type { EventCursor, OpenScan, ScanKind, ScanWindow } from '../storage/methods/scan.ts';
import type { StripePage } from '../stripe/answer.ts';
import type { StripeGateway } from '../stripe/gateway.ts';
import { EVENT_TYPES } from './event-types.ts';
import { type SyncParts, unwrap } from './parts.ts';
import { createScanLeft } from './scan-left.ts';
import { guessLeft, planRest } from './scan-windows.ts';
import { confirmTombstones } from './tombstones.ts';

/** Enough to fill the rate limit at any round trip we met; the limiter does the pacing. */
const READERS = 8;
const DAY_MS = 86_400_000;
/** Events reach back 30 days (facts 9.4); a scan older than this is begun anew. */
const RESUMABLE_MS = 25 * DAY_MS;
const RESUMABLE_WITHOUT_EVENTS_MS = DAY_MS;
/** Tax codes have no events and change rarely (facts 3.1). */
const TAX_CODES_MS = 7 * DAY_MS;
const ANNOUNCE_EVERY_MS = 1000;

export interface PullResult {
  readonly products: number;
  readonly prices: number;
  readonly taxCodes: number;
}

/**
 * A full scan: every product and price, archived too, and the tax codes. Goes on where an earlier
 * one was cut short. Rejects with `app/cancelled` when the signal is aborted, else with what Stripe
 * answered; what was read until then is kept either way.
 *
 * @param onProgress told what was read so far, and about how many objects are left of the phase;
 *   null where that is not known.
 */
export async function pullEverything(
  parts: SyncParts,
  gateway: StripeGateway,
  onProgress: (progress: PullProgress, left: number | null) => void,
  signal: AbortSignal,
): Promise<PullResult> {
  const { store } = parts;
  const { clock } = parts.ports;
  const scan = await openScan(parts, gateway, signal);
  const counts = { ...(await store.countScanned({ scan: scan.scan })), taxCodes: 0 };
  let announcedAt = clock.monotonicMs();
  const tell = (phase: PullProgress['phase'], changed: boolean, left: number | null): void => {
    onProgress({ phase, ...counts }, left);
    if (!changed || clock.monotonicMs() - announcedAt < ANNOUNCE_EVERY_MS) return;
    announcedAt = clock.monotonicMs();
    parts.onChanged(null);
  };
  for (const kind of ['products', 'prices'] as const) {
    tell(kind, false, null);
    // Prices after products: a price whose product is known is shown at once.
    await scanKind(parts, gateway, scan, kind, signal, (count, left) => {
      counts[kind] += count;
      tell(kind, true, left);
    });
  }
  tell('taxCodes', false, 0);
  counts.taxCodes = await pullTaxCodes(parts, gateway, signal);
  tell('finishing', false, 0);
  await pullPortal(parts, gateway, signal);
  await confirmTombstones(parts, gateway, scan, signal);
  await store.finishScan({ scan: scan.scan, cursor: scan.cursor, at: clock.now() });
  parts.onChanged(null);
  return counts;
}

/** Every portal configuration, its plan list expanded; a key that may not read them leaves the portal as it is. */
async function pullPortal(parts: SyncParts, gateway: StripeGateway, signal: AbortSignal): Promise<void> {
  const { store } = parts;
  const readSeq = await store.takeReadSeq();
  const at = parts.ports.clock.now();
  const listed = await gateway.portal.listConfigurations(signal);
  if (!listed.ok) {
    if (listed.error.code === 'stripe/permission-missing') return;
    throw new AppFailure(listed.error);
  }
  await store.savePortalBase({ found: listed.value, readSeq, at });
}

async function openScan(parts: SyncParts, gateway: StripeGateway, signal: AbortSignal): Promise<OpenScan> {
  const open = await parts.store.readOpenScan();
  const now = parts.ports.clock.now();
  if (open !== null) {
    const limit = open.cursor === null ? RESUMABLE_WITHOUT_EVENTS_MS : RESUMABLE_MS;
    if (Math.abs(now - open.startedAt) < limit) return open;
  }
  const cursor = await newestEvent(gateway, signal);
  return await parts.store.startScan({ at: now, cursor });
}

/** Where events stand, by Stripe's clock. Null where the key may not read them. */
async function newestEvent(gateway: StripeGateway, signal: AbortSignal): Promise<EventCursor | null> {
  const page = await gateway.listEvents({ types: EVENT_TYPES, from: null, after: null, limit: 1 }, signal);
  if (!page.ok) {
    if (page.error.code === 'stripe/permission-missing') return null;
    throw new AppFailure(page.error);
  }
  const newest = page.value.items[0];
  const id = asFilledText(newest?.['id']);
  const created = asInteger(newest?.['created']);
  return id === null || created === null ? { id: null, created: 0 } : { id, created };
}

async function scanKind(
  parts: SyncParts,
  gateway: StripeGateway,
  scan: OpenScan,
  kind: ScanKind,
  signal: AbortSignal,
  onRead: (count: number, left: number | null) => void,
): Promise<void> {
  const waiting: ScanWindow[] = [...scan.windows[kind]];
  const scanLeft = createScanLeft(waiting);
  let busy = 0;
  let failed: unknown = null;
  const hasFailed = (): boolean => failed !== null;
  const idle: PromiseWithResolvers<void>[] = [];
  const wake = (): void => {
    for (const reader of idle.splice(0)) reader.resolve();
  };

  /** What each reader's window still holds, as far as it can tell. */
  const left = new Map<symbol, number>();
  /** How many readers stand in the limiter's queue, on average of late. */
  let queued = 0;

  /**
   * How many more windows are wanted: none while the rate is used up, for each window ends with a
   * short page; and only a window among the largest is cut, so that few are cut at all.
   */
  function wanted(reader: symbol): number {
    queued = 0.8 * queued + 0.2 * gateway.limiter.waiting();
    const largest = Math.max(...left.values());
    if (queued >= 0.5 || (left.get(reader) ?? 0) * 2 < largest) return 0;
    // At first by several, then by halves.
    return busy <= 1 ? READERS - 1 : Math.min(1, READERS - busy);
  }

  async function readWindow(reader: symbol, first: ScanWindow): Promise<void> {
    let window: ScanWindow | undefined = first;
    while (window !== undefined && !hasFailed()) {
      if (signal.aborted) throw failure('app/cancelled');
      const readSeq = await parts.store.takeReadSeq();
      const at = parts.ports.clock.now();
      const page: StripePage | null = await readPage(gateway, kind, window, signal);
      if (page === null) {
        // The object the next page should begin behind is gone: the window is read from its top.
        window = { ...window, afterId: null };
        continue;
      }
      const described = describePage(page);
      left.set(reader, guessLeft(window, described));
      const rest: ScanWindow[] = planRest(window, described, Math.max(0, wanted(reader)));
      await parts.store.saveScanPage({
        scan: scan.scan,
        kind,
        window,
        rest,
        items: page.items,
        readSeq,
        at,
      });
      scanLeft.read(window, described, rest);
      onRead(page.items.length, scanLeft.guess());
      window = rest.shift();
      waiting.push(...rest);
      if (rest.length > 0) wake();
    }
  }

  async function reader(): Promise<void> {
    const self = Symbol('reader');
    while (!hasFailed()) {
      const window = waiting.shift();
      if (window === undefined) {
        if (busy === 0) return wake();
        const turn = Promise.withResolvers<void>();
        idle.push(turn);
        await turn.promise;
        continue;
      }
      busy += 1;
      try {
        await readWindow(self, window);
      } catch (error) {
        failed ??= signal.aborted ? failure('app/cancelled') : error;
      }
      busy -= 1;
      left.delete(self);
      if (busy === 0 || failed !== null) wake();
    }
  }

  await Promise.all(Array.from({ length: READERS }, reader));
  if (failed !== null) throw failed;
}

async function readPage(
  gateway: StripeGateway,
  kind: ScanKind,
  window: ScanWindow,
  signal: AbortSignal,
): Promise<StripePage | null> {
  const { from, to } = window;
  const created = { ...(from > 0 ? { from } : {}), ...(to === null ? {} : { to }) };
  const query = { created, after: window.afterId };
  const page = await (kind === 'products'
    ? gateway.listProducts(query, signal)
    : gateway.listPrices(query, signal));
  if (page.ok) return page.value;
  const lost = page.error.code === 'stripe/refused' || page.error.code === 'stripe/missing';
  if (lost && window.afterId !== null && page.error.params['param'] === 'starting_after') return null;
  throw new AppFailure(page.error);
}

function describePage({ items, more }: StripePage): Parameters<typeof planRest>[1] {
  const created = (item: JsonObject | undefined): number => asInteger(item?.['created']) ?? 0;
  const last = items.at(-1);
  const lastId = asFilledText(last?.['id']) ?? '';
  return {
    newest: created(items[0]),
    oldest: created(last),
    count: items.length,
    lastId,
    more: more && lastId !== '',
  };
}

/** Answers how many there are. Without the right to read them the shipped list goes on serving. */
async function pullTaxCodes(parts: SyncParts, gateway: StripeGateway, signal: AbortSignal): Promise<number> {
  const { store } = parts;
  const now = parts.ports.clock.now();
  const { taxCodesAt } = await store.readPullState();
  if (taxCodesAt !== null && Math.abs(now - taxCodesAt) < TAX_CODES_MS) {
    return (await store.saveTaxCodes({ items: [], at: now })).count;
  }
  let after: string | null = null;
  let count = 0;
  do {
    const page = await gateway.listTaxCodes(after, signal);
    if (signal.aborted) throw failure('app/cancelled');
    if (!page.ok && page.error.code === 'stripe/permission-missing') return count;
    const { items, more } = unwrap(page);
    count = (await store.saveTaxCodes({ items, at: now })).count;
    after = more ? asFilledText(items.at(-1)?.['id']) : null;
  } while (after !== null);
  await store.markTaxCodesPulled({ at: now });
  return count;
}
