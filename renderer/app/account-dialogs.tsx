import { type ReactNode, useState } from 'react';
import type { Account } from '#shared/contract/account.ts';
import { call } from '#renderer/bridge/client.ts';
import { useEngineState } from '#renderer/bridge/engine-state.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { ConfirmDialog } from '#renderer/ui/confirm-dialog.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import { closeAccountDialog, resetDemo, useAccountDialogs } from '../screen/account-actions.ts';
import { goTo, ROUTES } from '../screen/navigation.ts';
import { refresh } from './sync-actions.ts';

/** Questions about an account, asked from the account button and from Settings. */
export function AccountDialogs(): ReactNode {
  const dialog = useAccountDialogs((state) => state.dialog);
  if (dialog === null) return null;
  switch (dialog.kind) {
    case 'rename':
      return <RenameDialog account={dialog.account} />;
    case 'forget':
      return <ForgetDialog account={dialog.account} />;
    case 'reset-demo':
      return <ResetDemoDialog />;
    case 'leave-support':
      return <LeaveSupportDialog account={dialog.account} />;
  }
}

function RenameDialog({ account }: { account: Account }): ReactNode {
  const text = useText();
  const [name, setName] = useState(account.name);
  const [error, setError] = useState<string | null>(null);
  const isEmpty = name.trim() === '';
  const save = async (): Promise<void> => {
    if (isEmpty) return;
    const renamed = await call('account.rename', { accountId: account.id, name: name.trim() });
    if (renamed.ok) closeAccountDialog();
    else setError(text.error(renamed.error));
  };
  return (
    <Dialog
      isOpen
      onClose={closeAccountDialog}
      title={text('account.renameTitle')}
      width="narrow"
      footer={
        <>
          <Button look="quiet" onPress={closeAccountDialog}>
            {text('ui.cancel')}
          </Button>
          <Button look="primary" isDisabled={isEmpty} onPress={() => void save()}>
            {text('account.rename')}
          </Button>
        </>
      }
    >
      <TextField
        label={text('account.nameLabel')}
        description={text('account.nameHelp')}
        value={name}
        onChange={setName}
        maxLength={80}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog is this one box
        autoFocus
        error={isEmpty ? text('account.nameMissing') : error}
        onKeyDown={(event) => {
          if (event.key === 'Enter') void save();
        }}
      />
    </Dialog>
  );
}

function ForgetDialog({ account }: { account: Account }): ReactNode {
  const text = useText();
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const forget = async (confirmedName: string): Promise<void> => {
    setBusy(true);
    const done = await call('account.forget', { accountId: account.id, confirmedName });
    setBusy(false);
    if (!done.ok) {
      setError(text.error(done.error));
      return;
    }
    closeAccountDialog();
    showToast(text('account.forgotten', { name: account.name }));
    if (done.value.currentId === null) goTo(ROUTES.welcome);
  };
  return (
    <ConfirmDialog
      isOpen
      onClose={closeAccountDialog}
      title={text('account.forgetTitle', { name: account.name })}
      confirmLabel={text('account.forget')}
      isDanger
      isBusy={isBusy}
      typedText={{ label: text('account.forgetTyped', { name: account.name }), expected: account.name }}
      error={error}
      onConfirm={(typed) => void forget(typed)}
    >
      <p>{text('account.forgetExplained')}</p>
    </ConfirmDialog>
  );
}

function ResetDemoDialog(): ReactNode {
  const text = useText();
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const reset = async (): Promise<void> => {
    setBusy(true);
    const done = await resetDemo();
    setBusy(false);
    if (!done.ok) {
      setError(text.error(done.error));
      return;
    }
    closeAccountDialog();
    showToast(text('account.demoWasReset'));
  };
  return (
    <ConfirmDialog
      isOpen
      onClose={closeAccountDialog}
      title={text('account.resetDemoTitle')}
      confirmLabel={text('account.resetDemo')}
      isDanger
      isBusy={isBusy}
      error={error}
      onConfirm={() => void reset()}
    >
      <p>{text('account.resetDemoExplained')}</p>
    </ConfirmDialog>
  );
}

/** The key is the way out; the demo account alone has none to ask for. */
function LeaveSupportDialog({ account }: { account: Account }): ReactNode {
  const text = useText();
  const accounts = useEngineState((state) => state.accounts?.accounts ?? []);
  const keyed = accounts.filter(({ demo }) => !demo);
  const asked = keyed.find(({ id }) => id === account.id) ?? keyed[0] ?? null;
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const leave = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    const left = await call('account.endSupport', { accountId: asked?.id ?? null });
    setBusy(false);
    if (left.ok) {
      closeAccountDialog();
      showToast(text('support.left'));
      await refresh();
    } else if (left.error.code !== 'account/key-window-closed') setError(text.error(left.error));
  };
  return (
    <ConfirmDialog
      isOpen
      onClose={closeAccountDialog}
      title={text('support.leaveTitle')}
      confirmLabel={text(asked === null ? 'support.leave' : 'support.leaveWithKey')}
      isBusy={isBusy}
      error={error}
      onConfirm={() => void leave()}
    >
      <p>
        {asked === null ? text('support.leaveDemo') : text('support.leaveExplained', { name: asked.name })}
      </p>
    </ConfirmDialog>
  );
}
