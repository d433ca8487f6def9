import type { ReactNode } from 'react';
import type { PriceFields } from '#shared/domain/price.ts';
import { METADATA_LIMITS } from '#shared/domain/metadata.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { MetadataRows } from '../product/metadata-rows-editor.tsx';
import { newRow, type MetadataRow } from '../product/metadata-rows.ts';
import { problemTexts } from '../product/problem-texts.ts';
import { taxChoices } from './currency-matrix.tsx';
import type { PriceFieldsProps } from './price-fields-props.ts';
import styles from './prices.module.css';
import type { LookupKeyHolder } from './use-lookup-keys.ts';

export interface PriceDetailsProps extends PriceFieldsProps {
  readonly rows: readonly MetadataRow[];
  readonly onRows: (rows: readonly MetadataRow[]) => void;
  /** Stripe's copy of a price that is edited. */
  readonly base: PriceFields | null;
  /** Another price that has the lookup key. */
  readonly holder: LookupKeyHolder | null;
  readonly transfer: boolean;
  readonly onTransfer: (transfer: boolean) => void;
}

/** What Stripe lets be changed of any price: tax once, names and the merchant's own data. */
export function PriceDetailsFields(props: PriceDetailsProps): ReactNode {
  const { form, problems, onChange, rows, onRows, base, holder, transfer, onTransfer } = props;
  const text = useText();
  const isTaxFixed = base?.taxBehavior === 'inclusive' || base?.taxBehavior === 'exclusive';
  return (
    <section className={styles['part']} aria-label={text('prices.details')}>
      <div className={styles['two']}>
        <Select
          label={text('field.taxBehavior')}
          value={form.taxBehavior}
          onChange={(taxBehavior) => onChange({ taxBehavior })}
          isDisabled={isTaxFixed}
          description={text(isTaxFixed ? 'prices.taxFixed' : 'prices.taxOnce')}
          options={taxChoices(text)}
          {...problemTexts(text, problems, 'taxBehavior')}
        />
        <TextField
          label={text('field.nickname')}
          aside={text('ui.optional')}
          value={form.nickname}
          onChange={(nickname) => onChange({ nickname })}
          description={text('prices.nicknameHelp')}
          {...problemTexts(text, problems, 'nickname')}
        />
      </div>
      <TextField
        label={text('field.lookupKey')}
        aside={text('ui.optional')}
        value={form.lookupKey}
        onChange={(lookupKey) => onChange({ lookupKey })}
        description={text('prices.lookupKeyHelp')}
        {...problemTexts(text, problems, 'lookupKey')}
      />
      {holder !== null && (
        <Checkbox isSelected={transfer} onChange={onTransfer}>
          {text('prices.takeOver', { product: holder.productName, archived: holder.active ? 'no' : 'yes' })}
        </Checkbox>
      )}
      <div className={styles['metadata']}>
        <h3 id="price-metadata">{text('field.metadata')}</h3>
        <MetadataRows
          labelId="price-metadata"
          rows={rows}
          onChange={onRows}
          onAdd={() => onRows([...rows, newRow()].slice(0, METADATA_LIMITS.keys))}
          messages={(key) => problemTexts(text, problems, `metadata.${key}`)}
        />
      </div>
    </section>
  );
}
