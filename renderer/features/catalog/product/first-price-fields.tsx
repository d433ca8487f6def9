import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { FirstPriceDraft } from '#shared/contract/catalog.ts';
import { isEqual } from '#shared/domain/equal.ts';
import { validateFirstPrice, type FirstPriceInput } from '#shared/domain/first-price.ts';
import { formatAmountForEditing } from '#shared/domain/money.ts';
import { isTypedText, textIn, typedText } from '#shared/domain/typed-text.ts';
import { BILLING_INTERVALS } from '#shared/domain/recurring.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { firstPriceText } from '#renderer/i18n/price-text.ts';
import type { Text } from '#renderer/i18n/text.ts';
import { Select } from '#renderer/ui/select.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import {
  BILLING_PERIODS,
  periodOf,
  recurringOf,
  type BillingPeriod,
  type Recurring,
} from './billing-period.ts';
import { currencyChoices, rememberCurrency, usualCurrency } from './currency-choices.ts';
import styles from './price-section.module.css';
import { problemTexts } from './problem-texts.ts';
import { useProductPage } from './product-context.ts';
import { typedFirstPrice } from './product-editor.ts';
import { fieldAnchor } from './text-fields.tsx';

interface PriceInput extends FirstPriceInput {
  readonly period: BillingPeriod;
}

/** The first price of a new product, typed as people type amounts; a line says how it was read. */
export function FirstPriceFields(): ReactNode {
  const text = useText();
  const { state, editor, fields } = useProductPage();
  const shown = typedFirstPrice(state);
  const [input, setInput] = useState<PriceInput>(() => inputOf(shown, text));
  const [seen, setSeen] = useState(shown);
  const read = useMemo(() => validateFirstPrice(input, text.language), [input, text]);
  const isEmpty = input.amountText.trim() === '';
  // What is typed stays as it was typed; only a price from elsewhere (undo, redo) is written anew.
  if (!isEqual(shown, seen)) {
    setSeen(shown);
    if (!isEqual(shown, draftOf(input, text))) setInput(inputOf(shown, text));
  }
  const problems = isEmpty ? read.problems.filter((problem) => problem.path !== 'amount') : read.problems;

  const update = (change: Partial<PriceInput>): void => {
    const next = { ...input, ...change };
    setInput(next);
    editor.changeFirstPrice(draftOf(next, text));
  };
  const recurring = input.recurring;

  return (
    <div id={fieldAnchor('firstPrice')} className={styles['first']}>
      <div className={styles['inputs']}>
        <TextField
          label={text('product.amount')}
          value={input.amountText}
          onChange={(amountText) => update({ amountText })}
          autoComplete="off"
          inputMode="decimal"
          placeholder={text('product.amountPlaceholder')}
          {...problemTexts(text, problems, 'amount')}
        />
        <Select
          label={text('product.currency')}
          value={input.currency}
          options={currencyChoices(text.language)}
          onChange={(currency) => {
            rememberCurrency(currency);
            update({ currency });
          }}
          {...problemTexts(text, problems, 'currency')}
        />
        <Select
          label={text('product.billingPeriod')}
          value={input.period}
          options={BILLING_PERIODS.map((period) => ({
            value: period,
            label: text.lookup(`product.period.${period.replace(':', '')}`) ?? period,
          }))}
          onChange={(period) =>
            update({
              period,
              recurring:
                period === 'custom'
                  ? (recurring ?? { interval: 'month', intervalCount: 2 })
                  : recurringOf(period),
            })
          }
        />
      </div>
      {input.period === 'custom' && recurring !== null && (
        <div className={styles['custom']}>
          <TextField
            label={text('product.everyCount')}
            inputMode="numeric"
            value={Number.isNaN(recurring.intervalCount) ? '' : String(recurring.intervalCount)}
            onChange={(typed) =>
              update({
                recurring: { ...recurring, intervalCount: typed === '' ? Number.NaN : Number(typed) },
              })
            }
            {...problemTexts(text, problems, 'recurring.intervalCount')}
          />
          <Select
            label={text('product.everyUnit')}
            value={recurring.interval}
            options={BILLING_INTERVALS.map((interval) => ({
              value: interval as string,
              label: text.lookup(`product.unit.${interval}`) ?? interval,
            }))}
            onChange={(interval) => update({ recurring: { ...recurring, interval } })}
            {...problemTexts(text, problems, 'recurring.interval')}
          />
        </div>
      )}
      <output className={styles['reading']}>
        {read.ok && !isEmpty ? firstPriceText(text, read.price, fields.unitLabel) : ''}
      </output>
      {isEmpty && <p className={styles['note']}>{text('product.firstPriceHelp')}</p>}
    </div>
  );
}

/** What is kept of it: the price it makes, the text where it makes none, nothing without an amount. */
function draftOf(input: PriceInput, text: Text): FirstPriceDraft | null {
  if (input.amountText.trim() === '') return null;
  const result = validateFirstPrice(input, text.language);
  if (result.ok) return result.price;
  const { amountText, currency, period, recurring } = input;
  const count = recurring === null || Number.isNaN(recurring.intervalCount) ? '' : recurring.intervalCount;
  const schedule = recurring === null ? {} : { interval: recurring.interval, count: String(count) };
  return typedText({ amount: amountText, currency, period, ...schedule });
}

function inputOf(price: FirstPriceDraft | null, text: Text): PriceInput {
  if (isTypedText(price)) {
    const count = textIn(price, 'count');
    const interval = textIn(price, 'interval');
    return {
      amountText: textIn(price, 'amount'),
      currency: textIn(price, 'currency'),
      period: BILLING_PERIODS.find((period) => period === textIn(price, 'period')) ?? 'once',
      recurring:
        interval === '' ? null : { interval, intervalCount: count === '' ? Number.NaN : Number(count) },
    };
  }
  if (price === null) {
    return { amountText: '', currency: usualCurrency(text), recurring: null, period: 'once' };
  }
  const recurring: Recurring | null = price.recurring;
  return {
    amountText: formatAmountForEditing(price.unitAmountMinor, price.currency, text.language),
    currency: price.currency,
    recurring,
    period: periodOf(recurring),
  };
}
