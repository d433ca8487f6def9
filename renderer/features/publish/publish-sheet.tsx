import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { on } from '#renderer/bridge/client.ts';
import { useCurrentAccount } from '#renderer/bridge/engine-state.ts';
import { useShell } from '#renderer/screen/shell-store.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { ConfirmDialog } from '#renderer/ui/confirm-dialog.tsx';
import { Sheet } from '#renderer/ui/dialog.tsx';
import { PublishButton } from './publish-button.tsx';
import { PublishProgress } from './publish-progress.tsx';
import { PublishResults } from './publish-results.tsx';
import { chosenItems, publishActions, usePublishStore } from './publish-store.ts';
import { ReviewList } from './review-list.tsx';
import { modeKey, publishWords } from './publish-words.ts';

export interface PublishSheetProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Everything that would change in Stripe, before anything does; then how it went. */
export function PublishSheet({ isOpen, onClose }: PublishSheetProps): ReactNode {
  const text = useText();
  const account = useCurrentAccount();
  const { phase, review, leftOut } = usePublishStore();
  const reviewOf = useShell((state) => state.reviewOf);
  const [isAsking, setAsking] = useState(false);
  const mode = account === null ? 'test' : modeKey(account);
  const count = chosenItems(review, leftOut).length;

  useEffect(() => {
    if (!isOpen) return undefined;
    publishActions.enter(reviewOf);
    return on('catalog.changed', publishActions.reread);
  }, [isOpen, reviewOf]);

  const press = (): void => {
    if (account?.mode === 'live') setAsking(true);
    else void publishActions.publish(false);
  };

  return (
    <Sheet
      isOpen={isOpen}
      onClose={onClose}
      title={text('publish.title')}
      footer={
        <>
          {phase === 'review' && (
            <>
              <Button look="quiet" onPress={onClose}>
                {text('publish.notNow')}
              </Button>
              <PublishButton
                words={publishWords(text, count, mode)}
                isDisabled={count === 0}
                onPress={press}
              />
            </>
          )}
          {phase === 'publishing' && (
            <Button look="quiet" onPress={onClose}>
              {text('publish.goOnInBackground')}
            </Button>
          )}
          {phase === 'done' && (
            <Button look="primary" onPress={onClose}>
              {text('publish.done')}
            </Button>
          )}
        </>
      }
    >
      {phase === 'review' && <ReviewList onLeave={onClose} />}
      {phase === 'publishing' && <PublishProgress />}
      {phase === 'done' && <PublishResults onLeave={onClose} />}
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={text('publish.liveTitle', { count })}
        confirmLabel={text('publish.liveConfirm', { count })}
        onConfirm={() => {
          setAsking(false);
          void publishActions.publish(true);
        }}
      >
        <p>{text('publish.liveText')}</p>
      </ConfirmDialog>
    </Sheet>
  );
}
