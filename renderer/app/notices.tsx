import { Info, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { call } from '#renderer/bridge/client.ts';
import { useAppState } from '#renderer/bridge/engine-state.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import styles from './notices.module.css';

/** What the person must know that no screen asked for; each stays until it is put away. */
export function Notices(): ReactNode {
  const text = useText();
  const notices = useAppState()?.notices ?? [];
  if (notices.length === 0) return null;
  return (
    <section className={styles['notices']} aria-label={text('notice.label')}>
      <ul>
        {notices.map((notice) => (
          <li key={notice.id} className={styles['notice']}>
            <Info aria-hidden />
            <p className={styles['sentence']}>
              {text.lookup(`notice.${notice.code}`, notice.params) ??
                text('error.sentenceMissing', { code: notice.code })}
            </p>
            <IconButton
              size="small"
              label={text('notice.dismiss')}
              onPress={() => void call('app.dismissNotice', { id: notice.id })}
            >
              <X aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
