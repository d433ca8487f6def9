import { Check, CircleAlert, Pencil } from 'lucide-react';
import type { ReactNode } from 'react';
import { useText } from '#renderer/i18n/language-provider.tsx';
import type { EditorState } from './configuration-editor.ts';
import styles from './settings.module.css';

/** Where what was typed is now, in words. */
export function SaveState({
  state,
  isDraft,
}: {
  readonly state: EditorState;
  readonly isDraft: boolean;
}): ReactNode {
  const text = useText();
  const { save, error } = state;
  return (
    <output className={styles['saveState']} data-failed={save === 'failed'}>
      {save === 'failed' && error !== null ? (
        <>
          <CircleAlert aria-hidden />
          {text('product.notSaved')} {text.error(error)}
        </>
      ) : save === 'saving' ? (
        <>
          <Pencil aria-hidden />
          {text('product.saving')}
        </>
      ) : save === 'saved' || isDraft ? (
        <>
          <Check aria-hidden />
          {text(isDraft ? 'product.savedHere' : 'product.sameAsStripe')}
        </>
      ) : null}
    </output>
  );
}
