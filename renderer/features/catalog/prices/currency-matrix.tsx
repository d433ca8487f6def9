import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { KeyboardEvent } from 'react-aria-components';
import { formatAmountForEditing } from '#shared/domain/money.ts';
import { parseAmount } from '#shared/domain/parse-amount.ts';
import { slotsOf, type PriceForm } from '#shared/domain/price-form.ts';
import { changeAmount, roundingsOf, type Rounding } from '#shared/domain/price-rounding.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import type { Text } from '#renderer/i18n/text.ts';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Menu, MenuItem } from '#renderer/ui/menu.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { VisuallyHidden } from '#renderer/ui/visually-hidden.tsx';
import { currencyChoices } from '../product/currency-choices.ts';
import { problemTexts } from '../product/problem-texts.ts';
import { withAmount, type PriceFieldsProps } from './price-fields-props.ts';
import styles from './prices.module.css';

/** The price in further currencies: a row for each, a column for each amount of its shape. */
export function CurrencyMatrix({ form, problems, onChange }: PriceFieldsProps): ReactNode {
  const text = useText();
  const slots = slotsOf(form);
  const used = new Set([form.currency, ...form.currencies]);
  const free = currencyChoices(text.language).filter(({ value }) => !used.has(value));
  const add = (code: string): void =>
    onChange({
      currencies: [...form.currencies, code],
      optionTax: { ...form.optionTax, [code]: form.taxBehavior },
    });
  return (
    <section className={styles['part']} aria-label={text('field.currencyOptions')}>
      <h3>{text('field.currencyOptions')}</h3>
      {form.currencies.length > 0 && (
        <div className={styles['scroll']}>
          <table className={styles['boxes']} aria-label={text('prices.matrix')}>
            <thead>
              <tr>
                <th scope="col">{text('product.currency')}</th>
                {slots.map((slot) => (
                  <th key={slot} scope="col">
                    {slotName(text, slot)}
                  </th>
                ))}
                <th scope="col">{text('field.taxBehavior')}</th>
                <th scope="col">
                  <VisuallyHidden>{text('prices.actions')}</VisuallyHidden>
                </th>
              </tr>
            </thead>
            <tbody>
              {form.currencies.map((code) => {
                const currency = code.toUpperCase();
                return (
                  <tr key={code}>
                    <th scope="row">{currency}</th>
                    {slots.map((slot) => (
                      <td key={slot}>
                        <TextField
                          label=""
                          aria-label={text('prices.amountIn', { amount: slotName(text, slot), currency })}
                          inputMode="decimal"
                          autoComplete="off"
                          onKeyDown={moveBetweenRows}
                          value={form.amounts[code]?.[slot] ?? ''}
                          onChange={(typed) => onChange(withAmount(form, code, slot, typed))}
                          {...problemTexts(text, problems, `amounts.${code}.${slot}`)}
                        />
                      </td>
                    ))}
                    <td>
                      <Select
                        label={text('prices.taxIn', { currency })}
                        isLabelHidden
                        value={form.optionTax[code] ?? 'unspecified'}
                        onChange={(behavior) =>
                          onChange({ optionTax: { ...form.optionTax, [code]: behavior } })
                        }
                        options={taxChoices(text)}
                      />
                    </td>
                    <td className={styles['rowActions']}>
                      <Menu
                        placement="bottom end"
                        trigger={
                          <Button size="small" look="quiet" aria-label={text('prices.roundIn', { currency })}>
                            {text('prices.round')}
                          </Button>
                        }
                      >
                        {roundingsOf(code).map((rounding) => (
                          <MenuItem
                            key={rounding}
                            label={text(`prices.rounding.${rounding}`)}
                            onAction={() => onChange(rounded(form, code, slots, rounding, text.language))}
                          />
                        ))}
                      </Menu>
                      <IconButton
                        size="small"
                        label={text('prices.removeCurrency', { currency })}
                        onPress={() =>
                          onChange({ currencies: form.currencies.filter((other) => other !== code) })
                        }
                      >
                        <X aria-hidden />
                      </IconButton>
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
      {form.currencies.map((code) => {
        const { error } = problemTexts(text, problems, `currencyOptions.${code}`);
        return error === null ? null : (
          <p key={code} className={styles['error']}>
            {code.toUpperCase()}: {error}
          </p>
        );
      })}
      <div className={styles['two']}>
        <Select
          label={text('prices.addCurrency')}
          value=""
          onChange={(code) => {
            if (code !== '') add(code);
          }}
          options={[{ value: '', label: text('prices.chooseCurrency') }, ...free]}
        />
      </div>
    </section>
  );
}

export function taxChoices(text: Text): { value: string; label: string }[] {
  return ['unspecified', 'inclusive', 'exclusive'].map((value) => ({
    value,
    label: text.lookup(`tax.${value}`) ?? value,
  }));
}

function slotName(text: Text, slot: string): string {
  const [part = '', tier] = slot.split('.');
  if (tier === undefined)
    return part === 'amount' ? text('product.amount') : (text.lookup(`prices.${part}`) ?? part);
  const position = Number(tier) + 1;
  return text(part === 'unit' ? 'prices.perUnitOf' : 'prices.flatOf', { position });
}

/** Amounts that can be read, rounded as the currency takes it; the others stay as they are typed. */
function rounded(
  form: PriceForm,
  currency: string,
  slots: readonly string[],
  rounding: Rounding,
  locale: string,
): Pick<PriceForm, 'amounts'> {
  const typed = form.amounts[currency] ?? {};
  const next = { ...typed };
  for (const slot of slots) {
    const read = parseAmount(typed[slot] ?? '', currency, { locale, allowFraction: true });
    if (!read.ok || read.amountDecimal === '0') continue;
    const amount = changeAmount(read.amountDecimal, { kind: 'amount', minor: '0' }, currency, rounding);
    next[slot] = formatAmountForEditing(amount, currency, locale);
  }
  return { amounts: { ...form.amounts, [currency]: next } };
}

/** Up and down go to the same column of the next row. */
function moveBetweenRows(event: KeyboardEvent): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') {
    event.continuePropagation();
    return;
  }
  const { target } = event;
  if (!(target instanceof HTMLInputElement)) return;
  const cell = target.closest('td');
  const row = cell?.parentElement;
  const next = event.key === 'ArrowDown' ? row?.nextElementSibling : row?.previousElementSibling;
  if (!(cell instanceof HTMLTableCellElement) || !(next instanceof HTMLTableRowElement)) return;
  event.preventDefault();
  next.cells[cell.cellIndex]?.querySelector('input')?.focus();
}
