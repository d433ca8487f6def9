import { Plus, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { METADATA_LIMITS } from '#shared/domain/metadata.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { repeatedKey, type MetadataRow } from './metadata-rows.ts';
import styles from './product-page.module.css';

export interface MetadataRowsProps {
  /** Id of the heading that names the list. */
  readonly labelId: string;
  readonly rows: readonly MetadataRow[];
  readonly onChange: (rows: readonly MetadataRow[]) => void;
  /** An empty line means nothing yet, so it is no change. */
  readonly onAdd: () => void;
  /** What is wrong with a key and its value. */
  readonly messages: (key: string) => { error?: string | null; warning?: string | null };
}

/** Keys and values, line by line; a key that stands twice is said. */
export function MetadataRows({ labelId, rows, onChange, onAdd, messages }: MetadataRowsProps): ReactNode {
  const text = useText();
  const repeated = repeatedKey(rows);
  return (
    <>
      {rows.length > 0 && (
        <ul className={styles['rows']} aria-labelledby={labelId}>
          {rows.map((row, index) => {
            const found = messages(row.key);
            const isTwice = repeated !== null && row.key === repeated;
            const change = (part: Partial<MetadataRow>): void =>
              onChange(rows.with(index, { ...row, ...part }));
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
                  {...(isTwice || (row.key === '' && row.value === '') ? {} : found)}
                />
                <IconButton
                  size="small"
                  label={text('product.removeMetadata', { position: index + 1 })}
                  onPress={() => onChange(rows.toSpliced(index, 1))}
                >
                  <X aria-hidden />
                </IconButton>
              </li>
            );
          })}
        </ul>
      )}
      <div>
        <Button size="small" isDisabled={rows.length >= METADATA_LIMITS.keys} onPress={onAdd}>
          <Plus aria-hidden />
          {text('product.addMetadata')}
        </Button>
      </div>
    </>
  );
}
