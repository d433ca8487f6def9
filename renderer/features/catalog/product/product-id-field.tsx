import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { ProductDetail } from '#shared/contract/catalog.ts';
import { isMadeProductId, validateProductId } from '#shared/domain/product-id.ts';
import { isTypedText, textIn, TYPED_ID } from '#shared/domain/typed-text.ts';
import type { AppError } from '#shared/errors.ts';
import { callFor } from '#renderer/bridge/client.ts';
import { useCurrentAccount } from '#renderer/bridge/engine-state.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { useProductPage } from './product-context.ts';
import { SAVE_AFTER_MS } from './product-editor.ts';
import styles from './product-page.module.css';
import { fieldAnchor } from './text-fields.tsx';

/** The id of a product that is not in Stripe yet: made here, or chosen by the person (facts 1.1). */
export function ProductIdField(): ReactNode {
  const text = useText();
  const account = useCurrentAccount();
  const { editor, state } = useProductPage();
  const id = state.productId ?? '';
  const isFixed = state.detail?.marks.waiting === true;
  const kept = keptText(state.detail);
  const saved = kept ?? chosenOf(id);
  const [typed, setTyped] = useState(saved);
  const [seen, setSeen] = useState(saved);
  const [failed, setFailed] = useState<AppError | null>(null);
  const [asked, setAsked] = useState<readonly string[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  if (seen !== saved) {
    setSeen(saved);
    // Undo and redo give it another; what was asked for here stays as it is being typed.
    if (asked.includes(saved.trim())) setAsked(asked.filter((name) => name !== saved.trim()));
    else setTyped(saved);
    setFailed(null);
  }
  const wanted = typed.trim();
  const [malformed] = validateProductId(wanted);
  // What only the engine can tell: another product has it.
  const refused =
    wanted === saved.trim() ? state.detail?.problems.find(({ path }) => path === TYPED_ID) : null;
  const problem = malformed ?? refused ?? null;

  const save = async (): Promise<void> => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
    // One that was refused may be free by now.
    if (wanted === saved.trim() && kept === null) return;
    setAsked((names) => [...names, wanted]);
    const error = await editor.run((productId) =>
      callFor(account?.id ?? '')('catalog.setProductId', { productId, newId: typed }),
    );
    setFailed(error);
    if (error !== null) setAsked((names) => names.filter((name) => name !== wanted));
  };
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  });
  // What is typed is kept like everything else: within a second, and when the page or the window closes.
  useEffect(() => {
    const saveNow = (): void => void latest.current();
    window.addEventListener('pagehide', saveNow);
    return () => {
      window.removeEventListener('pagehide', saveNow);
      saveNow();
    };
  }, []);

  return (
    <div className={styles['field']} id={fieldAnchor('id')}>
      <TextField
        label={text('field.id')}
        value={typed}
        placeholder={isMadeProductId(id) ? id : ''}
        autoComplete="off"
        isDisabled={state.productId === null || isFixed}
        aside={text('ui.optional')}
        description={text(state.productId === null ? 'product.idNeedsName' : 'product.idHelp')}
        error={problem !== null ? text.problem(problem) : failed !== null ? text.error(failed) : null}
        onChange={(next) => {
          setTyped(next);
          setFailed(null);
          // Once the hand rests: each one is another name for the product.
          if (timer.current !== null) clearTimeout(timer.current);
          timer.current = setTimeout(() => void latest.current(), SAVE_AFTER_MS);
        }}
        onBlur={() => void save()}
      />
    </div>
  );
}

/** What was typed and cannot be an id, or is another product's; null where there is nothing such. */
function keptText(detail: ProductDetail | null): string | null {
  const value = detail?.drafts.find(({ path }) => path === TYPED_ID)?.value;
  return isTypedText(value) ? textIn(value, TYPED_ID) : null;
}

/** Empty for one that was made here. */
function chosenOf(id: string): string {
  return isMadeProductId(id) ? '' : id;
}
