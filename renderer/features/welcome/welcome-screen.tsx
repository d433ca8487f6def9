import { type ReactNode, useState } from 'react';
import type { AppError } from '#shared/errors.ts';
import { exploreDemo } from '#renderer/screen/account-actions.ts';
import { goTo, ROUTES } from '#renderer/screen/navigation.ts';
import { useScreenTitle } from '#renderer/screen/screen.tsx';
import { call } from '#renderer/bridge/client.ts';
import { useAppState } from '#renderer/bridge/engine-state.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Alert } from '#renderer/ui/alert.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { CounterPicture } from '#renderer/ui/pictures/counter-picture.tsx';
import styles from './welcome-screen.module.css';

/** The first screen: look around at once, or bring an account. */
export function WelcomeScreen(): ReactNode {
  const text = useText();
  useScreenTitle(text('welcome.screen'));
  const [isOpening, setOpening] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const explore = async (): Promise<void> => {
    setOpening(true);
    setError(null);
    const opened = await exploreDemo();
    setOpening(false);
    if (!opened.ok) setError(opened.error);
  };
  return (
    <div className={styles['screen']}>
      <div className={styles['column']}>
        <div className={styles['picture']}>
          <CounterPicture />
        </div>
        <h1 tabIndex={-1} className={styles['title']}>
          {text('welcome.title')}
        </h1>
        <p className={styles['lead']}>{text('welcome.lead')}</p>
        {error === null ? null : (
          <Alert tone="danger" isLive>
            {text.error(error)}
          </Alert>
        )}
        <div className={styles['choices']}>
          <Button look="primary" size="large" isDisabled={isOpening} onPress={() => void explore()}>
            {text('account.exploreDemo')}
          </Button>
          <Button size="large" onPress={() => goTo(ROUTES.connect)}>
            {text('account.connect')}
          </Button>
        </div>
        <p className={styles['hint']} aria-live="polite">
          {isOpening ? text('welcome.openingDemo') : text('welcome.demoHint')}
        </p>
      </div>
      <footer className={styles['footer']}>
        <LanguageButton />
        <Button look="quiet" plain size="small" onPress={() => goTo(ROUTES.settings)}>
          {text('nav.settings')}
        </Button>
      </footer>
    </div>
  );
}

/** The other language, in its own name: found by whoever cannot read this one. */
function LanguageButton(): ReactNode {
  const text = useText();
  const other = useAppState()?.language === 'ja' ? 'en' : 'ja';
  return (
    <Button
      look="quiet"
      plain
      size="small"
      onPress={() => void call('app.updateSettings', { language: other })}
    >
      <span lang={other}>{text(`language.${other}`)}</span>
    </Button>
  );
}
