import type { ReactNode } from 'react';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { TaxCodePicker } from '../tax-code-picker.tsx';
import { FieldNotes } from './field-notes.tsx';
import { useProductPage } from './product-context.ts';
import styles from './product-page.module.css';
import { fieldAnchor, fieldMessages } from './text-fields.tsx';

/** The product's tax code, with its description. */
export function TaxCodeField(): ReactNode {
  const text = useText();
  const page = useProductPage();
  const value = page.fields.taxCode;
  return (
    <div className={styles['field']} id={fieldAnchor('taxCode')}>
      <TaxCodePicker
        label={text('field.taxCode')}
        aside={value ?? text('ui.optional')}
        help={text('product.taxCodeHelp')}
        {...fieldMessages(text, page, 'taxCode')}
        value={value ?? ''}
        onChange={(id) => {
          const chosen = id === '' ? null : id;
          if (chosen !== value) page.change({ taxCode: chosen });
        }}
      />
      <FieldNotes path="taxCode" />
    </div>
  );
}
