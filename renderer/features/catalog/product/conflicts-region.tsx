import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { FieldConflict } from '#shared/contract/drafted.ts';
import { type ObjectRef, refKey } from '#shared/contract/object.ts';
import type { AppError } from '#shared/errors.ts';
import { call } from '#renderer/bridge/client.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { priceText } from '#renderer/i18n/price-text.ts';
import { fieldName, fieldValueText } from '#renderer/i18n/product-field-text.ts';
import { ConflictChoice } from '#renderer/screen/conflict-choice.tsx';
import { goTo, productRoute } from '#renderer/screen/navigation.ts';
import { Button } from '#renderer/ui/button.tsx';
import styles from './conflicts-region.module.css';
import { useProductPage } from './product-context.ts';

interface OwnConflict {
  readonly object: ObjectRef;
  /** Of a price: which one. */
  readonly of: string | null;
  readonly conflict: FieldConflict;
}

type Settle = (
  calls: () => Promise<{ readonly ok: true } | { readonly ok: false; readonly error: AppError }>,
) => Promise<void>;

/**
 * What changed on both sides, field by field, with the two values and what they were made from. It
 * stands on the page: nothing is blocked, and the fields below can be edited meanwhile.
 */
export function ConflictsRegion(): ReactNode {
  const text = useText();
  const { state, editor, fields } = useProductPage();
  const [error, setError] = useState<AppError | null>(null);
  const { detail } = state;
  if (detail === null) return null;
  const product: ObjectRef = { kind: 'product', id: detail.id };
  const own: OwnConflict[] = [
    ...detail.conflicts.map((conflict) => ({ object: product, of: null, conflict })),
    ...detail.prices.flatMap((price) =>
      price.conflicts.map((conflict) => ({
        object: { kind: 'price' as const, id: price.id },
        of: priceText(text, price.base ?? price.fields, fields.unitLabel),
        conflict,
      })),
    ),
  ];
  const isGone = detail.problems.some(({ code }) => code === 'product/gone');
  if (own.length === 0 && !isGone) return null;

  const settle: Settle = async (calls) => {
    const failed = await editor.run(async (productId) => {
      const settled = await calls();
      return settled.ok ? await call('catalog.getProduct', { productId }) : settled;
    });
    setError(failed);
  };
  const takeAll = async (): Promise<void> => {
    await settle(async () => {
      for (const object of new Map(own.map((one) => [refKey(one.object), one.object])).values()) {
        // Each is settled by itself; the first that fails says why.
        const taken = await call('sync.takeTheirs', { object });
        if (!taken.ok) return taken;
      }
      return { ok: true };
    });
  };

  return (
    <section className={styles['region']} aria-labelledby="conflicts-title">
      <div className={styles['head']}>
        <TriangleAlert aria-hidden />
        <h2 id="conflicts-title">{text('conflicts.title')}</h2>
        {own.length > 0 && (
          <Button size="small" onPress={() => void takeAll()}>
            {text('conflicts.takeAll')}
          </Button>
        )}
      </div>
      {isGone && <GoneChoices />}
      <ul className={styles['list']}>
        {own.map((one) => (
          <ConflictItem
            key={`${refKey(one.object)} ${one.conflict.path}`}
            {...one}
            onSettle={(choice) =>
              settle(() =>
                call('sync.resolveConflict', { object: one.object, path: one.conflict.path, choice }),
              )
            }
          />
        ))}
      </ul>
      {error !== null && <p role="alert">{text.error(error)}</p>}
    </section>
  );
}

function ConflictItem({
  object,
  of,
  conflict,
  onSettle,
}: OwnConflict & { readonly onSettle: (choice: 'mine' | 'theirs') => Promise<void> }): ReactNode {
  const text = useText();
  const { taxCodes } = useProductPage();
  const { path } = conflict;
  const isArchived = path === 'archived';
  const name = isArchived ? text('conflicts.archived') : fieldName(text, path);
  const edit = (): void => {
    const field = document.getElementById(`field-${path.split('.')[0] ?? path}`);
    field?.scrollIntoView({ block: 'center' });
    field?.querySelector<HTMLElement>('input, textarea, select, button')?.focus({ preventScroll: true });
  };
  return (
    <li className={styles['item']} aria-label={of === null ? name : `${of}: ${name}`}>
      <strong>{of === null ? name : `${of}: ${name}`}</strong>
      <ConflictChoice
        conflict={conflict}
        show={(value) => fieldValueText(text, path, value, taxCodes.name)}
        onSettle={onSettle}
        instead={isArchived ? <p>{text('conflicts.archivedText')}</p> : undefined}
      >
        {object.kind === 'product' && !isArchived && (
          <Button size="small" look="quiet" onPress={edit}>
            {text('conflicts.edit')}
          </Button>
        )}
      </ConflictChoice>
    </li>
  );
}

/** Deleted there: nothing of it can be published, but nothing of what was typed has to be lost. */
function GoneChoices(): ReactNode {
  const text = useText();
  const { state, editor, fields } = useProductPage();
  const productId = state.detail?.id ?? '';
  const [error, setError] = useState<AppError | null>(null);
  const copy = async (): Promise<void> => {
    const made = await call('catalog.duplicateProduct', { productId, name: fields.name });
    if (!made.ok) return setError(made.error);
    await call('catalog.discardProduct', { productId });
    goTo(productRoute(made.value.id));
  };
  const discard = async (): Promise<void> => {
    const done = await call('catalog.discardProduct', { productId });
    if (done.ok) await editor.load();
    else setError(done.error);
  };
  return (
    <div className={styles['item']}>
      <strong>{text('conflicts.gone')}</strong>
      <p>{text('conflicts.goneText')}</p>
      <div className={styles['choices']}>
        <Button size="small" onPress={() => void copy()}>
          {text('conflicts.copyToNew')}
        </Button>
        <Button size="small" look="quiet" onPress={() => void discard()}>
          {text('conflicts.discardMine')}
        </Button>
      </div>
      {error !== null && <p role="alert">{text.error(error)}</p>}
    </div>
  );
}
