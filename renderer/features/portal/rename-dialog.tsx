import { type ReactNode, useState } from 'react';
import type { Configuration } from '#shared/contract/portal.ts';
import { PORTAL_LIMITS } from '#shared/domain/portal/check-portal.ts';
import type { AppError } from '#shared/errors.ts';
import { call } from '#renderer/bridge/client.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { portalActions } from './portal-store.ts';

/** The internal name; a draft like any other edit. */
export function RenameDialog({
  configuration,
  onClose,
}: {
  readonly configuration: Configuration;
  readonly onClose: () => void;
}): ReactNode {
  const text = useText();
  const [name, setName] = useState(configuration.fields.name ?? '');
  const [error, setError] = useState<AppError | null>(null);
  const save = async (): Promise<void> => {
    const edited = await call('portal.editConfiguration', {
      configurationId: configuration.id,
      changes: { name: name.trim() === '' ? null : name.trim() },
    });
    if (!edited.ok) return setError(edited.error);
    portalActions.put(edited.value);
    onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      width="narrow"
      title={text('portal.rename')}
      footer={
        <>
          <Button look="quiet" onPress={onClose}>
            {text('ui.cancel')}
          </Button>
          <Button look="primary" onPress={() => void save()}>
            {text('portal.saveDraft')}
          </Button>
        </>
      }
    >
      <TextField
        label={text('portal.internalName')}
        description={text('portal.internalNameHelp')}
        value={name}
        onChange={setName}
        maxLength={PORTAL_LIMITS.name}
        autoComplete="off"
        error={error === null ? null : text.error(error)}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the name is all that is asked for
        autoFocus
        onKeyDown={(event) => {
          if (event.key === 'Enter') void save();
        }}
      />
    </Dialog>
  );
}
