import { Lock } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { Price } from '#shared/contract/drafted.ts';
import type { PriceForm } from '#shared/domain/price-form.ts';
import type { PriceEditor, PriceTyping } from '#shared/domain/price-typing.ts';
import { hasErrors } from '#shared/domain/problem.ts';
import { readPriceForm } from '#shared/domain/read-price-form.ts';
import type { AppError } from '#shared/errors.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Alert } from '#renderer/ui/alert.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { Sheet } from '#renderer/ui/dialog.tsx';
import { metadataOf, newRow, type MetadataRow } from '../product/metadata-rows.ts';
import { useProductPage } from '../product/product-context.ts';
import { ChangeSteps } from './change-steps.tsx';
import { CurrencyMatrix } from './currency-matrix.tsx';
import { PriceDetailsFields } from './price-details-fields.tsx';
import { PriceExample } from './price-example.tsx';
import { PriceShapeFields } from './price-shape-fields.tsx';
import { priceLineText } from './price-line-text.ts';
import styles from './prices.module.css';
import { savePrice } from './save-price.ts';
import type { TypingState } from './typing-keeper.ts';
import { useLookupKeys } from './use-lookup-keys.ts';
import { usePriceTyping } from './use-price-typing.ts';

export interface PriceDialogProps {
  readonly mode: PriceEditor;
  /** The price to edit or to change; null for a new one. */
  readonly price: Price | null;
  readonly onClose: () => void;
  /** From a price whose amount Stripe keeps to the sequence that replaces it. */
  readonly onChangePrice?: () => void;
}

/** The editor of every shape of price: a new one, one that is there, or another in its place. */
export function PriceDialog({ mode, price, onClose, onChangePrice }: PriceDialogProps): ReactNode {
  const text = useText();
  const { editor, fields: product } = useProductPage();
  const { typing, update: type, state, keeper, backFrom, startOver } = usePriceTyping(mode, price);
  const { form, makeDefault, archiveOld, transfer } = typing;
  const [rows, setRows] = useState<readonly MetadataRow[]>(() => rowsFrom(typing));
  const [wasTried, setTried] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const isFixed = mode === 'edit' && price?.base !== null;
  const holder = useLookupKeys().holderOf(form.lookupKey.trim(), price?.id ?? null);
  const read = useMemo(() => {
    const metadata = metadataOf(rows);
    const texts = Object.entries(metadata).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    );
    return readPriceForm({ ...form, metadata: Object.fromEntries(texts) }, text.language, {
      ...(mode === 'edit' && price?.base != null ? { base: price.base } : {}),
      isDefault: price?.isDefault === true,
      takenLookupKeys: new Set(holder === null || transfer ? [] : [form.lookupKey.trim()]),
    });
  }, [form, rows, text, mode, price, holder, transfer]);
  const isTwice = Object.values(metadataOf(rows)).some((value) => typeof value !== 'string');
  // An empty amount is no mistake until the price is to be kept.
  const problems = wasTried ? read.problems : read.problems.filter(({ code }) => !UNTOUCHED.has(code));
  const update = (change: Partial<PriceForm>): void => type({ form: { ...form, ...change } });
  const changeRows = (next: readonly MetadataRow[]): void => {
    setRows(next);
    type({ lines: next.map(({ key, value }) => [key, value]) });
  };
  const save = async (): Promise<void> => {
    setTried(true);
    if (hasErrors(read.problems) || isTwice) return;
    keeper.stop();
    const choices = { makeDefault, archiveOld, transfer: holder !== null && transfer };
    const failed = await editor.run((productId) =>
      savePrice({ mode, productId, price, fields: read.fields, choices }),
    );
    if (failed === null) {
      onClose();
      return;
    }
    setError(failed);
    keeper.typed(typing);
  };
  const line = priceLineText(text, { fields: read.fields }, product.unitLabel);
  return (
    <Sheet
      isOpen
      onClose={onClose}
      title={text(`prices.${mode}`)}
      footer={
        <>
          {wasTried && (hasErrors(read.problems) || isTwice) && (
            <span role="alert" className={styles['error']}>
              {text('prices.mendFirst')}
            </span>
          )}
          <TypedState state={state} />
          <Button
            onPress={() => {
              void keeper.end();
              onClose();
            }}
          >
            {text('ui.cancel')}
          </Button>
          <Button look="primary" onPress={() => void save()}>
            {text(`prices.save.${mode}`)}
          </Button>
        </>
      }
    >
      {error !== null && (
        <Alert tone="danger" isLive>
          {text.error(error)}
        </Alert>
      )}
      {backFrom !== null && (
        <Alert
          actions={
            <Button size="small" onPress={() => setRows(rowsFrom(startOver()))}>
              {text('prices.typed.startOver')}
            </Button>
          }
        >
          {text('prices.typed.back', { at: text.moment(backFrom) })}
        </Alert>
      )}
      <div className={styles['editor']} onBlur={() => void keeper.flush()}>
        <div className={styles['fields']}>
          {isFixed ? (
            <section className={styles['locked']} aria-label={text('prices.locked')}>
              <p className={styles['lockedLine']}>
                <Lock aria-hidden />
                <strong>{line}</strong>
              </p>
              <p className={styles['quiet']}>{text('prices.lockedWhy')}</p>
              {onChangePrice !== undefined && (
                <Button size="small" onPress={onChangePrice}>
                  {text('prices.change')}
                </Button>
              )}
            </section>
          ) : (
            <PriceShapeFields form={form} problems={problems} onChange={update} />
          )}
          <CurrencyMatrix form={form} problems={problems} onChange={update} />
          <PriceDetailsFields
            form={form}
            rows={rows}
            problems={problems}
            base={mode === 'edit' ? (price?.base ?? null) : null}
            holder={mode === 'change' && form.lookupKey === price?.fields.lookupKey ? null : holder}
            transfer={transfer}
            onTransfer={(next) => type({ transfer: next })}
            onRows={changeRows}
            onChange={update}
          />
          {mode === 'add' && (
            <Checkbox isSelected={makeDefault} onChange={(next) => type({ makeDefault: next })}>
              {text('prices.makeDefault')}
            </Checkbox>
          )}
        </div>
        <aside className={styles['aside']}>
          <output className={styles['reading']}>{hasErrors(read.problems) ? '' : line}</output>
          <PriceExample fields={read.fields} />
          {mode === 'change' && price !== null && (
            <ChangeSteps
              price={price}
              lookupKey={read.fields.lookupKey}
              line={hasErrors(read.problems) ? null : line}
              archiveOld={archiveOld}
              onArchiveOld={(next) => type({ archiveOld: next })}
            />
          )}
        </aside>
      </div>
    </Sheet>
  );
}

const UNTOUCHED: ReadonlySet<string> = new Set([
  'money/missing',
  'price/tier-no-amount',
  'price/package-size',
  'price/meter-missing',
  'price/tier-not-rising',
]);

function rowsFrom({ lines }: PriceTyping): MetadataRow[] {
  return lines.map(([key, value]) => newRow(key, value));
}

/** Whether what was typed here is on disk, in words. */
function TypedState({ state }: { readonly state: TypingState }): ReactNode {
  const text = useText();
  if (state.kind === 'untouched') return <output className={styles['typed']} />;
  return (
    <output className={styles['typed']}>
      {state.kind === 'failed'
        ? `${text('product.notSaved')} ${text.error(state.error)}`
        : text(`prices.typed.${state.kind}`)}
    </output>
  );
}
