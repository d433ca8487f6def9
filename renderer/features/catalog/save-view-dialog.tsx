import { useState } from 'react';
import type { ReactNode } from 'react';
import type { AppError } from '#shared/errors.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Alert } from '#renderer/ui/alert.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { listViewActions, useListViewStore } from './use-list-views.ts';

interface SaveViewDialogProps {
  readonly purpose: 'save' | 'delete';
  readonly onClose: () => void;
}

/** Keeps search, filter, sort and columns under a name, or forgets one. */
export function SaveViewDialog({ purpose, onClose }: SaveViewDialogProps): ReactNode {
  const text = useText();
  const views = useListViewStore((state) => state.views);
  const isSaving = purpose === 'save';
  const [name, setName] = useState(isSaving ? '' : (views[0]?.name ?? ''));
  const [error, setError] = useState<AppError | null>(null);
  const isKnown = views.some((view) => view.name === name.trim());
  const canRun = name.trim() !== '';
  const run = async (): Promise<void> => {
    const failed = isSaving ? await listViewActions.save(name) : await listViewActions.remove(name);
    setError(failed);
    if (failed === null) onClose();
  };
  return (
    <Dialog
      isOpen
      width="narrow"
      onClose={onClose}
      title={text(isSaving ? 'views.save' : 'views.delete')}
      footer={
        <>
          <Button onPress={onClose}>{text('ui.cancel')}</Button>
          <Button look={isSaving ? 'primary' : 'danger'} isDisabled={!canRun} onPress={() => void run()}>
            {text(isSaving ? 'views.saveNow' : 'views.deleteNow')}
          </Button>
        </>
      }
    >
      {error !== null && (
        <Alert tone="danger" isLive>
          {text.error(error)}
        </Alert>
      )}
      {isSaving ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (canRun) void run();
          }}
        >
          <TextField
            label={text('views.name')}
            description={text('views.nameHelp')}
            warning={isKnown ? text('views.replaces') : null}
            value={name}
            onChange={setName}
            maxLength={80}
            autoComplete="off"
          />
        </form>
      ) : (
        <Select
          label={text('views.name')}
          value={name}
          onChange={setName}
          options={views.map((view) => ({ value: view.name, label: view.name }))}
        />
      )}
    </Dialog>
  );
}
