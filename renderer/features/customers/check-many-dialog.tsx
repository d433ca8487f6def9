import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { OutputOf } from '#shared/contract/index.ts';
import { maskEmail } from '#shared/domain/email/mask-email.ts';
import { readEmails } from '#shared/domain/email/read-lookup.ts';
import { type RunningStream, stream } from '#renderer/bridge/client.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Alert } from '#renderer/ui/alert.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { CopyButton } from '#renderer/ui/copy-button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import { TextArea } from '#renderer/ui/text-area.tsx';
import { conclusionText, shortId } from './customer-words.ts';
import styles from './customers.module.css';
import { customersActions } from './customers-store.ts';
import { SaveReportButton } from './save-report-button.tsx';

const MOST = 50;

/** Many addresses, a conclusion each. It is gone with the dialog. */
export function CheckManyDialog({ onClose }: { onClose: () => void }): ReactNode {
  const text = useText();
  const [pasted, setPasted] = useState('');
  const [checked, setChecked] = useState<OutputOf<'customers.checkMany'> | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [isRunning, setRunning] = useState(false);
  const running = useRef<RunningStream<'customers.checkMany'> | null>(null);
  useEffect(() => () => running.current?.cancel(), []);
  const found = readEmails(pasted).length;
  const count = Math.min(MOST, found);
  const run = async (): Promise<void> => {
    setRunning(true);
    setError(null);
    setChecked({ total: count, rows: [] });
    running.current = stream('customers.checkMany', { text: pasted }, setChecked);
    const result = await running.current.result;
    setRunning(false);
    if (result.ok) setChecked(result.value);
    else if (result.error.code !== 'app/cancelled') setError(text.error(result.error));
  };
  const rows = checked?.rows ?? [];
  const table = rows
    .map(({ address, conclusion, customers, openedId }) =>
      [maskEmail(address), conclusion.code, customers, openedId ?? ''].join('\t'),
    )
    .join('\n');
  return (
    <Dialog
      isOpen
      onClose={onClose}
      width="wide"
      title={text('customers.checkMany')}
      footer={
        <>
          <CopyButton value={table} label={text('customers.copyTable')} />
          <SaveReportButton kind="table" content={table} label={text('customers.saveTable')} />
          {isRunning ? (
            <Button onPress={() => running.current?.cancel()}>{text('customers.cancel')}</Button>
          ) : (
            <Button look="primary" isDisabled={count === 0} onPress={() => void run()}>
              {text('customers.manyRun', { count })}
            </Button>
          )}
        </>
      }
    >
      <div className={styles['panel']}>
        <TextArea
          label={text('customers.manyLabel')}
          description={text('customers.manyHelp')}
          value={pasted}
          onChange={setPasted}
          rows={5}
          warning={found > MOST ? text('customers.manyTooMany', { count: found, most: MOST }) : null}
        />
        {error === null ? null : (
          <Alert tone="danger" isLive>
            {error}
          </Alert>
        )}
        {isRunning && checked !== null ? (
          <ProgressBar
            label={text('customers.checkMany')}
            done={rows.length}
            total={checked.total}
            valueText={text('customers.manyProgress', { done: rows.length, total: checked.total })}
          />
        ) : null}
        {rows.length === 0 ? null : (
          <table className={styles['table']} aria-label={text('customers.manyTable')}>
            <thead>
              <tr>
                <th scope="col">{text('customers.columnAddress')}</th>
                <th scope="col">{text('customers.columnConclusion')}</th>
                <th scope="col">{text('customers.columnCount')}</th>
                <th scope="col">{text('customers.columnOpened')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ address, conclusion, customers, openedId }) => (
                <tr key={address}>
                  <td>
                    <Button
                      look="quiet"
                      size="small"
                      onPress={() => {
                        onClose();
                        void customersActions.lookUp(address);
                      }}
                    >
                      {address}
                    </Button>
                  </td>
                  <td>{conclusionText(conclusion, text)}</td>
                  <td data-numeric>{customers}</td>
                  <td>
                    {openedId === null ? text('customers.openedNobody') : <code>{shortId(openedId)}</code>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </Dialog>
  );
}
