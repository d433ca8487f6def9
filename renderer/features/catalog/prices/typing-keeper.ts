import { isEqual } from '#shared/domain/equal.ts';
import type { PriceEditor, PriceTyping } from '#shared/domain/price-typing.ts';
import type { AppError } from '#shared/errors.ts';
import { type ProductEditor, SAVE_AFTER_MS } from '../product/product-editor.ts';

export type TypingState =
  | { readonly kind: 'untouched' }
  /** Typed, not on disk yet. */
  | { readonly kind: 'typing' }
  | { readonly kind: 'kept' }
  | { readonly kind: 'failed'; readonly error: AppError };

/**
 * What stands in the editor of one price, on disk within a second of being typed: a kill, or a
 * dialog closed by mistake, loses none of it. It becomes a price only when it is saved.
 */
export class TypingKeeper {
  readonly #editor: Pick<ProductEditor, 'keepTypedPrice'>;
  readonly #of: { readonly mode: PriceEditor; readonly priceId: string | null };
  readonly #before: PriceTyping;
  readonly #tell: (state: TypingState) => void;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #waiting: PriceTyping | null = null;

  /** @param before what the editor shows of the price itself, before anything is typed. */
  constructor(
    editor: Pick<ProductEditor, 'keepTypedPrice'>,
    of: { readonly mode: PriceEditor; readonly priceId: string | null },
    before: PriceTyping,
    tell: (state: TypingState) => void,
  ) {
    this.#editor = editor;
    this.#of = of;
    this.#before = before;
    this.#tell = tell;
  }

  typed(typing: PriceTyping): void {
    this.#waiting = typing;
    this.#tell({ kind: 'typing' });
    this.#timer ??= setTimeout(() => void this.flush(), SAVE_AFTER_MS);
  }

  /** Puts what was typed on disk now; typed back to what the price is, there is nothing to keep. */
  async flush(): Promise<void> {
    const typed = this.#waiting;
    this.stop();
    if (typed === null) return;
    const isUntouched = isEqual(typed, this.#before);
    const error = await this.#keep(isUntouched ? null : { before: this.#before, typed });
    // What was typed meanwhile is on its own way.
    if (this.#waiting !== null) return;
    if (error !== null) this.#tell({ kind: 'failed', error });
    else this.#tell({ kind: isUntouched ? 'untouched' : 'kept' });
  }

  /** Writes nothing more of what has been typed so far: it is being saved. */
  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#waiting = null;
  }

  /** The person lets go of it. */
  async end(): Promise<void> {
    this.stop();
    await this.#keep(null);
    if (this.#waiting === null) this.#tell({ kind: 'untouched' });
  }

  #keep(kept: { before: PriceTyping; typed: PriceTyping } | null): Promise<AppError | null> {
    return this.#editor.keepTypedPrice(this.#of.mode, this.#of.priceId, kept);
  }
}
