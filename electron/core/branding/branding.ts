import type { Account } from '#shared/contract/account.ts';
import type { BrandingState, BrandReading } from '#shared/contract/branding.ts';
import { judgeBrandImage } from '#shared/domain/brand-image.ts';
import { failure } from '#shared/errors.ts';
import { createHash } from 'node:crypto';
import type { Ports } from '../ports.ts';
import type { AreaHandlers } from '../router.ts';
import type { KeptBrand } from '../storage/methods/branding.ts';
import type { Store } from '../storage/store.ts';
import { checkLaunch } from './check-launch.ts';
import { exportPictures, exportSheet } from './export.ts';
import { readPreviewSample } from './preview-sample.ts';
import { type KeptReading, readLive } from './read-live.ts';
import type { BrandMode, BrandSurroundings } from './target.ts';

export interface BrandingParts {
  readonly store: Store;
  readonly ports: Pick<Ports, 'clock' | 'places' | 'sheets'>;
  readonly account: Pick<Account, 'id' | 'mode' | 'demo' | 'name'>;
  readonly surroundings: BrandSurroundings;
}

/** Drafts of the brand and what is live of it. Drafts stay here: Stripe takes no branding by its API (facts 8). */
export function createBranding({
  store,
  ports,
  account,
  surroundings,
}: BrandingParts): AreaHandlers<'branding'> {
  const now = (): number => ports.clock.now();

  async function readState(): Promise<BrandingState> {
    const [drafts, readings] = await Promise.all([store.listBrandDrafts(), readReadings()]);
    return {
      drafts,
      readings: await Promise.all(
        readings.map(async ({ brand, ...reading }): Promise<BrandReading> => {
          return { ...reading, brand: brand === null ? null : await store.showBrand({ brand }) };
        }),
      ),
    };
  }

  async function readReadings(): Promise<KeptReading[]> {
    const kept = new Map((await store.readBrandReadings()).map(({ mode, body }) => [mode, body]));
    return (await surroundings.modes()).map((mode) => asReading(mode, kept.get(mode.mode)));
  }

  /** A local change: durable before it is answered. */
  async function after(change: Promise<void>): Promise<BrandingState> {
    await change;
    return await readState();
  }

  async function brandToStartFrom(
    from: { kind: 'blank' } | { kind: 'live'; mode: string } | { kind: 'draft'; draftId: number },
  ): Promise<Partial<KeptBrand>> {
    if (from.kind === 'blank') return {};
    if (from.kind === 'draft') return await store.readKeptBrand({ draftId: from.draftId });
    const reading = (await readReadings()).find(({ mode }) => mode === from.mode);
    if (reading?.brand == null) throw failure('branding/not-read');
    return reading.brand;
  }

  return {
    getState: () => readState(),
    async readLive() {
      const readings = await readReadings();
      await Promise.all(
        readings.map(async (before) => {
          const reading = await readLive({ store, surroundings, now }, before, before);
          await store.saveBrandReading({ mode: reading.mode, body: JSON.stringify(reading) });
        }),
      );
      return await readState();
    },
    async createDraft({ name, from }) {
      const brand = await brandToStartFrom(from);
      const { draftId } = await store.createBrandDraft({ name, brand, nowAt: now() });
      return { draftId, state: await readState() };
    },
    renameDraft: (input) => after(store.renameBrandDraft({ ...input, nowAt: now() })),
    editDraft: ({ draftId, changes }) => {
      const given = Object.entries(changes).filter(([, value]) => value !== undefined);
      const tidy = Object.fromEntries(given.map(([name, value]) => [name, value === '' ? null : value]));
      return after(store.editBrandDraft({ draftId, changes: tidy, nowAt: now() }));
    },
    async setPicture({ draftId, slot, bytes }) {
      if (bytes === null) {
        return await after(store.editBrandDraft({ draftId, changes: { [slot]: null }, nowAt: now() }));
      }
      // The window has mended it; what it says of its work is not taken on its word.
      const { verdict, header, problems } = judgeBrandImage(bytes, slot);
      if (verdict !== 'accepted' || header === null) {
        throw failure('branding/picture-refused', { reason: problems[0]?.code ?? '' }, { path: slot });
      }
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const { kind, width, height } = header;
      await store.keepBrandPicture({ sha256, mime: `image/${kind}`, width, height, bytes });
      return await after(store.editBrandDraft({ draftId, changes: { [slot]: sha256 }, nowAt: now() }));
    },
    undoEdit: ({ draftId }) => after(store.undoBrandEdit({ draftId, nowAt: now() })),
    redoEdit: ({ draftId }) => after(store.redoBrandEdit({ draftId, nowAt: now() })),
    deleteDraft: ({ draftId }) => after(store.deleteBrandDraft({ draftId, nowAt: now() })),
    restoreDraft: ({ draftId }) => after(store.restoreBrandDraft({ draftId })),
    getPreviewSample: () => readPreviewSample(store),
    async checkLaunch({ draftId }, progress, signal) {
      const { brand } = await store.readBrandDraft({ draftId });
      return await checkLaunch({ store, surroundings, account, brand }, progress, signal);
    },
    exportPictures: async ({ draftId }) => await exportPictures({ store, ports }, draftId),
    exportSheet: async (input) => await exportSheet({ store, ports, account }, input),
  };
}

function asReading(mode: BrandMode, body: string | undefined): KeptReading {
  // Written by readLive; which account the mode belongs to is the registry's to say.
  if (body !== undefined) return { ...(JSON.parse(body) as KeptReading), accountId: mode.accountId };
  return {
    accountId: mode.accountId,
    mode: mode.mode,
    state: 'notRead',
    permission: null,
    errorCode: null,
    readAt: null,
    brand: null,
    pictures: { icon: 'none', logo: 'none' },
  };
}
