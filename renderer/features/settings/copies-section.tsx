import { type ReactNode, useEffect, useState } from 'react';
import type { Copy } from '#shared/contract/copies.ts';
import type { AppError } from '#shared/errors.ts';
import { Section } from '#renderer/screen/screen.tsx';
import { call } from '#renderer/bridge/client.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import type { Text } from '#renderer/i18n/text.ts';
import { Alert } from '#renderer/ui/alert.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { RestoreDialog } from './restore-dialog.tsx';
import styles from './settings-screen.module.css';

/** The copies of the account on screen, and the way back to one. */
export function CopiesSection(): ReactNode {
  const text = useText();
  const [copies, setCopies] = useState<readonly Copy[] | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [isMaking, setMaking] = useState(false);
  const [restoring, setRestoring] = useState<Copy | null>(null);

  /** Raised to read the list again. */
  const [readings, setReadings] = useState(0);

  useEffect(() => {
    let isCurrent = true;
    const read = async (): Promise<void> => {
      const answer = await call('copies.list');
      if (!isCurrent) return;
      if (answer.ok) setCopies(answer.value.copies);
      else setError(answer.error);
    };
    void read();
    return () => {
      isCurrent = false;
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- reads anew when asked to
  }, [readings]);

  const make = async (): Promise<void> => {
    setMaking(true);
    const made = await call('copies.make');
    setMaking(false);
    setError(made.ok ? null : made.error);
    setReadings((count) => count + 1);
  };

  return (
    <Section title={text('copies.title')} lead={text('copies.lead')}>
      {error === null ? null : (
        <Alert tone="danger" isLive>
          {text.error(error)}
        </Alert>
      )}
      {copies === null ? null : copies.length === 0 ? (
        <p>{text('copies.none')}</p>
      ) : (
        <ul className={styles['accounts']} aria-label={text('copies.list')}>
          {copies.map((copy) => (
            <li key={copy.id} className={styles['account']} aria-label={text.moment(copy.madeAt)}>
              <div className={styles['accountRow']}>
                <div className={styles['identity']}>
                  <time dateTime={new Date(copy.madeAt).toISOString()}>{text.moment(copy.madeAt)}</time>
                  <p className={styles['detail']}>{describe(copy, text)}</p>
                </div>
                <Button size="small" isDisabled={copy.changes === null} onPress={() => setRestoring(copy)}>
                  {text('copies.restore')}
                </Button>
              </div>
            </li>
          ))}
        </ul>
      )}
      <div className={styles['buttons']}>
        <Button isDisabled={isMaking} onPress={() => void make()}>
          {text('copies.make')}
        </Button>
      </div>
      {restoring === null ? null : (
        <RestoreDialog
          copy={restoring}
          onClose={() => {
            setRestoring(null);
            setReadings((count) => count + 1);
          }}
        />
      )}
    </Section>
  );
}

function describe({ changes, bytes }: Copy, text: Text): string {
  const state = changes === null ? text('copies.unreadable') : text('copies.changes', { count: changes });
  return `${state} · ${text('copies.size', { megabytes: Math.max(0.1, Math.round(bytes / 100_000) / 10) })}`;
}
