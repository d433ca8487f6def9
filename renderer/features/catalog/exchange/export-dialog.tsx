import { useState } from 'react';
import type { ReactNode } from 'react';
import type { AppError, Result } from '#shared/errors.ts';
import { stream } from '#renderer/bridge/client.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Alert } from '#renderer/ui/alert.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import { shownViewId } from '../use-product-list.ts';
import styles from './exchange.module.css';

type Content = 'products' | 'prices' | 'both' | 'backup';

const DONE = {
  products: 'export.doneProducts',
  prices: 'export.donePrices',
  both: 'export.doneBoth',
} as const;

interface Running {
  readonly done: number;
  readonly total: number;
  readonly cancel: () => void;
}

/** Products, prices or both, those shown or all, as a file that spreadsheet programs open. */
export function ExportDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const text = useText();
  const [what, setWhat] = useState<Content>('products');
  const [format, setFormat] = useState<'csv' | 'xlsx'>('xlsx');
  const [scope, setScope] = useState<'shown' | 'all'>('shown');
  const [running, setRunning] = useState<Running | null>(null);
  const [error, setError] = useState<AppError | null>(null);

  /** How a work that saves a file ended. Null where none was saved; why is shown, unless a person gave it up. */
  const savedBy = async <Value extends { readonly saved: boolean }>(
    result: Promise<Result<Value>>,
  ): Promise<Value | null> => {
    const ended = await result;
    setRunning(null);
    if (ended.ok) return ended.value.saved ? ended.value : null;
    if (ended.error.code !== 'app/cancelled') setError(ended.error);
    return null;
  };

  const backUp = async (): Promise<void> => {
    const work = stream('transfer.saveBackup', {}, ({ done, total }) =>
      setRunning({ done, total, cancel: work.cancel }),
    );
    const saved = await savedBy(work.result);
    if (saved === null) return;
    const { products, prices } = saved;
    showToast(text('export.doneBackup', { products, prices }));
    onClose();
  };

  const run = async (): Promise<void> => {
    setError(null);
    if (what === 'backup') {
      await backUp();
      return;
    }
    const viewId = scope === 'shown' ? shownViewId() : null;
    const input = { viewId, what, format, language: text.language };
    const work = stream('catalog.exportTable', input, ({ done, total }) =>
      setRunning({ done, total, cancel: work.cancel }),
    );
    const saved = await savedBy(work.result);
    if (saved === null) return;
    showToast(text(DONE[what], { count: saved.rows }));
    onClose();
  };

  return (
    <Dialog
      isOpen
      width="narrow"
      onClose={() => {
        running?.cancel();
        onClose();
      }}
      title={text('export.title')}
      footer={
        running === null ? (
          <>
            <Button onPress={onClose}>{text('ui.cancel')}</Button>
            <Button look="primary" onPress={() => void run()}>
              {text('export.save')}
            </Button>
          </>
        ) : (
          <Button onPress={running.cancel}>{text('ui.cancel')}</Button>
        )
      }
    >
      <div className={styles['form']}>
        {error !== null && (
          <Alert tone="danger" isLive>
            {text.error(error)}
          </Alert>
        )}
        <Select
          label={text('export.what')}
          value={what}
          onChange={setWhat}
          options={[
            { value: 'products', label: text('export.products') },
            { value: 'prices', label: text('export.prices') },
            { value: 'both', label: text('export.both') },
            { value: 'backup', label: text('export.backup') },
          ]}
        />
        {what !== 'backup' && (
          <>
            <Select
              label={text('export.format')}
              value={format}
              onChange={setFormat}
              options={[
                { value: 'xlsx', label: text('export.format.xlsx') },
                { value: 'csv', label: text('export.format.csv') },
              ]}
            />
            <Select
              label={text('export.scope')}
              value={scope}
              onChange={setScope}
              options={[
                { value: 'shown', label: text('export.shown') },
                { value: 'all', label: text('export.all') },
              ]}
            />
          </>
        )}
        <p className={styles['quiet']}>{text(what === 'backup' ? 'export.backupHelp' : 'export.help')}</p>
        {running !== null && (
          <ProgressBar
            label={text('export.running')}
            done={running.done}
            total={running.total}
            valueText={text('sheet.progress', { done: running.done, total: running.total })}
          />
        )}
      </div>
    </Dialog>
  );
}
