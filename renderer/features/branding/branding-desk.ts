import { createStore, type StoreApi } from 'zustand/vanilla';
import type { BrandDraft, BrandingState, BrandTexts, PreviewSample } from '#shared/contract/branding.ts';
import type { InputOf } from '#shared/contract/index.ts';
import type { Brand } from '#shared/domain/brand.ts';
import type { AppError, Result } from '#shared/errors.ts';
import type { call } from '#renderer/bridge/client.ts';

export interface DeskState {
  /** What the engine knows; null until it has answered. */
  readonly engine: BrandingState | null;
  /** What previews are filled with. */
  readonly sample: PreviewSample;
  /** The draft under the hands; null while there is none. */
  readonly draftId: number | null;
  /** Typed here and not confirmed by the engine. */
  readonly edits: Partial<BrandTexts>;
  readonly isReading: boolean;
  /** What went wrong last; stays until something goes well. */
  readonly error: AppError | null;
}

/** What a new draft starts from. */
export type DraftSource = InputOf<'branding.createDraft'>['from'];

/** From the last key pressed to the draft on disk: within a second, with room for the write itself. */
const SAVE_AFTER_MS = 400;

/**
 * One account's brands under the hands of a person. What is typed shows at once and is on disk within a
 * second; writes never overlap, so that the engine sees them in the order they were made.
 */
export class BrandingDesk {
  readonly store: StoreApi<DeskState>;
  readonly #call: typeof call;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(callEngine: typeof call) {
    this.#call = callEngine;
    this.store = createStore<DeskState>(() => ({
      engine: null,
      sample: { products: [], portal: null },
      draftId: null,
      edits: {},
      isReading: false,
      error: null,
    }));
  }

  /** Reads what is here; asks Stripe for the live brand only where it was never read. */
  async open(): Promise<void> {
    const [engine] = await Promise.all([this.#call('branding.getState'), this.readSample()]);
    this.#take(engine);
    if (!engine.ok) return;
    await this.choose(this.store.getState().draftId ?? engine.value.drafts[0]?.id ?? null);
    if (engine.value.readings[0]?.state === 'notRead') await this.readLive();
  }

  /** What previews are filled with; a reading that fails leaves what was there. */
  async readSample(): Promise<void> {
    const sample = await this.#call('branding.getPreviewSample');
    if (sample.ok) this.store.setState({ sample: sample.value });
  }

  async readLive(): Promise<void> {
    this.store.setState({ isReading: true });
    this.#take(await this.#call('branding.readLive'));
    this.store.setState({ isReading: false });
  }

  /** Takes a draft in hand once what was typed in the one before is on disk; where that fails, the one before stays. */
  async choose(draftId: number | null): Promise<void> {
    do {
      if (!(await this.flush())) return;
      // What was typed meanwhile belongs to the draft before too.
    } while (Object.keys(this.store.getState().edits).length > 0);
    this.store.setState({ draftId });
  }

  /** Types into fields of the draft. */
  change(changes: Partial<BrandTexts>): void {
    this.store.setState((state) => ({ edits: { ...state.edits, ...changes } }));
    this.#timer ??= setTimeout(() => void this.flush(), SAVE_AFTER_MS);
  }

  /** Puts everything typed on disk now. True when there is nothing left of what was typed until then. */
  async flush(): Promise<boolean> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    return await this.#inTurn(async () => {
      const { edits, draftId } = this.store.getState();
      if (draftId === null || Object.keys(edits).length === 0) return true;
      const answer = await this.#call('branding.editDraft', { draftId, changes: edits });
      this.#take(answer);
      if (!answer.ok) return false;
      // What was typed since stays an edit.
      this.store.setState((state) => ({
        edits: Object.fromEntries(
          Object.entries(state.edits).filter(([name, value]) => edits[name as keyof BrandTexts] !== value),
        ),
      }));
      return true;
    });
  }

  /** Does something to the draft once what was typed is on disk. True when it went well. */
  async run(work: (callEngine: typeof call) => Promise<Result<BrandingState>>): Promise<boolean> {
    await this.flush();
    const answer = await this.#inTurn(async () => await work(this.#call));
    this.#take(answer);
    return answer.ok;
  }

  /** Makes a draft and takes it in hand. */
  async create(name: string, from: DraftSource): Promise<boolean> {
    await this.flush();
    const answer = await this.#call('branding.createDraft', { name, from });
    if (!answer.ok) {
      this.store.setState({ error: answer.error });
      return false;
    }
    this.store.setState({ engine: answer.value.state, error: null });
    await this.choose(answer.value.draftId);
    return true;
  }

  #take(answer: Result<BrandingState>): void {
    if (!answer.ok) {
      this.store.setState({ error: answer.error });
      return;
    }
    this.store.setState((state) => {
      const isThere = answer.value.drafts.some(({ id }) => id === state.draftId);
      return {
        engine: answer.value,
        error: null,
        draftId: isThere ? state.draftId : (answer.value.drafts[0]?.id ?? null),
        // What was typed into a draft that is gone belongs to no other.
        edits: isThere ? state.edits : {},
      };
    });
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(work, work);
    this.#queue = turn.catch(() => undefined);
    return turn;
  }
}

/** A name for a new draft that none has yet: numbers go on, also where drafts before were deleted. */
export function freeDraftName(drafts: readonly BrandDraft[], nameOf: (number: number) => string): string {
  const taken = new Set(drafts.map(({ name }) => name));
  let number = drafts.length + 1;
  while (taken.has(nameOf(number))) number += 1;
  return nameOf(number);
}

/** The draft in hand as the engine has it. */
export function draftOf(state: DeskState): BrandDraft | null {
  return state.engine?.drafts.find(({ id }) => id === state.draftId) ?? null;
}

/** The draft in hand with what is being typed over it; null without one. */
export function shownBrand(state: DeskState): Brand | null {
  const draft = draftOf(state);
  return draft === null ? null : Object.assign({ ...draft.brand }, state.edits);
}
