import type { ReactNode } from 'react';
import { STRIPE_CURRENCIES } from '#shared/domain/currency.ts';
import { fieldValueText } from '#renderer/i18n/product-field-text.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import type { BulkForm } from './bulk-form.ts';
import styles from './bulk.module.css';

interface BulkPriceFieldsProps {
  readonly form: BulkForm;
  readonly onChange: (change: Partial<BulkForm>) => void;
}

/** A change of prices: by how much, and how the new amounts are rounded. */
export function ChangePricesFields({ form, onChange }: BulkPriceFieldsProps): ReactNode {
  const text = useText();
  return (
    <>
      <ScopeField form={form} onChange={onChange} />
      <Select
        label={text('bulk.by')}
        value={form.by}
        onChange={(by) => onChange({ by })}
        options={(['percent', 'amount'] as const).map((by) => ({ value: by, label: text(`bulk.by.${by}`) }))}
      />
      {form.by === 'percent' ? (
        <TextField
          label={text('bulk.percent')}
          description={text('bulk.percentHelp')}
          value={form.percent}
          onChange={(percent) => onChange({ percent })}
          inputMode="decimal"
          autoComplete="off"
        />
      ) : (
        <>
          <Select
            label={text('bulk.currency')}
            value={form.currency}
            onChange={(currency) => onChange({ currency })}
            options={STRIPE_CURRENCIES.map((code) => ({ value: code, label: code.toUpperCase() }))}
          />
          <TextField
            label={text('bulk.amount', { currency: form.currency.toUpperCase() })}
            description={text('bulk.amountHelp')}
            value={form.amount}
            onChange={(amount) => onChange({ amount })}
            autoComplete="off"
          />
        </>
      )}
      <Select
        label={text('bulk.roundWhole')}
        value={form.wholeRounding}
        onChange={(wholeRounding) => onChange({ wholeRounding })}
        options={(['none', 'tens'] as const).map((rule) => ({
          value: rule,
          label: text(`bulk.rounding.${rule}`),
        }))}
      />
      <Select
        label={text('bulk.roundDecimal')}
        value={form.decimalRounding}
        onChange={(decimalRounding) => onChange({ decimalRounding })}
        options={(['none', 'ninetyNine'] as const).map((rule) => ({
          value: rule,
          label: text(`bulk.rounding.${rule}`),
        }))}
      />
      <p className={styles['quiet']}>{text('bulk.changePricesHelp')}</p>
    </>
  );
}

/** The tax behaviour of prices that have none yet. */
export function TaxBehaviorFields({ form, onChange }: BulkPriceFieldsProps): ReactNode {
  const text = useText();
  return (
    <>
      <ScopeField form={form} onChange={onChange} />
      <Select
        label={text('bulk.taxBehavior')}
        value={form.taxBehavior}
        onChange={(taxBehavior) => onChange({ taxBehavior })}
        options={(['inclusive', 'exclusive'] as const).map((value) => ({
          value,
          label: fieldValueText(text, 'taxBehavior', value),
        }))}
      />
      <p className={styles['quiet']}>{text('bulk.taxBehaviorHelp')}</p>
    </>
  );
}

function ScopeField({ form, onChange }: BulkPriceFieldsProps): ReactNode {
  const text = useText();
  return (
    <Select
      label={text('bulk.scope')}
      value={form.scope}
      onChange={(scope) => onChange({ scope })}
      options={(['default', 'all'] as const).map((scope) => ({
        value: scope,
        label: text(`bulk.scope.${scope}`),
      }))}
    />
  );
}
