import type { ReactNode } from 'react';
import type { Account } from '#shared/contract/account.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Alert } from '#renderer/ui/alert.tsx';

/** Where an account's key lives, and for how long. Welcome and Settings both say it. */
export function KeyKept({ account }: { account: Account }): ReactNode {
  const text = useText();
  switch (account.keyState) {
    case 'stored':
      return <Alert tone="positive">{text('account.keyStored')}</Alert>;
    case 'session':
      return <Alert tone="caution">{text('account.keySession')}</Alert>;
    case 'needed':
      return <Alert tone="danger">{text('account.keyNeeded')}</Alert>;
  }
}
