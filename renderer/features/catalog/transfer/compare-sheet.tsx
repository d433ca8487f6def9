import { useState } from 'react';
import type { ReactNode } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import type { Account } from '#shared/contract/account.ts';
import type { TransferSource } from '#shared/contract/transfer.ts';
import { modeWordKey } from '#renderer/screen/mode.ts';
import { switchAccount } from '#renderer/screen/account-actions.ts';
import { useEngineState } from '#renderer/bridge/engine-state.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Alert } from '#renderer/ui/alert.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { Sheet } from '#renderer/ui/dialog.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import { ComparedProducts } from './compared-products.tsx';
import styles from './transfer.module.css';
import { countTaken, type Transfer, useTransfer } from './use-transfer.ts';

const BACKUP = 'backup';

type NameOf = (account: Pick<Account, 'name' | 'mode' | 'demo'>) => string;

/** Two catalogs side by side; what differs is copied, as drafts of the one that is changed. */
export function CompareSheet({ onClose }: { readonly onClose: () => void }): ReactNode {
  const text = useText();
  const accounts = useEngineState((state) => state.accounts);
  const all = accounts?.accounts ?? [];
  const current = accounts?.currentId ?? '';
  const [from, setFrom] = useState(current);
  const [to, setTo] = useState(() => all.find(({ id }) => id !== current)?.id ?? current);
  const [meters, setMeters] = useState<Record<string, string>>({});
  const work = useTransfer();
  const [withArchived, setWithArchived] = useState(false);
  const { comparison, error, running, choice } = work;
  const source = sourceOf(from, work);
  const target = all.find(({ id }) => id === to);
  const isReady = source !== null && target !== undefined && from !== to;

  const copy = async (): Promise<void> => {
    if (source === null || target === undefined) return;
    const drafted = await work.copy(source, to, meters, withArchived);
    if (drafted === null) return;
    showToast(text('transfer.done', { count: drafted, account: nameOf(target) }));
    // Where the drafts are is where they are reviewed.
    if (to !== current) void switchAccount(to);
    onClose();
  };
  const nameOf: NameOf = ({ name, ...mode }) =>
    text('transfer.accountName', { name, mode: text(modeWordKey(mode)) });
  const choices = all.map((account) => ({ value: account.id, label: nameOf(account) }));

  return (
    <Sheet
      isOpen
      onClose={() => {
        work.cancel();
        onClose();
      }}
      title={text('transfer.title')}
      footer={
        <>
          {running !== null && <Button onPress={work.cancel}>{text('ui.cancel')}</Button>}
          <Button
            look={comparison === null ? 'primary' : 'outline'}
            // Never disabled by its own work: the keyboard would lose its place.
            isDisabled={!isReady}
            onPress={() => {
              if (source !== null && running === null) void work.compare(source, to, meters, withArchived);
            }}
          >
            {text(comparison === null ? 'transfer.compare' : 'transfer.compareAgain')}
          </Button>
          {comparison !== null && (
            <Button
              look="primary"
              isDisabled={countTaken(choice, comparison) === 0 || running !== null}
              onPress={() => void copy()}
            >
              {text('transfer.copy', { count: countTaken(choice, comparison) })}
            </Button>
          )}
        </>
      }
    >
      <div className={styles['parts']}>
        {error !== null && (
          <Alert tone="danger" isLive>
            {text.error(error)}
          </Alert>
        )}
        <div className={styles['sides']}>
          <Select
            label={text('transfer.from')}
            value={from}
            onChange={(chosen) => {
              setFrom(chosen);
              work.forget();
            }}
            options={[...choices, { value: BACKUP, label: text('transfer.fromBackup') }]}
          />
          <Select
            label={text('transfer.to')}
            value={to}
            onChange={(chosen) => {
              setTo(chosen);
              work.forget();
            }}
            options={choices}
          />
        </div>
        <Checkbox
          isSelected={withArchived}
          onChange={(next) => {
            setWithArchived(next);
            work.forget();
          }}
        >
          {text('transfer.withArchived')}
        </Checkbox>
        {from === BACKUP && <BackupFile work={work} nameOf={nameOf} target={target} />}
        {from === to && <p className={styles['quiet']}>{text('transfer.chooseTwo')}</p>}
        <p className={styles['quiet']}>{text('transfer.help')}</p>
        {running !== null && (
          <ProgressBar
            label={text('transfer.running')}
            done={running.done}
            total={running.total}
            valueText={text('sheet.progress', { done: running.done, total: running.total })}
          />
        )}
        {comparison !== null && comparison.meters.length > 0 && (
          <section className={styles['meters']} aria-label={text('transfer.meters')}>
            <p>{text('transfer.metersHelp')}</p>
            {comparison.meters.map(({ id, targetId }) => (
              <TextField
                key={id}
                label={text('transfer.meterOf', { id })}
                value={meters[id] ?? targetId}
                onChange={(value) => setMeters({ ...meters, [id]: value })}
                autoComplete="off"
              />
            ))}
          </section>
        )}
        {comparison !== null && (
          <ComparedProducts
            comparison={comparison}
            choice={choice}
            onChoose={work.choose}
            onMore={() => void work.showMore()}
          />
        )}
      </div>
    </Sheet>
  );
}

function sourceOf(from: string, { backup }: Transfer): TransferSource | null {
  if (from !== BACKUP) return { type: 'account', accountId: from };
  return backup === null ? null : { type: 'backup', backupId: backup.backupId };
}

/** Which file is brought back, and what it is of. */
function BackupFile(props: {
  readonly work: Transfer;
  readonly nameOf: NameOf;
  readonly target: Account | undefined;
}): ReactNode {
  const text = useText();
  const { work, nameOf, target } = props;
  const { backup, openBackup } = work;
  const restore = async (into: Account): Promise<void> => {
    const restored = await work.restorePortal(into.id);
    if (restored === null) return;
    const { drafted, left } = restored;
    showToast(text('transfer.restoredPortal', { count: drafted, left, account: nameOf(into) }));
  };
  return (
    <div className={styles['backup']}>
      <FileTrigger
        acceptedFileTypes={['.json', 'application/json']}
        onSelect={(files) => {
          const [file] = files ?? [];
          if (file !== undefined) void openBackup(file);
        }}
      >
        <Button>{text('transfer.chooseBackup')}</Button>
      </FileTrigger>
      {backup !== null && (
        <p>
          {text('transfer.backupIs', {
            account: nameOf({ name: backup.account, mode: backup.mode, demo: false }),
            when: text.moment(backup.madeAt),
            products: backup.products,
            prices: backup.prices,
          })}
        </p>
      )}
      {backup !== null && backup.portal > 0 && target !== undefined && (
        <Button onPress={() => void restore(target)}>
          {text('transfer.restorePortal', { count: backup.portal })}
        </Button>
      )}
    </div>
  );
}
