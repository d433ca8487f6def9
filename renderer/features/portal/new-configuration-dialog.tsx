import { type ReactNode, useState } from 'react';
import type { AppError } from '#shared/errors.ts';
import { goTo, portalSettingsRoute } from '#renderer/screen/navigation.ts';
import { call } from '#renderer/bridge/client.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Alert } from '#renderer/ui/alert.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import styles from './portal.module.css';
import { portalActions } from './portal-store.ts';

/** Says what a configuration made through the API is not, before it makes one (facts 5.1). */
export function NewConfigurationDialog({
  isFirst,
  from = null,
  name: suggested = '',
  onClose,
}: {
  readonly isFirst: boolean;
  /** The configuration to copy; null for Stripe's starting values. */
  readonly from?: string | null;
  readonly name?: string;
  readonly onClose: () => void;
}): ReactNode {
  const text = useText();
  const [name, setName] = useState(suggested);
  const [error, setError] = useState<AppError | null>(null);
  const make = async (): Promise<void> => {
    const made = await call('portal.createConfiguration', { name: name.trim(), from });
    if (!made.ok) return setError(made.error);
    portalActions.put(made.value);
    onClose();
    goTo(portalSettingsRoute(made.value.id));
  };
  const isNamed = name.trim() !== '';
  return (
    <Dialog
      isOpen
      onClose={onClose}
      width="narrow"
      title={text(from === null ? 'portal.newTitle' : 'portal.copyTitle')}
      footer={
        <>
          <Button look="quiet" onPress={onClose}>
            {text('ui.cancel')}
          </Button>
          <Button look="primary" isDisabled={!isNamed} onPress={() => void make()}>
            {text('portal.makeDraft')}
          </Button>
        </>
      }
    >
      <div className={styles['panel']}>
        {isFirst ? <p>{text('portal.notTheMainRoad')}</p> : null}
        <ul className={styles['points']}>
          <li>{text('portal.apiMade.notDefault')}</li>
          <li>{text('portal.apiMade.notInDashboard')}</li>
          <li>{text('portal.apiMade.ownLink')}</li>
        </ul>
        <TextField
          label={text('portal.internalName')}
          description={text('portal.internalNameHelp')}
          value={name}
          onChange={setName}
          maxLength={256}
          autoComplete="off"
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the name is all that is asked for
          autoFocus
          onKeyDown={(event) => {
            if (event.key === 'Enter' && isNamed) void make();
          }}
        />
        {error === null ? null : (
          <Alert tone="danger" isLive>
            {text.error(error)}
          </Alert>
        )}
      </div>
    </Dialog>
  );
}
