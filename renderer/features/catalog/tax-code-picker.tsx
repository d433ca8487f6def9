import { Star } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { ComboBox, type ComboBoxItem } from '#renderer/ui/combo-box.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { findTaxCodes } from './product/find-tax-codes.ts';
import styles from './tax-code-picker.module.css';
import { taxCodeActions, useAccountTaxCodes, useUsedTaxCodes } from './use-account-tax-codes.ts';

interface TaxCodePickerProps {
  readonly label: string;
  /** Empty for none. */
  readonly value: string;
  readonly onChange: (id: string) => void;
  readonly isLabelHidden?: boolean;
  readonly aside?: string;
  /** Shown as long as no code with a description of its own is chosen. */
  readonly help?: string;
  readonly error?: string | null;
  readonly warning?: string | null;
}

const NONE = 'none';

/**
 * Stripe's tax codes from disk: found by name, id, description or Japanese words; favourites and what
 * was used last stand first.
 */
export function TaxCodePicker({
  label,
  value,
  onChange,
  isLabelHidden = false,
  aside,
  help,
  error = null,
  warning = null,
}: TaxCodePickerProps): ReactNode {
  const text = useText();
  const taxCodes = useAccountTaxCodes();
  const used = useUsedTaxCodes();
  const [query, setQuery] = useState<string | null>(null);
  const chosen = taxCodes.codes.find(({ id }) => id === value);
  const shown = value === '' ? '' : (chosen?.name ?? value);
  const items = useMemo<readonly ComboBoxItem[]>(() => {
    const found = findTaxCodes(taxCodes.codes, query ?? '', used);
    const none = { id: NONE, label: text('product.noTaxCode') };
    return (query ?? '').trim() === '' ? [none, ...found] : found;
  }, [taxCodes.codes, query, used, text]);
  const isFavourite = used.favourites.includes(value);
  return (
    <div className={styles['picker']}>
      <ComboBox
        label={isLabelHidden ? '' : label}
        {...(isLabelHidden ? { 'aria-label': label } : {})}
        placeholder={text('product.taxCodeSearch')}
        description={chosen === undefined || chosen.description === '' ? help : chosen.description}
        aside={aside}
        error={error}
        warning={warning}
        items={items}
        tallRows
        inputValue={query ?? shown}
        onInputChange={(typed) => setQuery(typed === shown ? null : typed)}
        selectedKey={value === '' ? null : value}
        onSelectionChange={(key) => {
          setQuery(null);
          if (key === null) return;
          const id = key === NONE ? '' : String(key);
          if (id !== '') taxCodeActions.use(id);
          onChange(id);
        }}
      />
      {value !== '' && (
        <IconButton
          label={text(isFavourite ? 'taxCode.unfavourite' : 'taxCode.favourite')}
          className={isFavourite ? (styles['favourite'] ?? '') : ''}
          onPress={() => taxCodeActions.favour(value, !isFavourite)}
        >
          <Star aria-hidden />
        </IconButton>
      )}
    </div>
  );
}
