import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Overwritten } from '#shared/contract/sync-history.ts';
import type { AppError } from '#shared/errors.ts';
import { call } from '#renderer/bridge/client.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { objectFieldName, objectFieldValueText } from '#renderer/i18n/object-field-text.ts';
import { objectTitle } from '#renderer/i18n/object-title.ts';
import { objectRoute } from '#renderer/screen/navigation.ts';
import { Alert } from '#renderer/ui/alert.tsx';
import { Button } from '#renderer/ui/button.tsx';
import styles from './activity.module.css';

/** Values of somebody's that a write of ours replaced: put back as a change, or left as they are. */
export function OverwrittenList({
  overwritten,
}: {
  readonly overwritten: readonly Overwritten[];
}): ReactNode {
  const text = useText();
  const [error, setError] = useState<AppError | null>(null);
  const settle = async (id: number, choice: 'restore' | 'dismiss'): Promise<void> => {
    const settled = await call('sync.settleOverwritten', { id, choice });
    setError(settled.ok ? null : settled.error);
  };
  const show = ({ object, path }: Overwritten, value: unknown): string =>
    objectFieldValueText(text, object, { path, value });
  return (
    <>
      {error === null ? null : (
        <Alert tone="danger" isLive>
          {text.error(error)}
        </Alert>
      )}
      <ul className={styles['waiting']} aria-label={text('overwritten.title')}>
        {overwritten.map((one) => (
          <li key={one.id} className={styles['operation']}>
            <div className={styles['operationBody']}>
              <div className={styles['operationHead']}>
                <a href={`#${objectRoute(one.object, one.productId)}`}>{objectTitle(text, one)}</a>
                <span className={styles['detail']}>{objectFieldName(text, one.object, one.path)}</span>
              </div>
              <p className={styles['detail']}>
                {text('overwritten.lost')}: {show(one, one.lost)}
              </p>
              <p className={styles['detail']}>
                {text('overwritten.written')}: {show(one, one.written)}
              </p>
            </div>
            <Button size="small" onPress={() => void settle(one.id, 'restore')}>
              {text('overwritten.restore')}
            </Button>
            <Button size="small" look="quiet" onPress={() => void settle(one.id, 'dismiss')}>
              {text('overwritten.leave')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
