import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Text as AriaText } from 'react-aria-components/Text';
import {
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as AriaToastRegion,
} from 'react-aria-components/Toast';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Button } from './button.tsx';
import { IconButton } from './icon-button.tsx';
import styles from './toast.module.css';

interface ToastBody {
  readonly message: string;
  readonly undo?: { readonly label: string; readonly run: () => void };
}

const SHOWN_MS = 8_000;

const queue = new ToastQueue<ToastBody>({ maxVisibleToasts: 3 });

/**
 * Says that something finished elsewhere. Only that: what must be read stands where its cause is,
 * because a toast goes away by itself (it waits while pointed at or focused).
 */
export function showToast(message: string, undo?: ToastBody['undo']): void {
  // Said again it is said anew, not twice over what lies under it.
  const same = queue.visibleToasts.find(({ content }) => content.message === message && !content.undo);
  if (same !== undefined && undo === undefined) queue.close(same.key);
  queue.add({ message, ...(undo === undefined ? {} : { undo }) }, { timeout: SHOWN_MS });
}

export function ToastRegion(): ReactNode {
  const text = useText();
  return (
    <AriaToastRegion queue={queue} className={styles['region'] ?? ''} aria-label={text('ui.notifications')}>
      {({ toast }) => (
        <Toast toast={toast} className={styles['toast'] ?? ''}>
          <ToastContent className={styles['content'] ?? ''}>
            <AriaText slot="title">{toast.content.message}</AriaText>
          </ToastContent>
          {toast.content.undo === undefined ? null : (
            <Button
              look="quiet"
              size="small"
              onPress={() => {
                toast.content.undo?.run();
                queue.close(toast.key);
              }}
            >
              {toast.content.undo.label}
            </Button>
          )}
          <IconButton slot="close" size="small" label={text('ui.close')}>
            <X aria-hidden />
          </IconButton>
        </Toast>
      )}
    </AriaToastRegion>
  );
}
