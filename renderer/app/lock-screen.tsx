import { Lock } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { call } from '#renderer/bridge/client.ts';
import { useMay, useSyncStatus } from '#renderer/bridge/engine-state.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { useNow } from '#renderer/i18n/use-now.ts';
import { Button } from '#renderer/ui/button.tsx';
import styles from './lock-screen.module.css';
import { lineWords, syncWords } from './sync-words.ts';

/** All that a locked window shows: nothing of the account but how sync goes. */
export function LockScreen(): ReactNode {
  const text = useText();
  const status = useSyncStatus();
  const hasCatalog = useMay('catalog.read');
  const now = useNow();
  const button = useRef<HTMLButtonElement | null>(null);
  useEffect(() => {
    document.title = text('lock.windowTitle');
  }, [text]);
  useEffect(() => button.current?.focus(), []);
  return (
    <main className={styles['screen']}>
      <Lock aria-hidden className={styles['picture']} />
      <h1>{text('lock.title')}</h1>
      <p className={styles['lead']}>{text('lock.explained')}</p>
      <Button look="primary" ref={button} onPress={() => void call('app.unlock')}>
        {text('lock.unlock')}
      </Button>
      <p className={styles['state']} aria-live="polite">
        {status === null
          ? ''
          : (hasCatalog ? syncWords(status, now, text) : lineWords(status, text)).state.text}
      </p>
    </main>
  );
}
