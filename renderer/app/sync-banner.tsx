import { CloudOff, KeyRound, Pause, TriangleAlert } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import type { Account } from '#shared/contract/account.ts';
import type { PullProgress, SyncStatus } from '#shared/contract/sync.ts';
import { call } from '#renderer/bridge/client.ts';
import { useMay, useSyncStatus } from '#renderer/bridge/engine-state.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { leftWords, paceWords } from '#renderer/i18n/pace-text.ts';
import type { Text } from '#renderer/i18n/text.ts';
import { useNow } from '#renderer/i18n/use-now.ts';
import { Button } from '#renderer/ui/button.tsx';
import { cx } from '#renderer/ui/cx.ts';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import { askAboutAccount } from '../screen/account-actions.ts';
import { goTo, newKeyRoute } from '../screen/navigation.ts';
import { cancelPull, refresh, startFirstPull, startPull, useSyncActions } from './sync-actions.ts';
import styles from './sync-banner.module.css';
import { hasBanner, lineWords, syncWords } from './sync-words.ts';

/** One line under the top bar: what stands in the way and what to do, or how far reading has come. */
export function SyncBanner({ account }: { account: Account }): ReactNode {
  const text = useText();
  const status = useSyncStatus();
  const pull = useSyncActions((state) => state.pull);
  const hasCatalog = useMay('catalog.read');
  const isPullNeeded =
    hasCatalog &&
    status !== null &&
    !status.pulled &&
    status.activity === 'idle' &&
    status.connection === 'online';
  useEffect(() => {
    if (isPullNeeded) startFirstPull(account.id);
  }, [isPullNeeded, account.id]);

  const error = useSyncActions((state) => state.error);
  if (status === null) return null;
  if (!hasCatalog) return <LineBanner account={account} status={status} />;
  const isPulling = pull !== null && pull.accountId === account.id;
  if (!isPulling && error === null && !hasBanner(status)) return null;
  return (
    <section aria-label={text('sync.noticeLabel')}>
      {isPulling ? (
        <PullProgressBanner progress={pull.progress} status={status} />
      ) : (
        <StateBanner account={account} status={status} />
      )}
    </section>
  );
}

/** For who does not see the catalog: what stands between here and Stripe, and who can help. */
function LineBanner({ account, status }: { account: Account; status: SyncStatus }): ReactNode {
  const text = useText();
  const { explanation } = lineWords(status, text);
  if (explanation === null) return null;
  return (
    <section aria-label={text('sync.noticeLabel')}>
      <div className={cx(styles['banner'], styles[explanation.tone])}>
        <TriangleAlert aria-hidden className={styles['icon']} />
        <p className={styles['sentence']}>{explanation.text}</p>
        {status.connection === 'key-needed' ? (
          <Button size="small" onPress={() => askAboutAccount('leave-support', account)}>
            {text('support.leaveMore')}
          </Button>
        ) : null}
      </div>
    </section>
  );
}

function PullProgressBanner({
  progress,
  status,
}: {
  progress: PullProgress | null;
  status: SyncStatus;
}): ReactNode {
  const text = useText();
  const counts =
    progress === null
      ? text('sync.pullBegins')
      : text('sync.pullCounts', {
          products: progress.products,
          prices: progress.prices,
          taxCodes: progress.taxCodes,
        });
  return (
    <div className={styles['banner']}>
      <div className={styles['progress']}>
        <ProgressBar
          label={text(status.pulled ? 'sync.pullAgain' : 'sync.pullFirst')}
          done={status.progress?.done ?? 0}
          total={status.progress?.total ?? null}
          valueText={counts}
        />
        <p className={styles['pace']}>{factsOf(status, text).join(' · ')}</p>
      </div>
      <Button size="small" onPress={cancelPull}>
        {text('ui.cancel')}
      </Button>
    </div>
  );
}

function factsOf(status: SyncStatus, text: Text): string[] {
  const left = leftWords(status.left, text) ?? text('sync.left.unknown');
  return [left, paceWords(status.pace, text)].filter((fact) => fact !== null);
}

function StateBanner({ account, status }: { account: Account; status: SyncStatus }): ReactNode {
  const text = useText();
  const now = useNow();
  const error = useSyncActions((state) => state.error);
  const words = syncWords(status, now, text);

  if (words.explanation !== null) {
    const { tone } = words.explanation;
    const Icon =
      status.connection === 'offline'
        ? CloudOff
        : status.connection === 'key-needed'
          ? KeyRound
          : TriangleAlert;
    return (
      <div className={cx(styles['banner'], styles[tone])}>
        <Icon aria-hidden className={styles['icon']} />
        <p className={styles['sentence']}>{words.explanation.text}</p>
        {words.remedy === 'new-key' ? (
          <Button size="small" onPress={() => goTo(newKeyRoute(account.id))}>
            {text('sync.enterKey')}
          </Button>
        ) : (
          <Button size="small" onPress={() => void refresh()}>
            {text('sync.tryAgain')}
          </Button>
        )}
      </div>
    );
  }
  if (words.remedy === 'resume-publish') {
    return (
      <div className={styles['banner']}>
        <Pause aria-hidden className={styles['icon']} />
        <p className={styles['sentence']}>{text('sync.pausedExplained', { count: status.waiting })}</p>
        <Button size="small" onPress={() => void call('sync.resumePublish')}>
          {text('publish.resume')}
        </Button>
      </div>
    );
  }
  if (error !== null) {
    return (
      <div className={cx(styles['banner'], styles['caution'])}>
        <TriangleAlert aria-hidden className={styles['icon']} />
        <p className={styles['sentence']}>{text.error(error)}</p>
        <Button size="small" onPress={() => void refresh()}>
          {text('sync.tryAgain')}
        </Button>
      </div>
    );
  }
  if (words.remedy === 'resume') {
    return (
      <div className={styles['banner']}>
        <p className={styles['sentence']}>
          {text(status.resumable ? 'sync.stoppedExplained' : 'sync.notPulledExplained')}
        </p>
        <Button size="small" onPress={() => void startPull()}>
          {text(status.resumable ? 'sync.resume' : 'sync.readNow')}
        </Button>
      </div>
    );
  }
  return null;
}
