import { type ReactNode, useState } from 'react';
import type { Correction, Lookup, Match } from '#shared/contract/customers.ts';
import { callFor } from '#renderer/bridge/client.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Alert } from '#renderer/ui/alert.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import { shortId, visibleEmail } from './customer-words.ts';
import styles from './customers.module.css';
import { customersActions } from './customers-store.ts';

/** Review and send at once: before, after, and what it means. */
export function FixEmailButton({
  match,
  lookup,
  label,
}: {
  match: Match;
  lookup: Lookup;
  /** Where the button stands beside its twin in the list of matches. */
  label?: string;
}): ReactNode {
  const text = useText();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onPress={() => setOpen(true)}>
        {label ?? text('customers.fixEmail')}
      </Button>
      {isOpen ? (
        <FixEmailDialog
          change={{
            accountId: lookup.accountId,
            customerId: match.id,
            before: match.email,
            after: lookup.emails[0]?.address ?? '',
          }}
          isLive={lookup.mode === 'live'}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}

/** `after` is a suggestion. It looks the new email up when it is done. */
export function FixEmailDialog({
  change,
  isLive,
  onClose,
}: {
  change: Pick<Correction, 'accountId' | 'customerId' | 'before' | 'after'>;
  isLive: boolean;
  onClose: () => void;
}): ReactNode {
  const text = useText();
  const { accountId, customerId, before } = change;
  const [after, setAfter] = useState(change.after);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const isAddress = /^\S+@\S+$/u.test(after) && after !== before;
  const send = async (): Promise<void> => {
    setBusy(true);
    const input = { customerId, before, after };
    // For the account it was looked up in, and no other.
    const done = await callFor(accountId)('customers.fixEmail', input);
    setBusy(false);
    if (!done.ok) return setError(text.error(done.error));
    showToast(text('customers.fixDone'));
    onClose();
    await customersActions.lookUp(after);
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      role="alertdialog"
      width="narrow"
      title={text('customers.fixTitle', { id: shortId(customerId) })}
      footer={
        <>
          <Button look="quiet" onPress={onClose}>
            {text('ui.cancel')}
          </Button>
          <Button look="primary" isDisabled={!isAddress || isBusy} onPress={() => void send()}>
            {text(isLive ? 'customers.fixConfirmLive' : 'customers.fixConfirm')}
          </Button>
        </>
      }
    >
      <div className={styles['panel']}>
        <p>{text('customers.fixExplained')}</p>
        <p className={styles['email']}>
          {text('customers.fixBefore', {
            email: before === null ? text('customers.noEmailStored') : visibleEmail(before),
          })}
        </p>
        <TextField label={text('customers.fixNew')} value={after} onChange={setAfter} autoComplete="off" />
        {error === null ? null : (
          <Alert tone="danger" isLive>
            {error}
          </Alert>
        )}
      </div>
    </Dialog>
  );
}
