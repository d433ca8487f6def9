import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ReviewItem } from '#shared/contract/sync.ts';
import { useCurrentAccount, useSyncStatus } from '#renderer/bridge/engine-state.ts';
import { useTaxCodes } from '#renderer/bridge/use-tax-codes.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Alert } from '#renderer/ui/alert.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { chosenItems, countActions, publishActions, usePublishStore } from './publish-store.ts';
import { countWords } from './publish-words.ts';
import { ReviewItemCard } from './review-item.tsx';
import { usePlanNames } from './use-plan-names.ts';
import styles from './review.module.css';

/** Drawn at first, and more at a press: a review of thousands must open at once too. */
const BATCH = 100;
const NONE: readonly ReviewItem[] = [];

/** What would be sent, by product and field. */
export function ReviewList({ onLeave }: { readonly onLeave: () => void }): ReactNode {
  const text = useText();
  const status = useSyncStatus();
  const account = useCurrentAccount();
  const taxCodes = useTaxCodes(account?.id ?? null, status?.pulled === true);
  const { review, aside, leftOut, leftOutPaths, error } = usePublishStore();
  const plans = usePlanNames(review?.items ?? NONE);
  const [shown, setShown] = useState(BATCH);
  const items = review?.items ?? NONE;
  const chosen = chosenItems(review, leftOut);
  const publishable = items.filter((item) => item.publishable);
  const isAll = chosen.length === publishable.length && leftOutPaths.size === 0;

  return (
    <>
      {error !== null && (
        <Alert tone={error.code === 'app/cancelled' ? 'neutral' : 'caution'} isLive>
          {text.error(error)}
        </Alert>
      )}
      {aside !== null && <p className={styles['note']}>{text('publish.ofSet', { name: aside.name })}</p>}
      {review !== null && items.length === 0 && (
        <EmptyState title={text('publish.nothingTitle')}>
          {text(status !== null && status.waiting > 0 ? 'publish.nothingButWaiting' : 'publish.nothing')}
        </EmptyState>
      )}
      {items.length > 0 && (
        <>
          <div className={styles['summary']}>
            <Checkbox
              isSelected={chosen.length > 0}
              isIndeterminate={chosen.length > 0 && !isAll}
              isDisabled={publishable.length === 0}
              onChange={() => publishActions.leaveOut(isAll ? publishable.map((item) => item.id) : [])}
            >
              {text('publish.chosen', { count: chosen.length, total: items.length })}
            </Checkbox>
            <span className={styles['counts']}>{countWords(text, countActions(chosen))}</span>
          </div>
          <ul className={styles['items']} aria-label={text('publish.list')}>
            {items.slice(0, shown).map((item) => (
              <ReviewItemCard
                key={item.id}
                item={item}
                isChosen={item.publishable && !leftOut.has(item.id)}
                leftOutPaths={leftOutPaths.get(item.id)}
                isAside={aside !== null}
                names={{ taxCode: taxCodes.name, plans }}
                onLeave={onLeave}
              />
            ))}
          </ul>
          {items.length > shown && (
            <div className={styles['more']}>
              <Button onPress={() => setShown(shown + BATCH)}>
                {text('publish.showMore', { count: items.length - shown })}
              </Button>
            </div>
          )}
        </>
      )}
    </>
  );
}
