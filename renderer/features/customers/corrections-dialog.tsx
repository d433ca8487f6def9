import { type ReactNode, useEffect, useState } from 'react';
import type { Correction } from '#shared/contract/customers.ts';
import { call } from '#renderer/bridge/client.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { shortId, visibleEmail } from './customer-words.ts';
import styles from './customers.module.css';
import { customersActions } from './customers-store.ts';
import { FixEmailDialog } from './fix-email-dialog.tsx';

/** Emails corrected in this session, before and after: who erred looks it up again and puts it back. */
export function CorrectionsDialog({ isLive, onClose }: { isLive: boolean; onClose: () => void }): ReactNode {
  const text = useText();
  const [back, setBack] = useState<Correction | null>(null);
  const [corrections, setCorrections] = useState<readonly Correction[] | null>(null);
  useEffect(() => {
    let isShown = true;
    void call('customers.listCorrections').then((found) => {
      if (isShown) setCorrections(found.ok ? found.value.corrections : []);
    });
    return () => {
      isShown = false;
    };
  }, []);
  const words = (email: string | null): string =>
    email === null ? text('customers.noEmailStored') : visibleEmail(email);
  if (back !== null && back.before !== null) {
    const { accountId, customerId, before, after } = back;
    const change = { accountId, customerId, before: after, after: before };
    return <FixEmailDialog change={change} isLive={isLive} onClose={onClose} />;
  }
  return (
    <Dialog isOpen onClose={onClose} width="wide" title={text('customers.corrections')}>
      <div className={styles['panel']}>
        <p>{text('customers.correctionsHelp')}</p>
        {corrections?.length === 0 ? <p>{text('customers.correctionsNone')}</p> : null}
        {corrections === null || corrections.length === 0 ? null : (
          <table className={styles['table']} aria-label={text('customers.corrections')}>
            <thead>
              <tr>
                <th scope="col">{text('customers.columnWhen')}</th>
                <th scope="col">{text('customers.columnBefore')}</th>
                <th scope="col">{text('customers.columnAfter')}</th>
                <th scope="col">{text('customers.columnCustomer')}</th>
              </tr>
            </thead>
            <tbody>
              {corrections.map((correction) => {
                const { customerId, before, after, at, outcome } = correction;
                return (
                  <tr key={`${customerId} ${at}`}>
                    <td>{text.time(at)}</td>
                    <td>{words(before)}</td>
                    <td>
                      {words(after)}
                      {outcome === 'unknown' ? <p>{text('customers.correctionUnknown')}</p> : null}
                    </td>
                    <td>
                      <Button
                        look="quiet"
                        size="small"
                        onPress={() => {
                          onClose();
                          void customersActions.lookUp(customerId);
                        }}
                      >
                        {shortId(customerId)}
                      </Button>
                      {before === null ? null : (
                        <Button size="small" onPress={() => setBack(correction)}>
                          {text('customers.putBack')}
                        </Button>
                      )}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        )}
      </div>
    </Dialog>
  );
}
