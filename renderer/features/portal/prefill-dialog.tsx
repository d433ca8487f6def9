import { type ReactNode, useState } from 'react';
import { prefillLoginLink, readLoginLink } from '#shared/domain/email/login-link.ts';
import { splitEmail } from '#shared/domain/email/split-email.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Alert } from '#renderer/ui/alert.tsx';
import { CopyButton } from '#renderer/ui/copy-button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import styles from './portal.module.css';
import { PrefillMany } from './prefill-many.tsx';

/**
 * The link with an address filled in, for one customer or for a list. What is typed here is people's:
 * it stays in this dialog's memory until the person saves the file, and goes with it.
 */
export function PrefillDialog({
  url,
  isTest,
  onClose,
}: {
  readonly url: string;
  readonly isTest: boolean;
  readonly onClose: () => void;
}): ReactNode {
  const text = useText();
  const [email, setEmail] = useState('');
  const typed = email.trim();
  const isAddress = splitEmail(typed) !== null && !/\s/.test(typed);
  const link = isAddress ? prefillLoginLink(url, typed) : '';
  return (
    <Dialog isOpen onClose={onClose} width="wide" title={text('portal.makePrefilled')}>
      <div className={styles['panel']}>
        {isTest ? <Alert tone="caution">{text('portal.testLink')}</Alert> : null}
        <TextField
          label={text('portal.customerEmail')}
          description={text('portal.customerEmailHelp')}
          value={email}
          onChange={setEmail}
          autoComplete="off"
          // Not `email`: the browser would tidy away what the address really is.
          inputMode="email"
          error={typed !== '' && !isAddress ? text('portal.notAnAddress') : null}
        />
        {link === '' ? null : (
          <div className={styles['panel']}>
            <div className={styles['linkRow']}>
              <code className={styles['link']}>{link}</code>
              <CopyButton value={link} label={text('portal.copyPrefilled')} />
            </div>
            <p className={styles['muted']}>
              {text('portal.readsAs', { email: readLoginLink(link)?.prefilledEmail ?? '' })}
            </p>
          </div>
        )}
        <hr className={styles['rule']} />
        <PrefillMany url={url} />
      </div>
    </Dialog>
  );
}
