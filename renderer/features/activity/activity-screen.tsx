import type { ReactNode } from 'react';
import { goTo, ROUTES } from '#renderer/screen/navigation.ts';
import { Screen, Section } from '#renderer/screen/screen.tsx';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Alert } from '#renderer/ui/alert.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ActivityPicture } from '#renderer/ui/pictures/activity-picture.tsx';
import { ActivityTable } from './activity-table.tsx';
import styles from './activity.module.css';
import { OverwrittenList } from './overwritten-list.tsx';
import { useActivity } from './use-activity.ts';
import { WaitingList } from './waiting-list.tsx';

/** What was sent when, how it ended, and what still waits. */
export function ActivityScreen(): ReactNode {
  const text = useText();
  const activity = useActivity();
  if (activity.kind === 'loading') return <Screen title={text('nav.activity')}>{null}</Screen>;
  if (activity.kind === 'failed') {
    return (
      <Screen title={text('nav.activity')}>
        <Alert tone="danger" isLive>
          {text.error(activity.error)}
        </Alert>
      </Screen>
    );
  }
  const isEmpty = activity.entries.length === 0 && activity.waiting.length === 0;
  return (
    <Screen title={text('nav.activity')} lead={isEmpty ? undefined : text('activity.lead')} width="full">
      {isEmpty ? (
        <EmptyState
          picture={<ActivityPicture />}
          title={text('activity.emptyTitle')}
          action={<Button onPress={() => goTo(ROUTES.catalog)}>{text('activity.toCatalog')}</Button>}
        >
          {text('activity.empty')}
        </EmptyState>
      ) : null}
      {activity.overwritten.length === 0 ? null : (
        <Section title={text('overwritten.title')} lead={text('overwritten.lead')}>
          <OverwrittenList overwritten={activity.overwritten} />
        </Section>
      )}
      {activity.waiting.length === 0 ? null : (
        <Section title={text('activity.waiting')} lead={text('activity.waitingLead')}>
          <WaitingList operations={activity.waiting} />
        </Section>
      )}
      {activity.entries.length === 0 ? null : (
        <Section title={text('activity.sent')}>
          <ActivityTable entries={activity.entries} />
          {activity.more ? (
            <div className={styles['more']}>
              <Button isDisabled={activity.isLoadingMore} onPress={() => void activity.loadMore()}>
                {text('activity.loadMore')}
              </Button>
            </div>
          ) : null}
        </Section>
      )}
    </Screen>
  );
}
