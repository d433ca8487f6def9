import { Pause, Play } from 'lucide-react';
import type { ReactNode } from 'react';
import { useSyncStatus } from '#renderer/bridge/engine-state.ts';
import { leftWords, paceWords } from '#renderer/i18n/pace-text.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import { publishActions, usePublishStore } from './publish-store.ts';
import styles from './review.module.css';

/** How far publishing has come; it can be held or stopped at any change. */
export function PublishProgress(): ReactNode {
  const text = useText();
  const status = useSyncStatus();
  const progress = usePublishStore((state) => state.progress);
  const isPaused = status?.activity === 'paused';
  const done = progress?.done ?? 0;
  const total = progress?.total ?? null;
  const facts = [leftWords(status?.left ?? null, text), paceWords(status?.pace ?? null, text)].filter(
    (fact) => fact !== null,
  );
  return (
    <div className={styles['progress']}>
      <ProgressBar
        label={text(isPaused ? 'publish.paused' : 'publish.running')}
        done={done}
        total={total}
        valueText={
          total === null ? text('publish.doneCount', { done }) : text('publish.doneOf', { done, total })
        }
      />
      <div className={styles['controls']}>
        {isPaused ? (
          <Button onPress={publishActions.resume}>
            <Play aria-hidden />
            {text('publish.resume')}
          </Button>
        ) : (
          <Button onPress={publishActions.pause}>
            <Pause aria-hidden />
            {text('publish.pause')}
          </Button>
        )}
        <Button onPress={publishActions.cancel}>{text('ui.cancel')}</Button>
      </div>
      {facts.length === 0 ? null : <p className={styles['note']}>{facts.join(' · ')}</p>}
      <p className={styles['note']}>{text('publish.safeToClose')}</p>
    </div>
  );
}
