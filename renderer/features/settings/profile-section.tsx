import type { ReactNode } from 'react';
import { askAboutAccount } from '#renderer/screen/account-actions.ts';
import { goTo, ROUTES } from '#renderer/screen/navigation.ts';
import { Section } from '#renderer/screen/screen.tsx';
import { useCurrentAccount, useProfile } from '#renderer/bridge/engine-state.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Button } from '#renderer/ui/button.tsx';
import styles from './settings-screen.module.css';

/** Who works at this computer, and the way into and out of the support profile. */
export function ProfileSection(): ReactNode {
  const text = useText();
  const profile = useProfile();
  const account = useCurrentAccount();
  if (account === null) return null;
  return (
    <Section title={text('support.section')} lead={text(`support.now.${profile}`)}>
      <div className={styles['buttons']}>
        {profile === 'owner' ? (
          <Button onPress={() => goTo(ROUTES.support)}>{text('support.startMore')}</Button>
        ) : (
          <Button onPress={() => askAboutAccount('leave-support', account)}>
            {text('support.leaveMore')}
          </Button>
        )}
      </div>
    </Section>
  );
}
