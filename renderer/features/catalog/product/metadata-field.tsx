import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { isEqual } from '#shared/domain/equal.ts';
import { METADATA_LIMITS } from '#shared/domain/metadata.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { FieldNotes } from './field-notes.tsx';
import { metadataOf, newRow, repeatedKey, rowsOf, syncedRows, type MetadataRow } from './metadata-rows.ts';
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
  const repeated = repeatedKey(rows);
  return (
    <div className={styles['field']} id={fieldAnchor('metadata')}>
      <div className={styles['labelRow']}>
        <h3 id="metadata-label">{text('field.metadata')}</h3>
        <span className={styles['aside']}>
          {text('product.counter', { length: Object.keys(metadata).length, limit: METADATA_LIMITS.keys })}
        </span>
      </div>
      {rows.length > 0 && (
        <ul className={styles['rows']} aria-labelledby="metadata-label">
          {rows.map((row, index) => {
            const messages = fieldMessages(text, page, `metadata.${row.key}`);
            const isTwice = repeated !== null && row.key === repeated;
            const change = (part: Partial<MetadataRow>): void =>
              update(rows.with(index, { ...row, ...part }));
            return (
              <li key={row.id} className={styles['row']}>
                <TextField
                  aria-label={text('product.metadataKey', { position: index + 1 })}
                  label=""
                  className={styles['key'] ?? ''}
                  placeholder={text('product.metadataKeyPlaceholder')}
                  value={row.key}
                  onChange={(key) => change({ key })}
                  error={isTwice ? text('product.metadataKeyTwice', { key: row.key }) : null}
                />
                <TextField
                  aria-label={text('product.metadataValue', { position: index + 1 })}
                  label=""
                  placeholder={text('product.metadataValuePlaceholder')}
                  value={row.value}
                  onChange={(value) => change({ value })}
                  {...(isTwice || (row.key === '' && row.value === '') ? {} : messages)}
                />
                <IconButton
                  size="small"
                  label={text('product.removeMetadata', { position: index + 1 })}
                  onPress={() => update(rows.toSpliced(index, 1))}
                >
                  <X aria-hidden />
                </IconButton>
              </li>
            );
          })}
        </ul>
      )}
      <div>
        <Button
          size="small"
          isDisabled={rows.length >= METADATA_LIMITS.keys}
          onPress={() => setRows([...rows, newRow()])}
        >
          <Plus aria-hidden />
          {text('product.addMetadata')}
        </Button>
      </div>
      <p className={styles['help']}>{text('product.metadataHelp')}</p>
      <FieldNotes path="metadata" />
    </div>
  );
}
