import { type ReactNode, useEffect, useState } from 'react';
import type { Copy, CopyComparison } from '#shared/contract/copies.ts';
import type { AppError } from '#shared/errors.ts';
import { call } from '#renderer/bridge/client.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Alert } from '#renderer/ui/alert.tsx';
import { ConfirmDialog } from '#renderer/ui/confirm-dialog.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import styles from './settings-screen.module.css';

/** Says what going back to a copy would change, and does it when the person says so. */
export function RestoreDialog({ copy, onClose }: { copy: Copy; onClose: () => void }): ReactNode {
  const text = useText();
  const [comparison, setComparison] = useState<CopyComparison | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [isRestoring, setRestoring] = useState(false);
  const when = text.moment(copy.madeAt);

  /** Raised to compare again. */
  const [comparisons, setComparisons] = useState(0);

  useEffect(() => {
    let isCurrent = true;
    const compare = async (): Promise<void> => {
      const compared = await call('copies.compare', { copyId: copy.id });
      if (!isCurrent) return;
      if (compared.ok) setComparison(compared.value);
      else setError(compared.error);
    };
    void compare();
    return () => {
      isCurrent = false;
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- compares anew when asked to
  }, [copy.id, comparisons]);

  const restore = async (): Promise<void> => {
    if (comparison === null) return;
    setRestoring(true);
    const restored = await call('copies.restore', { copyId: copy.id, token: comparison.token });
    setRestoring(false);
    if (restored.ok) {
      showToast(text('copies.restored', { when }));
      onClose();
      return;
    }
    setError(restored.error);
    // What was shown is no longer so: show what is.
    if (restored.error.code === 'copies/outdated') setComparisons((count) => count + 1);
  };

  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={text('copies.restoreTitle', { when })}
      confirmLabel={text('copies.restore')}
      isBusy={comparison === null || isRestoring}
      onConfirm={() => void restore()}
    >
      {error === null ? null : (
        <Alert tone="danger" isLive>
          {text.error(error)}
        </Alert>
      )}
      {comparison === null ? null : <Consequences comparison={comparison} />}
    </ConfirmDialog>
  );
}

function Consequences({ comparison }: { comparison: CopyComparison }): ReactNode {
  const text = useText();
  const { inCopy, newer, newerTitles, waiting } = comparison;
  const untold = newer - newerTitles.length;
  return (
    <>
      <p>{text('copies.inCopy', { count: inCopy })}</p>
      <p>{text('copies.newer', { count: newer })}</p>
      {newer === 0 ? null : (
        <ul className={styles['names']}>
          {newerTitles.map((title, index) => (
            // Two products may have the same name.
            <li key={`${index} ${title}`}>{title}</li>
          ))}
          {untold > 0 ? <li>{text('copies.andMore', { count: untold })}</li> : null}
        </ul>
      )}
      {waiting === 0 ? null : <p>{text('copies.waiting', { count: waiting })}</p>}
      <p>{text('copies.safe')}</p>
    </>
  );
}
