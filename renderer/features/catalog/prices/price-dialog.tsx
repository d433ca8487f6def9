import { Lock } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { Price } from '#shared/contract/drafted.ts';
import { emptyPriceForm, priceFormOf, type PriceForm } from '#shared/domain/price-form.ts';
import { hasErrors } from '#shared/domain/problem.ts';
import { readPriceForm } from '#shared/domain/read-price-form.ts';
import type { AppError } from '#shared/errors.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Alert } from '#renderer/ui/alert.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { Sheet } from '#renderer/ui/dialog.tsx';
import { usualCurrency } from '../product/currency-choices.ts';
import { metadataOf, rowsOf, type MetadataRow } from '../product/metadata-rows.ts';
import { useProductPage } from '../product/product-context.ts';
import { ChangeSteps } from './change-steps.tsx';
import { CurrencyMatrix } from './currency-matrix.tsx';
import { PriceDetailsFields } from './price-details-fields.tsx';
import { PriceExample } from './price-example.tsx';
import { PriceShapeFields } from './price-shape-fields.tsx';
import { priceLineText } from './prices-table.tsx';
import styles from './prices.module.css';
import { savePrice, type PriceDialogMode } from './save-price.ts';
import { useLookupKeys } from './use-lookup-keys.ts';

export interface PriceDialogProps {
  readonly mode: PriceDialogMode;
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
  const [form, setForm] = useState<PriceForm>(() =>
    price === null ? emptyPriceForm(usualCurrency(text)) : priceFormOf(price.fields, text.language),
  );
  const [rows, setRows] = useState<readonly MetadataRow[]>(() => rowsOf(ownMetadata(price)));
  const [makeDefault, setMakeDefault] = useState(false);
  const [archiveOld, setArchiveOld] = useState(true);
  const [transfer, setTransfer] = useState(false);
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
  const update = (change: Partial<PriceForm>): void => setForm((before) => ({ ...before, ...change }));
  const save = async (): Promise<void> => {
    setTried(true);
    if (hasErrors(read.problems) || isTwice) return;
    const choices = { makeDefault, archiveOld, transfer: holder !== null && transfer };
    const failed = await editor.run((productId) =>
      savePrice({ mode, productId, price, fields: read.fields, choices }),
    );
    if (failed === null) onClose();
    else setError(failed);
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
          <Button onPress={onClose}>{text('ui.cancel')}</Button>
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
      <div className={styles['editor']}>
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
            onTransfer={setTransfer}
            onRows={setRows}
            onChange={update}
          />
          {mode === 'add' && (
            <Checkbox isSelected={makeDefault} onChange={setMakeDefault}>
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
              onArchiveOld={setArchiveOld}
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

/** Our own mark stays with the price that it was made for. */
function ownMetadata(price: Price | null): Record<string, string> {
  const entries = Object.entries(price?.fields.metadata ?? {});
  return Object.fromEntries(entries.filter(([key]) => !key.startsWith('countertop_')));
}
