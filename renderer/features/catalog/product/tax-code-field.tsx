import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { ComboBox, type ComboBoxItem } from '#renderer/ui/combo-box.tsx';
import { FieldNotes } from './field-notes.tsx';
import { findTaxCodes } from './find-tax-codes.ts';
import { useProductPage } from './product-context.ts';
import styles from './product-page.module.css';
import { fieldAnchor, fieldMessages } from './text-fields.tsx';

const NONE = 'none';

/** Stripe's tax codes from disk, found by name or id; the general ones on top. */
export function TaxCodeField(): ReactNode {
  const text = useText();
  const page = useProductPage();
  const { codes } = page.taxCodes;
  const value = page.fields.taxCode;
  const label = value === null ? '' : (page.taxCodes.name(value) ?? value);
  const [query, setQuery] = useState<string | null>(null);
  const { error, warning } = fieldMessages(text, page, 'taxCode');
  const items = useMemo<readonly ComboBoxItem[]>(() => {
    const found = findTaxCodes(codes, query ?? '');
    const none = { id: NONE, label: text('product.noTaxCode') };
    return query === null || query.trim() === '' ? [none, ...found] : found;
  }, [codes, query, text]);
  const description = codes.find((code) => code.id === value)?.description;
  return (
    <div className={styles['field']} id={fieldAnchor('taxCode')}>
      <ComboBox
        label={text('field.taxCode')}
        aside={value ?? text('ui.optional')}
        description={
          description === undefined || description === '' ? text('product.taxCodeHelp') : description
        }
        placeholder={text('product.taxCodeSearch')}
        error={error}
        warning={warning}
        items={items}
        tallRows
        inputValue={query ?? label}
        onInputChange={(typed) => setQuery(typed === label ? null : typed)}
        selectedKey={value}
        onSelectionChange={(key) => {
          // Null: the text was emptied or left half typed; the code stays until another is chosen.
          setQuery(null);
          const chosen = key === NONE ? null : String(key);
          if (key !== null && chosen !== value) page.change({ taxCode: chosen });
        }}
      />
      <FieldNotes path="taxCode" />
    </div>
  );
}
