import { Pin, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { useNow } from '#renderer/i18n/use-now.ts';
import { Button } from '#renderer/ui/button.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { TextArea } from '#renderer/ui/text-area.tsx';
import styles from './customers.module.css';
import { customersActions, useCustomersStore, useNotes } from './customers-store.ts';

/** Notes of this session, pinned to what was looked up; in memory alone. */
export function NotesRegion(): ReactNode {
  const text = useText();
  const now = useNow();
  const accountId = useCustomersStore((state) => state.accountId);
  const notes = useNotes((state) => state.notes);
  const [draft, setDraft] = useState('');
  const own = notes.filter((note) => note.accountId === accountId);
  const pin = (): void => {
    customersActions.pinNote(draft);
    setDraft('');
  };
  return (
    <section aria-label={text('customers.notes')} className={styles['panel']}>
      <h2>{text('customers.notes')}</h2>
      {own.length === 0 ? null : (
        <ul aria-label={text('customers.notes')} className={styles['notes']}>
          {own.map((note) => (
            <li key={note.id}>
              <div className={styles['noteBody']}>
                <p>{note.text}</p>
                <p className={styles['muted']}>{text.age(note.at, now)}</p>
                {note.about === '' ? null : (
                  <Button look="quiet" size="small" onPress={() => void customersActions.lookUp(note.about)}>
                    {note.about.slice(0, 60)}
                  </Button>
                )}
              </div>
              <IconButton
                label={text('customers.removeNote')}
                onPress={() => customersActions.removeNote(note.id)}
              >
                <X aria-hidden />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <TextArea
        label={text('customers.noteText')}
        description={text('customers.noteHelp')}
        value={draft}
        onChange={setDraft}
        rows={2}
        maxLength={2000}
      />
      <div>
        <Button size="small" isDisabled={draft.trim() === ''} onPress={pin}>
          <Pin aria-hidden />
          {text('customers.pinNote')}
        </Button>
      </div>
    </section>
  );
}
