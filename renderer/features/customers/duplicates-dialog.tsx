import { type ReactNode, useEffect, useState } from 'react';
import type { Duplicates } from '#shared/contract/customers.ts';
import { maskEmail } from '#shared/domain/email/mask-email.ts';
import { stream } from '#renderer/bridge/client.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import type { Text } from '#renderer/i18n/text.ts';
import { Alert } from '#renderer/ui/alert.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { CopyButton } from '#renderer/ui/copy-button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { shortId, visibleEmail } from './customer-words.ts';
import styles from './customers.module.css';
import { customersActions } from './customers-store.ts';
import { SaveReportButton } from './save-report-button.tsx';

const EMPTY: Duplicates = { scanned: 0, duplicates: [], withoutEmail: [], state: 'reading' };

/** Emails of several customers, over the whole account. Closing it cancels the reading. */
export function DuplicatesDialog({ onClose }: { onClose: () => void }): ReactNode {
  const text = useText();
  const [report, setReport] = useState(EMPTY);
  const [error, setError] = useState<string | null>(null);
  useEffect(() => {
    let isShown = true;
    const running = stream('customers.findDuplicates', {}, (step) => isShown && setReport(step));
    const finish = async (): Promise<void> => {
      const result = await running.result;
      if (!isShown) return;
      if (result.ok) setReport(result.value);
      else setError(text.error(result.error));
    };
    void finish();
    return () => {
      isShown = false;
      running.cancel();
    };
  }, [text]);
  const { scanned, duplicates, withoutEmail, state } = report;
  const isDone = state !== 'reading';
  const table = duplicates
    .map(({ email, customerIds, openedId, certainty }) =>
      [maskEmail(email), customerIds.length, openedId ?? '', certainty].join('\t'),
    )
    .join('\n');
  return (
    <Dialog
      isOpen
      onClose={onClose}
      width="wide"
      title={text('customers.duplicates')}
      footer={
        <>
          <CopyButton value={table} label={text('customers.copyTable')} />
          <SaveReportButton kind="table" content={table} label={text('customers.saveTable')} />
          <Button onPress={onClose}>{text(isDone ? 'customers.close' : 'customers.cancel')}</Button>
        </>
      }
    >
      <div className={styles['panel']}>
        <p>{text('customers.duplicatesHelp')}</p>
        <p aria-live="polite">{text(progressKey(state), { count: scanned })}</p>
        {error === null ? null : (
          <Alert tone="danger" isLive>
            {error}
          </Alert>
        )}
        {isDone && duplicates.length === 0 ? <p>{text('customers.duplicatesNone')}</p> : null}
        {duplicates.length === 0 ? null : (
          <table className={styles['table']} aria-label={text('customers.duplicatesTable')}>
            <thead>
              <tr>
                <th scope="col">{text('customers.columnAddress')}</th>
                <th scope="col">{text('customers.columnCount')}</th>
                <th scope="col">{text('customers.columnOpened')}</th>
              </tr>
            </thead>
            <tbody>
              {duplicates.map((duplicate) => (
                <tr key={duplicate.email}>
                  <td>
                    <Button
                      look="quiet"
                      size="small"
                      onPress={() => {
                        onClose();
                        void customersActions.lookUp(duplicate.email);
                      }}
                    >
                      {visibleEmail(duplicate.email)}
                    </Button>
                  </td>
                  <td data-numeric>{duplicate.customerIds.length}</td>
                  <td>{openedText(duplicate, text)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {withoutEmail.length === 0 ? null : (
          <>
            <h3>{text('customers.withoutEmail')}</h3>
            <ul aria-label={text('customers.withoutEmail')}>
              {withoutEmail.map(({ id, name }) => (
                <li key={id}>
                  {name ?? text('customers.noName')} <code>{id}</code>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </Dialog>
  );
}

function progressKey(state: Duplicates['state']) {
  if (state === 'reading') return 'customers.duplicatesProgress';
  return state === 'budget' ? 'customers.duplicatesBudget' : 'customers.duplicatesDone';
}

function openedText({ certainty, openedId }: Duplicates['duplicates'][number], text: Text): string {
  if (certainty === 'unread') return text('customers.check.waiting');
  if (openedId === null) return text('customers.openedNobody');
  return certainty === 'sure'
    ? shortId(openedId)
    : `${shortId(openedId)} (${text('customers.openedUnsure')})`;
}
