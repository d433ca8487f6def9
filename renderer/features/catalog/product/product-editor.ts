import { createStore, type StoreApi } from 'zustand/vanilla';
import type { FirstPrice, FirstPriceDraft, ProductChanges, ProductDetail } from '#shared/contract/catalog.ts';
import { isEqual } from '#shared/domain/equal.ts';
import type { KeptTyping, PriceEditor } from '#shared/domain/price-typing.ts';
import { emptyProductFields, tidyProductFields, type ProductFields } from '#shared/domain/product.ts';
import { type TypedFields, withTypedText } from '#shared/domain/typed-fields.ts';
import { isTypedText } from '#shared/domain/typed-text.ts';
import type { AppError, Result } from '#shared/errors.ts';
import type { call } from '#renderer/bridge/client.ts';

export type SaveState =
  | { readonly kind: 'untouched' }
  /** Typed, not on disk yet. */
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved' }
  | { readonly kind: 'failed'; readonly error: AppError };

export interface EditorState {
  /** Null until a new product is on disk. */
  readonly productId: string | null;
  /** What the engine knows; null while it is being read, and for a product not on disk yet. */
  readonly detail: ProductDetail | null;
  /** Typed here and not confirmed by the engine. */
  readonly edits: ProductChanges;
  /** Undefined: as the engine has it. */
  readonly firstPrice: FirstPriceDraft | null | undefined;
  readonly save: SaveState;
  readonly loadError: AppError | null;
  /** The product is no more: undone, discarded or gone from Stripe. */
  readonly isGone: boolean;
}

/** From the first key pressed to the draft on disk: within a second, with room for the write itself. */
export const SAVE_AFTER_MS = 700;

/**
 * One product under the hands of a person. What is typed shows at once and is a draft on disk
 * within a second; the engine's answers come in underneath and never touch what is being typed.
 * Writes never overlap: the engine sees them in the order they were made.
 */
export class ProductEditor {
  readonly store: StoreApi<EditorState>;
  readonly #call: typeof call;
  readonly #onCreated: (productId: string) => void;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(callEngine: typeof call, productId: string | null, onCreated: (id: string) => void = () => {}) {
    this.#call = callEngine;
    this.#onCreated = onCreated;
    this.store = createStore<EditorState>(() => ({
      productId,
      detail: null,
      edits: {},
      firstPrice: undefined,
      save: { kind: 'untouched' },
      loadError: null,
      isGone: false,
    }));
  }

  get #state(): EditorState {
    return this.store.getState();
  }

  /** Reads the product, or reads it again after others changed it. */
  load(): Promise<void> {
    return this.#inTurn(async () => {
      const { productId } = this.#state;
      if (productId === null) return;
      const answer = await this.#call('catalog.getProduct', { productId });
      if (answer.ok) this.store.setState({ detail: answer.value, loadError: null, isGone: false });
      else if (answer.error.code === 'catalog/product-unknown' && this.#state.detail !== null) {
        this.store.setState({ isGone: true });
      } else this.store.setState({ loadError: answer.error });
    });
  }

  /** The product is called otherwise from now on. */
  rename(productId: string): void {
    this.store.setState({ productId });
  }

  /** Types into fields. A field set back to what the engine has is an edit no more. */
  change(changes: ProductChanges): void {
    this.store.setState((state) => ({ edits: { ...state.edits, ...changes }, save: { kind: 'saving' } }));
    this.#saveSoon();
  }

  changeFirstPrice(firstPrice: FirstPriceDraft | null): void {
    this.store.setState({ firstPrice, save: { kind: 'saving' } });
    this.#saveSoon();
  }

  /** Puts everything typed on disk now. True when it is there. */
  async flush(): Promise<boolean> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    await this.#inTurn(() => this.#save());
    return this.#state.save.kind !== 'failed';
  }

  /** Does something else to the product once what was typed is on disk. Null when it went well. */
  async run(work: (productId: string) => Promise<Result<ProductDetail>>): Promise<AppError | null> {
    if (!(await this.flush())) return saveError(this.#state);
    const { productId } = this.#state;
    if (productId === null) return null;
    return await this.#inTurn(async () => {
      const answer = await work(productId);
      if (!answer.ok) return answer.error;
      this.store.setState({ detail: answer.value, save: { kind: 'saved' } });
      return null;
    });
  }

  /** Keeps what stands in the editor of a price, null for nothing any more. Null when it went well. */
  keepTypedPrice(
    mode: PriceEditor,
    priceId: string | null,
    kept: KeptTyping | null,
  ): Promise<AppError | null> {
    return this.#inTurn(async () => {
      const { productId } = this.#state;
      if (productId === null) return null;
      const answer = await this.#call('catalog.keepTypedPrice', { productId, mode, priceId, kept });
      if (!answer.ok) return answer.error;
      this.store.setState({ detail: answer.value });
      return null;
    });
  }

  /** Lets go of what is typed and not on disk, before it is discarded. */
  forgetEdits(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.store.setState({ edits: {}, firstPrice: undefined });
  }

  #saveSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      void this.#inTurn(() => this.#save());
    }, SAVE_AFTER_MS);
  }

  async #save(): Promise<void> {
    const { productId, detail, edits, firstPrice } = this.#state;
    const isPriceEdited = firstPrice !== undefined && !isEqual(firstPrice, detail?.firstPrice ?? null);
    const changes = realChanges(edits, draftedFields(detail));
    if (Object.keys(changes).length === 0 && !isPriceEdited) {
      this.#confirm(edits, firstPrice, detail);
      return;
    }
    const answer =
      productId === null
        ? await this.#call('catalog.createProduct', { changes, firstPrice: firstPrice ?? null })
        : await this.#write(productId, changes, isPriceEdited ? firstPrice : undefined);
    if (!answer.ok) {
      this.store.setState({ save: { kind: 'failed', error: answer.error } });
      return;
    }
    this.#confirm(edits, firstPrice, answer.value);
    if (productId === null) {
      this.store.setState({ productId: answer.value.id });
      this.#onCreated(answer.value.id);
    }
  }

  async #write(
    productId: string,
    changes: ProductChanges,
    firstPrice: FirstPriceDraft | null | undefined,
  ): Promise<Result<ProductDetail>> {
    let answer: Result<ProductDetail> | null = null;
    if (Object.keys(changes).length > 0) {
      answer = await this.#call('catalog.editProduct', { productId, changes });
      if (!answer.ok) return answer;
    }
    if (firstPrice !== undefined) return await this.#call('catalog.setFirstPrice', { productId, firstPrice });
    return answer ?? (await this.#call('catalog.getProduct', { productId }));
  }

  /** What was sent is the engine's now; what was typed since stays an edit. */
  #confirm(
    sent: ProductChanges,
    sentPrice: FirstPriceDraft | null | undefined,
    detail: ProductDetail | null,
  ): void {
    this.store.setState((state) => {
      const edits = Object.fromEntries(
        Object.entries(state.edits).filter(([field, value]) => sent[field as keyof ProductChanges] !== value),
      );
      const firstPrice = state.firstPrice === sentPrice ? undefined : state.firstPrice;
      const isDone = Object.keys(edits).length === 0 && firstPrice === undefined;
      const wasTouched = state.save.kind !== 'untouched';
      return {
        detail,
        edits,
        firstPrice,
        save: !isDone ? { kind: 'saving' } : wasTouched ? { kind: 'saved' } : state.save,
      };
    });
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(work, work);
    this.#queue = turn.catch(() => {});
    return turn;
  }
}

