import { Plus, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { PriceForm } from '#shared/domain/price-form.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { VisuallyHidden } from '#renderer/ui/visually-hidden.tsx';
import { problemTexts } from '../product/problem-texts.ts';
import { withAmount, type PriceFieldsProps } from './price-fields-props.ts';
import styles from './prices.module.css';

/** Tiers of a price, one a row; the last one is open. */
export function TierFields({ form, problems, onChange }: PriceFieldsProps): ReactNode {
  const text = useText();
  const { currency, tierEnds } = form;
  const rows = Array.from({ length: tierEnds.length + 1 }, (_, index) => index);
  const box = (slot: string, label: string): ReactNode => (
    <TextField
      label=""
      aria-label={label}
      inputMode="decimal"
      autoComplete="off"
      value={form.amounts[currency]?.[slot] ?? ''}
      onChange={(typed) => onChange(withAmount(form, currency, slot, typed))}
      {...problemTexts(text, problems, `amounts.${currency}.${slot}`)}
    />
  );
  return (
    <div className={styles['part']}>
      <table className={styles['boxes']} aria-label={text('field.tiers')}>
        <thead>
          <tr>
            <th scope="col">{text('prices.tierEnd')}</th>
            <th scope="col">{text('prices.perUnit')}</th>
            <th scope="col">{text('prices.flat')}</th>
            <th scope="col">
              <VisuallyHidden>{text('prices.actions')}</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((index) => {
            const position = index + 1;
            const end = tierEnds[index];
            return (
              <tr key={index}>
                <td>
                  {end === undefined ? (
                    <span className={styles['open']}>{text('prices.tierOpen')}</span>
                  ) : (
                    <TextField
                      label=""
                      aria-label={text('prices.tierEndOf', { position })}
                      inputMode="numeric"
                      value={end}
                      onChange={(typed) => onChange({ tierEnds: tierEnds.with(index, typed) })}
                      {...problemTexts(text, problems, `tierEnds.${index}`)}
                    />
                  )}
                </td>
                <td>{box(`unit.${index}`, text('prices.perUnitOf', { position }))}</td>
                <td>{box(`flat.${index}`, text('prices.flatOf', { position }))}</td>
                <td>
                  {end !== undefined && (
                    <IconButton
                      size="small"
                      label={text('prices.removeTier', { position })}
                      onPress={() => onChange(withoutTier(form, index))}
                    >
                      <X aria-hidden />
                    </IconButton>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <div>
        <Button size="small" onPress={() => onChange(withNewTier(form))}>
          <Plus aria-hidden />
          {text('prices.addTier')}
        </Button>
      </div>
    </div>
  );
}

/** Another tier before the open one, which keeps its amounts. */
function withNewTier(form: PriceForm): Partial<PriceForm> {
  const last = form.tierEnds.length;
  return {
    tierEnds: [...form.tierEnds, ''],
    amounts: moved(form, (tier) => (tier === last ? last + 1 : tier)),
  };
}

function withoutTier(form: PriceForm, index: number): Partial<PriceForm> {
  return {
    tierEnds: form.tierEnds.toSpliced(index, 1),
    amounts: moved(form, (tier) => (tier === index ? null : tier > index ? tier - 1 : tier)),
  };
}

/** The amounts of every currency, each tier's under the number that it has now. */
function moved(form: PriceForm, to: (tier: number) => number | null): PriceForm['amounts'] {
  return Object.fromEntries(
    Object.entries(form.amounts).map(([currency, texts]) => [
      currency,
      Object.fromEntries(
        Object.entries(texts).flatMap(([slot, typed]): [string, string][] => {
          const [part = '', tier] = slot.split('.');
          if (tier === undefined) return [[slot, typed]];
          const next = to(Number(tier));
          return next === null ? [] : [[`${part}.${next}`, typed]];
        }),
      ),
    ]),
  );
}
