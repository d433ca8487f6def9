import { useState } from 'react';
import type { ReactNode } from 'react';
import { isEqual } from '#shared/domain/equal.ts';
import { METADATA_LIMITS } from '#shared/domain/metadata.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { FieldNotes } from './field-notes.tsx';
import { MetadataRows } from './metadata-rows-editor.tsx';
import { metadataOf, newRow, rowsOf, syncedRows, type MetadataRow } from './metadata-rows.ts';
import { useProductPage } from './product-context.ts';
import { typedFields } from './product-editor.ts';
import styles from './product-page.module.css';
import { fieldAnchor, fieldMessages } from './text-fields.tsx';

/** Keys and values for the merchant's own programs. */
export function MetadataField(): ReactNode {
  const text = useText();
  const page = useProductPage();
  const { metadata } = typedFields(page.state);
  const [rows, setRows] = useState<readonly MetadataRow[]>(() => rowsOf(metadata));
  const [shown, setShown] = useState(metadata);
  if (!isEqual(shown, metadata)) {
    setShown(metadata);
    if (!isEqual(metadataOf(rows), metadata)) setRows(syncedRows(rows, metadata));
  }

  const update = (next: readonly MetadataRow[]): void => {
    setRows(next);
    page.change({ metadata: metadataOf(next) });
  };
  return (
    <div className={styles['field']} id={fieldAnchor('metadata')}>
      <div className={styles['labelRow']}>
        <h3 id="metadata-label">{text('field.metadata')}</h3>
        <span className={styles['aside']}>
          {text('product.counter', { length: Object.keys(metadata).length, limit: METADATA_LIMITS.keys })}
        </span>
      </div>
      <MetadataRows
        labelId="metadata-label"
        rows={rows}
        onChange={update}
        onAdd={() => setRows([...rows, newRow()])}
        messages={(key) => fieldMessages(text, page, `metadata.${key}`)}
      />
      <p className={styles['help']}>{text('product.metadataHelp')}</p>
      <FieldNotes path="metadata" />
    </div>
  );
}