/** What is typed, over what the engine has of it. */
export function typedFields(state: Pick<EditorState, 'detail' | 'edits'>): TypedFields {
  return withEdits(draftedFields(state.detail), state.edits);
}

/** The fields as the page shows them: the engine's, under what is being typed and has a value. */
export function shownFields(state: Pick<EditorState, 'detail' | 'edits'>): ProductFields {
  const { packageDimensions, metadata, ...rest } = typedFields(state);
  const saved = state.detail?.fields ?? emptyProductFields();
  const readable = Object.entries(metadata).filter(
    (entry): entry is [string, string] => !isTypedText(entry[1]),
  );
  return {
    ...rest,
    packageDimensions: isTypedText(packageDimensions) ? saved.packageDimensions : packageDimensions,
    metadata: Object.fromEntries(readable),
  };
}

/** The first price as it is typed, read or not. */
export function typedFirstPrice(state: Pick<EditorState, 'detail' | 'firstPrice'>): FirstPriceDraft | null {
  return state.firstPrice === undefined ? (state.detail?.firstPrice ?? null) : state.firstPrice;
}

/** The first price; null while there is none, or none that can be read. */
export function shownFirstPrice(state: Pick<EditorState, 'detail' | 'firstPrice'>): FirstPrice | null {
  const price = typedFirstPrice(state);
  return isTypedText(price) ? null : price;
}

/** True while Stripe knows nothing of the product, so that its first price can still be chosen. */
export function isNewProduct(state: Pick<EditorState, 'detail' | 'productId'>): boolean {
  return state.productId === null || state.detail?.marks.isNew === true;
}

function saveError(state: EditorState): AppError | null {
  return state.save.kind === 'failed' ? state.save.error : null;
}

/** The engine's fields, with the drafts among them that are typed text and no value. */
function draftedFields(detail: ProductDetail | null): TypedFields {
  return withTypedText(detail?.fields ?? emptyProductFields(), detail?.drafts ?? []);
}

/** Undefined never stands in edits: a field that is cleared is null or empty. */
function withEdits(fields: TypedFields, edits: ProductChanges): TypedFields {
  return Object.assign({ ...fields }, edits);
}

/** Edits that differ from what is there; empty text and "not set" are the same. */
function realChanges(edits: ProductChanges, saved: TypedFields): ProductChanges {
  // Tidying looks at plain text alone.
  const tidy = (fields: TypedFields): TypedFields => tidyProductFields(fields as ProductFields);
  const tidySaved = tidy(saved);
  const tidyEdited = tidy(withEdits(saved, edits));
  return Object.fromEntries(
    Object.entries(edits).filter(([field]) => {
      const name = field as keyof ProductFields;
      return !isEqual(tidyEdited[name], tidySaved[name]);
    }),
  );
}
