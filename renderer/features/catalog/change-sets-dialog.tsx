import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { ChangeSet } from '#shared/contract/sync-change-sets.ts';
import type { AppError, Result } from '#shared/errors.ts';
import { call, on } from '#renderer/bridge/client.ts';
import { openReviewOf } from '#renderer/screen/shell-store.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Alert } from '#renderer/ui/alert.tsx';
import { Badge } from '#renderer/ui/badge.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import styles from './change-sets-dialog.module.css';

/** The sets of changes: one in work, the others waiting; new ones, aside and back. */
export function ChangeSetsDialog({
  isOpen,
  onClose,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}): ReactNode {
  const text = useText();
  const { sets, error: readError } = useChangeSets(isOpen);
  const [name, setName] = useState('');
  const [error, setError] = useState<AppError | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const current = sets.find(({ inWork }) => inWork);
  const nameOf = (set: ChangeSet): string => set.name ?? text('changeSets.unnamed');
  const run = async (done: Promise<Result<unknown>>): Promise<void> => {
    const result = await done;
    setError(result.ok ? null : result.error);
    if (result.ok) setName('');
    // The button that was pressed may be gone or off by now: the keyboard stays in the dialog.
    field.current?.focus();
  };
  const given = name.trim();
  // A set that has a name goes aside under it.
  const asideName = given === '' ? (current?.name ?? '') : given;
  const shownError = error ?? readError;
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={text('changeSets.title')}>
      <p>{text('changeSets.lead')}</p>
      <ul className={styles['list']} aria-label={text('changeSets.list')}>
        {sets.map((set) => (
          <li key={set.id} className={styles['set']}>
            <strong className={styles['name']}>{nameOf(set)}</strong>
            <span className={styles['count']}>{text('changeSets.count', { count: set.changes })}</span>
            <span className={styles['spring']} />
            {set.inWork ? (
              <Badge tone="positive">{text('changeSets.inWork')}</Badge>
            ) : (
              <>
                {set.changes > 0 && (
                  <Button
                    size="small"
                    aria-label={text('changeSets.reviewNamed', { name: nameOf(set) })}
                    onPress={() => {
                      onClose();
                      openReviewOf({ id: set.id, name: nameOf(set) });
                    }}
                  >
                    {text('catalog.reviewChanges')}
                  </Button>
                )}
                <Button
                  size="small"
                  aria-label={text('changeSets.bringBackNamed', { name: nameOf(set) })}
                  onPress={() => void run(call('sync.bringChangeSetBack', { id: set.id }))}
                >
                  {text('changeSets.bringBack')}
                </Button>
                {set.name !== null && (
                  <Button
                    size="small"
                    look="quiet"
                    aria-label={text('changeSets.removeNamed', { name: nameOf(set) })}
                    onPress={() => void run(call('sync.removeChangeSet', { id: set.id }))}
                  >
                    {text('changeSets.remove')}
                  </Button>
                )}
              </>
            )}
          </li>
        ))}
      </ul>
      <div className={styles['new']}>
        <TextField
          label={text('changeSets.name')}
          value={name}
          onChange={setName}
          maxLength={100}
          inputRef={field}
        />
        <Button
          isDisabled={given === ''}
          onPress={() => void run(call('sync.createChangeSet', { name: given }))}
        >
          {text('changeSets.new')}
        </Button>
        <Button
          isDisabled={asideName === '' || (current?.name === null && current.changes === 0)}
          onPress={() => void run(call('sync.setChangesAside', { name: asideName }))}
        >
          {text('changeSets.setAside')}
        </Button>
      </div>
      {shownError === null ? null : (
        <Alert tone="danger" isLive>
          {text.error(shownError)}
        </Alert>
      )}
    </Dialog>
  );
}

/** Read while the dialog is open, and again with every change. */
function useChangeSets(isOpen: boolean): { sets: readonly ChangeSet[]; error: AppError | null } {
  const [sets, setSets] = useState<readonly ChangeSet[]>([]);
  const [error, setError] = useState<AppError | null>(null);
  useEffect(() => {
    if (!isOpen) return;
    let isStale = false;
    const load = async (): Promise<void> => {
      const read = await call('sync.listChangeSets');
      if (isStale) return;
      setError(read.ok ? null : read.error);
      if (read.ok) setSets(read.value.changeSets);
    };
    const stop = on('sync.changed', () => void load());
    void load();
    return () => {
      isStale = true;
      stop();
    };
  }, [isOpen]);
  return { sets, error };
}
