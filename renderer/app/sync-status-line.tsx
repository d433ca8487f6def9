import {
  Circle,
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CloudOff,
  KeyRound,
  Pause,
  RefreshCw,
  TriangleAlert,
} from 'lucide-react';
import type { ReactNode } from 'react';
import type { SyncStatus } from '#shared/contract/sync.ts';
import { call } from '#renderer/bridge/client.ts';
import { useMay, useSyncStatus } from '#renderer/bridge/engine-state.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { useNow } from '#renderer/i18n/use-now.ts';
import { Badge, type Tone } from '#renderer/ui/badge.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { openReview } from '../screen/shell-store.ts';
import styles from './sync-status-line.module.css';
import { lineWords, syncWords } from './sync-words.ts';

/** Refused, and waiting to be sent (look.md, change marks); a conflict has the triangle. */
const WORK_ICONS: Partial<Record<Tone, ReactNode>> = {
  danger: <CircleAlert aria-hidden />,
  accent: <Circle aria-hidden />,
};

/** The state of sync in words, read out when it changes; the person's unsent work opens the review. */
export function SyncStatusLine(): ReactNode {
  const text = useText();
  const status = useSyncStatus();
  const now = useNow();
  const hasCatalog = useMay('catalog.read');
  const mayPublish = useMay('catalog.publish');
  const words = status === null ? null : hasCatalog ? syncWords(status, now, text) : lineWords(status, text);
  return (
    <div className={styles['line']}>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- <output> is for results of forms */}
      <div role="status" aria-label={text('sync.statusLabel')} className={styles['status']}>
        {words?.work.map((line, index) =>
          index === words.work.length - 1 && status !== null && status.changes > 0 ? (
            <Button
              key={line.text}
              look="quiet"
              size="small"
              onPress={openReview}
              className={styles['work'] ?? ''}
            >
              {line.text}
            </Button>
          ) : (
            <Badge
              key={line.text}
              tone={line.tone}
              icon={WORK_ICONS[line.tone] ?? <TriangleAlert aria-hidden />}
            >
              {line.text}
            </Badge>
          ),
        )}
        {words === null ? null : (
          <Badge
            tone={words.state.tone}
            icon={
              hasCatalog
                ? iconOf(status)
                : iconOf(status === null ? null : { ...status, activity: 'idle', pulled: true })
            }
            className={styles['state'] ?? ''}
          >
            {words.state.text}
          </Badge>
        )}
      </div>
      {mayPublish && status?.activity === 'publishing' && (
        <Button look="quiet" size="small" onPress={() => void call('sync.pausePublish')}>
          <Pause aria-hidden />
          {text('publish.pause')}
        </Button>
      )}
    </div>
  );
}

function iconOf(status: SyncStatus | null): ReactNode {
  switch (status?.connection) {
    case undefined:
      return <CircleDashed aria-hidden />;
    case 'offline':
      return <CloudOff aria-hidden />;
    case 'key-needed':
      return <KeyRound aria-hidden />;
    case 'not-stripe':
    case 'stripe-trouble':
      return <TriangleAlert aria-hidden />;
    case 'online':
      if (status?.activity !== 'idle') return <RefreshCw aria-hidden />;
      return status.pulled ? <CircleCheck aria-hidden /> : <CircleDashed aria-hidden />;
  }
}
