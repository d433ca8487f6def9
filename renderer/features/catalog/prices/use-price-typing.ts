import { useEffect, useState } from 'react';
import type { Price } from '#shared/contract/drafted.ts';
import { emptyPriceForm, priceFormOf } from '#shared/domain/price-form.ts';
import { type PriceEditor, type PriceTyping, typingOver } from '#shared/domain/price-typing.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import type { Text } from '#renderer/i18n/text.ts';
import { usualCurrency } from '../product/currency-choices.ts';
import { useProductPage } from '../product/product-context.ts';
import { TypingKeeper, type TypingState } from './typing-keeper.ts';

export interface PriceTypingHere {
  readonly typing: PriceTyping;
  readonly update: (change: Partial<PriceTyping>) => void;
  readonly state: TypingState;
  readonly keeper: TypingKeeper;
  /** When what stands here was typed, for one that an earlier dialog left; else null. */
  readonly backFrom: number | null;
  /** Back to the price itself, which it answers; what was typed is let go of. */
  readonly startOver: () => PriceTyping;
}

/** What is typed and chosen in the editor of a price, as it was left the last time. */
export function usePriceTyping(mode: PriceEditor, price: Price | null): PriceTypingHere {
  const text = useText();
  const { editor, state: page } = useProductPage();
  const priceId = price?.id ?? null;
  const [fresh] = useState(() => typingOf(price, text));
  const [left] = useState(() =>
    page.detail?.typedPrices.find((other) => other.mode === mode && other.priceId === priceId),
  );
  const [typing, setTyping] = useState(() => (left === undefined ? fresh : typingOver(left.kept, fresh)));
  const [backFrom, setBackFrom] = useState(left?.typedAt ?? null);
  const [state, setState] = useState<TypingState>({ kind: left === undefined ? 'untouched' : 'kept' });
  const [keeper] = useState(() => new TypingKeeper(editor, { mode, priceId }, fresh, setState));
  useEffect(() => {
    const flush = (): void => void keeper.flush();
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [keeper]);
  const update = (change: Partial<PriceTyping>): void => {
    const next = { ...typing, ...change };
    setTyping(next);
    keeper.typed(next);
  };
  const startOver = (): PriceTyping => {
    setTyping(fresh);
    setBackFrom(null);
    void keeper.end();
    return fresh;
  };
  return { typing, update, state, keeper, backFrom, startOver };
}

/** The editor before anything is typed. */
function typingOf(price: Price | null, text: Text): PriceTyping {
  return {
    form: price === null ? emptyPriceForm(usualCurrency(text)) : priceFormOf(price.fields, text.language),
    lines: Object.entries(price?.fields.metadata ?? {}).filter(([key]) => !isOurMark(key)),
    makeDefault: false,
    archiveOld: true,
    transfer: false,
  };
}

/** Our own mark stays with the price that it was made for. */
function isOurMark(key: string): boolean {
  return key.startsWith('countertop_');
}
