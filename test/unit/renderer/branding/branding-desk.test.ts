import { describe, expect, it } from 'vitest';
import type { BrandDraft, BrandingState } from '#shared/contract/branding.ts';
import { NO_BRAND } from '#shared/domain/brand.ts';
import { failure } from '#shared/errors.ts';
import type { call } from '#renderer/bridge/client.ts';
import { BrandingDesk, freeDraftName, shownBrand } from '#renderer/features/branding/branding-desk.ts';

function draft(id: number, name: string): BrandDraft {
  const brand = { ...NO_BRAND, businessName: name };
  return { id, name, brand, createdAt: 0, changedAt: 0, canUndo: false, canRedo: false };
}

/** A desk with two drafts, the first in hand; each edit waits until it is let go. */
function openDesk(): {
  desk: BrandingDesk;
  edits: { draftId: number; changes: object }[];
  answerNext: (ok: boolean) => void;
} {
  const state: BrandingState = { drafts: [draft(1, 'One'), draft(2, 'Two')], readings: [] };
  const edits: { draftId: number; changes: object }[] = [];
  const waiting: ((ok: boolean) => void)[] = [];
  const engine = async (_name: string, input: { draftId: number; changes: object }): Promise<unknown> => {
    edits.push(input);
    const isOk = await new Promise<boolean>((resolve) => waiting.push(resolve));
    return isOk ? { ok: true, value: state } : { ok: false, error: failure('app/disk-full').error };
  };
  const desk = new BrandingDesk(engine as unknown as typeof call);
  desk.store.setState({ engine: state, draftId: 1 });
  return { desk, edits, answerNext: (ok) => waiting.shift()?.(ok) };
}

/** Everything that waits for an answer goes on as far as it can. */
async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

describe('a draft that is left for another', () => {
  it('keeps what was typed in it, and the other shows nothing of it', async () => {
    const { desk, edits, answerNext } = openDesk();
    const shown = new Set<string | null | undefined>();
    desk.store.subscribe((now) => {
      if (now.draftId === 2) shown.add(shownBrand(now)?.businessName);
    });
    desk.change({ businessName: 'Typed' });
    const left = desk.choose(2);
    await settle();
    desk.change({ businessName: 'Typed on' });
    answerNext(true);
    await settle();
    answerNext(true);
    await left;
    expect(edits).toEqual([
      { draftId: 1, changes: { businessName: 'Typed' } },
      { draftId: 1, changes: { businessName: 'Typed on' } },
    ]);
    expect([...shown]).toEqual(['Two']);
    expect(desk.store.getState().draftId).toBe(2);
  });

  it('stays in hand where what was typed could not be kept', async () => {
    const { desk, answerNext } = openDesk();
    desk.change({ businessName: 'Typed' });
    const left = desk.choose(2);
    await settle();
    answerNext(false);
    await left;
    const now = desk.store.getState();
    expect(now.draftId).toBe(1);
    expect(shownBrand(now)?.businessName).toBe('Typed');
    expect(now.error?.code).toBe('app/disk-full');
  });
});

describe('a new draft', () => {
  it('gets a name that none has', () => {
    const nameOf = (number: number): string => `Draft ${String(number)}`;
    expect(freeDraftName([], nameOf)).toBe('Draft 1');
    expect(freeDraftName([draft(3, 'Draft 3'), draft(2, 'Draft 2')], nameOf)).toBe('Draft 4');
  });
});
