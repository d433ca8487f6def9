import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Configuration } from '#shared/contract/portal.ts';
import type { PortalFields } from '#shared/domain/portal/leaves.ts';
import type { AppError } from '#shared/errors.ts';
import type { call } from '#renderer/bridge/client.ts';

export type PortalEdits = Partial<Configuration['fields']>;

export interface EditorState {
  /** Typed here and not confirmed by the engine. */
  readonly edits: PortalEdits;
  readonly save: 'untouched' | 'saving' | 'saved' | 'failed';
  readonly error: AppError | null;
}

/** From the first key pressed to the draft on disk: within a second, with room for the write itself. */
export const SAVE_AFTER_MS = 700;

/**
 * One configuration under the hands of a person: what is typed shows at once and is a draft on disk
 * within a second. Writes never overlap.
 */
export class ConfigurationEditor {
  readonly store: StoreApi<EditorState> = createStore<EditorState>(() => ({
    edits: {},
    save: 'untouched',
    error: null,
  }));
  readonly #call: typeof call;
  readonly #id: string;
  readonly #onSaved: (configuration: Configuration) => void;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(callEngine: typeof call, id: string, onSaved: (configuration: Configuration) => void) {
    this.#call = callEngine;
    this.#id = id;
    this.#onSaved = onSaved;
  }

  change(edits: PortalEdits): void {
    this.store.setState((state) => ({ edits: { ...state.edits, ...edits }, save: 'saving' }));
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      void this.#inTurn(() => this.#save());
    }, SAVE_AFTER_MS);
  }

  /** Puts everything typed on disk now. True when it is there. */
  async flush(): Promise<boolean> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    await this.#inTurn(() => this.#save());
    return this.store.getState().save !== 'failed';
  }

  async #save(): Promise<void> {
    const { edits } = this.store.getState();
    if (Object.keys(edits).length === 0) return;
    const answer = await this.#call('portal.editConfiguration', {
      configurationId: this.#id,
      changes: edits,
    });
    if (!answer.ok) {
      this.store.setState({ save: 'failed', error: answer.error });
      return;
    }
    this.#onSaved(answer.value);
    this.store.setState((state) => {
      // What was typed since stays an edit.
      const left = Object.fromEntries(
        Object.entries(state.edits).filter(([path, value]) => edits[path as keyof PortalFields] !== value),
      );
      return { edits: left, save: Object.keys(left).length === 0 ? 'saved' : 'saving', error: null };
    });
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(work, work);
    this.#queue = turn.catch(() => {});
    return turn;
  }
}
