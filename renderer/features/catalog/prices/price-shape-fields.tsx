import type { ReactNode } from 'react';
import { isTiered, PRICE_MODELS, type PriceModel } from '#shared/domain/price-form.ts';
import { BILLING_INTERVALS } from '#shared/domain/recurring.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { currencyChoices, rememberCurrency } from '../product/currency-choices.ts';
import { problemTexts } from '../product/problem-texts.ts';
import { withAmount, type PriceFieldsProps } from './price-fields-props.ts';
import styles from './prices.module.css';
import { TierFields } from './tier-fields.tsx';

/** What Stripe keeps for ever: how the price counts, its amount, its currency and its period. */
export function PriceShapeFields({ form, problems, onChange }: PriceFieldsProps): ReactNode {
  const text = useText();
  const { currency, model } = form;
  const chooseModel = (next: PriceModel): void => {
    const isRecurring = isTiered(next) ? true : next === 'custom' ? false : form.isRecurring;
    const tierEnds = isTiered(next) && form.tierEnds.length === 0 ? [''] : form.tierEnds;
    onChange({ model: next, isRecurring, tierEnds });
  };
  const chooseCurrency = (next: string): void => {
    rememberCurrency(next);
    const { [currency]: typed = {}, ...others } = form.amounts;
    onChange({
      currency: next,
      currencies: form.currencies.filter((code) => code !== next),
      amounts: { ...others, [next]: typed },
    });
  };
  const amount = (slot: string, label: string): ReactNode => (
    <TextField
      label={label}
      inputMode="decimal"
      autoComplete="off"
      value={form.amounts[currency]?.[slot] ?? ''}
      onChange={(typed) => onChange(withAmount(form, currency, slot, typed))}
      {...problemTexts(text, problems, `amounts.${currency}.${slot}`)}
    />
  );
  return (
    <section className={styles['part']} aria-label={text('prices.shape')}>
      <div className={styles['two']}>
        <Select
          label={text('field.billingScheme')}
          value={model}
          onChange={chooseModel}
          options={PRICE_MODELS.map((value) => ({ value, label: text(`prices.model.${value}`) }))}
        />
        <Select
          label={text('product.currency')}
          value={currency}
          options={currencyChoices(text.language)}
          onChange={chooseCurrency}
          {...problemTexts(text, problems, 'currency')}
        />
      </div>
      {!isTiered(model) && model !== 'custom' && (
        <div className={styles['three']}>
          {amount('amount', text('product.amount'))}
          {model === 'package' && <PackageFields form={form} problems={problems} onChange={onChange} />}
        </div>
      )}
      {model === 'custom' && (
        <div className={styles['three']}>
          {amount('minimum', text('prices.minimum'))}
          {amount('preset', text('prices.preset'))}
          {amount('maximum', text('prices.maximum'))}
        </div>
      )}
      {isTiered(model) && <TierFields form={form} problems={problems} onChange={onChange} />}
      <PeriodFields form={form} problems={problems} onChange={onChange} />
    </section>
  );
}

function PackageFields({ form, problems, onChange }: PriceFieldsProps): ReactNode {
  const text = useText();
  return (
    <>
      <TextField
        label={text('prices.packageSize')}
        inputMode="numeric"
        value={form.packageSize}
        onChange={(packageSize) => onChange({ packageSize })}
        {...problemTexts(text, problems, 'packageSize')}
      />
      <Select
        label={text('prices.packageRound')}
        value={form.packageRound}
        onChange={(packageRound) => onChange({ packageRound })}
        options={[
          { value: 'up', label: text('prices.roundUp') },
          { value: 'down', label: text('prices.roundDown') },
        ]}
      />
    </>
  );
}

function PeriodFields({ form, problems, onChange }: PriceFieldsProps): ReactNode {
  const text = useText();
  const isOnly = isTiered(form.model) || form.model === 'custom';
  return (
    <>
      <div className={styles['three']}>
        <Select
          label={text('product.billingPeriod')}
          value={form.isRecurring ? 'recurring' : 'once'}
          onChange={(period) => onChange({ isRecurring: period === 'recurring' })}
          isDisabled={isOnly}
          {...(isOnly
            ? { description: text(form.model === 'custom' ? 'prices.onceOnly' : 'prices.recurringOnly') }
            : {})}
          options={[
            { value: 'once', label: text('product.period.once') },
            { value: 'recurring', label: text('prices.recurring') },
          ]}
        />
        {form.isRecurring && (
          <>
            <TextField
              label={text('product.everyCount')}
              inputMode="numeric"
              value={form.intervalCount}
              onChange={(intervalCount) => onChange({ intervalCount })}
              {...problemTexts(text, problems, 'intervalCount')}
            />
            <Select
              label={text('product.everyUnit')}
              value={form.interval}
              onChange={(interval) => onChange({ interval })}
              options={BILLING_INTERVALS.map((interval) => ({
                value: interval as string,
                label: text.lookup(`product.unit.${interval}`) ?? interval,
              }))}
            />
          </>
        )}
      </div>
      {form.isRecurring && (
        <div className={styles['three']}>
          <TextField
            label={text('prices.trialDays')}
            aside={text('ui.optional')}
            inputMode="numeric"
            value={form.trialDays}
            onChange={(trialDays) => onChange({ trialDays })}
            {...problemTexts(text, problems, 'trialDays')}
          />
          <Select
            label={text('prices.usage')}
            value={form.usageType}
            onChange={(usageType) => onChange({ usageType })}
            options={[
              { value: 'licensed', label: text('prices.licensed') },
              { value: 'metered', label: text('prices.metered') },
            ]}
          />
          {form.usageType === 'metered' && (
            <TextField
              label={text('prices.meter')}
              placeholder="mtr_…"
              value={form.meter}
              onChange={(meter) => onChange({ meter })}
              description={text('prices.meterHelp')}
              {...problemTexts(text, problems, 'meter')}
            />
          )}
        </div>
      )}
    </>
  );
}
