import { Check, CircleAlert, Pencil } from 'lucide-react';
import type { ReactNode } from 'react';
import { useText } from '#renderer/i18n/language-provider.tsx';
import styles from './product-page.module.css';
import type { EditorState } from './product-editor.ts';

/** Where what was typed is now, in words. Never a spinner: the disk is quick and the words steady. */
export function SaveState({ state }: { readonly state: EditorState }): ReactNode {
  const text = useText();
  const { save, detail } = state;
  const isDraft = detail !== null && (detail.marks.changed || detail.marks.isNew);
  return (
    <output className={styles['saveState']} data-failed={save.kind === 'failed'}>
      {save.kind === 'failed' && (
        <>
          <CircleAlert aria-hidden />
          {text('product.notSaved')} {text.error(save.error)}
        </>
      )}
      {save.kind === 'saving' && (
        <>
          <Pencil aria-hidden />
          {text('product.saving')}
        </>
      )}
      {(save.kind === 'saved' || (save.kind === 'untouched' && isDraft)) && (
        <>
          <Check aria-hidden />
          {text(isDraft ? 'product.savedHere' : 'product.sameAsStripe')}
        </>
      )}
    </output>
  );
}
