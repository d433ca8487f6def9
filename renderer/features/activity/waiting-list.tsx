import { CircleAlert, CircleHelp, Clock, TriangleAlert, Upload } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { OperationState, WaitingOperation } from '#shared/contract/sync.ts';
import type { AppError } from '#shared/errors.ts';
import { objectRoute } from '#renderer/screen/navigation.ts';
import { call } from '#renderer/bridge/client.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { objectTitle } from '#renderer/i18n/object-title.ts';
import { Alert } from '#renderer/ui/alert.tsx';
import { Badge, type Tone } from '#renderer/ui/badge.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { ConfirmDialog } from '#renderer/ui/confirm-dialog.tsx';
import styles from './activity.module.css';

const LOOKS: Readonly<Record<OperationState, { readonly tone: Tone; readonly icon: ReactNode }>> = {
  queued: { tone: 'accent', icon: <Clock aria-hidden /> },
  sending: { tone: 'accent', icon: <Upload aria-hidden /> },
  unknown: { tone: 'caution', icon: <CircleHelp aria-hidden /> },
  conflicted: { tone: 'caution', icon: <TriangleAlert aria-hidden /> },
  rejected: { tone: 'danger', icon: <CircleAlert aria-hidden /> },
  applied: { tone: 'positive', icon: <Upload aria-hidden /> },
  dropped: { tone: 'neutral', icon: <Clock aria-hidden /> },
};

/** Frozen changes that are not settled: why each waits, and the two ways on. */
export function WaitingList({ operations }: { operations: readonly WaitingOperation[] }): ReactNode {
  const text = useText();
  const [error, setError] = useState<AppError | null>(null);
  const [dropping, setDropping] = useState<WaitingOperation | null>(null);
  const run = async (
    name: 'sync.retryOperation' | 'sync.dropOperation',
    operationId: string,
  ): Promise<void> => {
    const done = await call(name, { operationId });
    setError(done.ok ? null : done.error);
    setDropping(null);
  };
  return (
    <>
      {error === null ? null : (
        <Alert tone="danger" isLive>
          {text.error(error)}
        </Alert>
      )}
      <ul className={styles['waiting']} aria-label={text('activity.waiting')}>
        {operations.map((operation) => (
          <li key={operation.id} className={styles['operation']}>
            <div className={styles['operationBody']}>
              <div className={styles['operationHead']}>
                <a href={`#${objectRoute(operation.object, operation.productId)}`}>
                  {objectTitle(text, operation)}
                </a>
                <span className={styles['detail']}>{text(`activity.kind.${operation.kind}`)}</span>
                <Badge tone={LOOKS[operation.state].tone} icon={LOOKS[operation.state].icon}>
                  {text(`activity.state.${operation.state}`)}
                </Badge>
              </div>
              <p className={styles['detail']}>
                {operation.error === null
                  ? text(`activity.why.${operation.state}`)
                  : text.error(operation.error)}{' '}
                {text('activity.since', { when: text.moment(operation.frozenAt), count: operation.attempts })}
              </p>
            </div>
            <Button
              size="small"
              isDisabled={!operation.canRetry}
              onPress={() => void run('sync.retryOperation', operation.id)}
            >
              {text('activity.retry')}
            </Button>
            <Button
              size="small"
              look="quietDanger"
              isDisabled={!operation.canDrop}
              onPress={() => setDropping(operation)}
            >
              {text('activity.drop')}
            </Button>
          </li>
        ))}
      </ul>
      {dropping === null ? null : (
        <ConfirmDialog
          isOpen
          onClose={() => setDropping(null)}
          title={text('activity.dropTitle', { name: dropping.title })}
          confirmLabel={text('activity.drop')}
          isDanger
          onConfirm={() => void run('sync.dropOperation', dropping.id)}
        >
          <p>{text('activity.dropExplained')}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
