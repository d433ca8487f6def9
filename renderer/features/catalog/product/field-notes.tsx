import { TriangleAlert, Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ProductChanges } from '#shared/contract/catalog.ts';
import type { FieldConflict, FieldDraft } from '#shared/contract/drafted.ts';
import type { ProductFieldName } from '#shared/domain/product.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { fieldName, fieldValueText } from '#renderer/i18n/product-field-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import styles from './field-notes.module.css';
import type { TypedMetadata } from './metadata-rows.ts';
import { conflictsAt, draftsAt, useProductPage } from './product-context.ts';
import { typedFields } from './product-editor.ts';

/** Under a field: that it was changed and from what, and where Stripe's side changed too. */
export function FieldNotes({ path }: { readonly path: ProductFieldName }): ReactNode {
  const { state } = useProductPage();
  const conflicts = conflictsAt(state, path);
  const drafts = draftsAt(state, path).filter(
    (draft) => !conflicts.some((conflict) => conflict.path === draft.path),
  );
  return (
    <>
      {drafts.map((draft) => (
        <ChangedNote key={draft.path} field={path} draft={draft} />
      ))}
      {conflicts.map((conflict) => (
        <ConflictNote key={conflict.path} conflict={conflict} />
      ))}
    </>
  );
}

function ChangedNote({
  field,
  draft,
}: {
  readonly field: ProductFieldName;
  readonly draft: FieldDraft;
}): ReactNode {
  const text = useText();
  const { change, state, taxCodes, editor } = useProductPage();
  const before = fieldValueText(text, draft.path, draft.base, taxCodes.name);
  const name = fieldName(text, draft.path);
  const putBack = (): void => {
    change(revertedChange(field, draft, typedFields(state).metadata));
    void editor.flush();
  };
  return (
    <div className={styles['changed']}>
      <span className={styles['dot']} aria-hidden />
      <span className={styles['before']} title={before}>
        {draft.path === field
          ? text('product.inStripe', { before })
          : text('product.partInStripe', { name, before })}
      </span>
      <Button
        look="quiet"
        size="small"
        aria-label={text('product.putBackField', { field: name })}
        onPress={putBack}
      >
        <Undo2 aria-hidden />
        {text('product.putBack')}
      </Button>
    </div>
  );
}

function revertedChange(field: ProductFieldName, draft: FieldDraft, metadata: TypedMetadata): ProductChanges {
  if (field !== 'metadata') return { [field]: draft.base };
  const key = draft.path.slice('metadata.'.length);
  const entries = Object.entries(metadata).filter(([name]) => name !== key);
  if (typeof draft.base === 'string') entries.push([key, draft.base]);
  return { metadata: Object.fromEntries(entries) };
}

/** The choice stands above, with those of the other fields; here only that there is one. */
function ConflictNote({ conflict }: { readonly conflict: FieldConflict }): ReactNode {
  const text = useText();
  return (
    <p className={styles['conflict']}>
      <TriangleAlert aria-hidden />
      {text('product.conflictHere', { name: fieldName(text, conflict.path) })}
    </p>
  );
}
