import type { ReactNode } from 'react';
import type { BrandDraft } from '#shared/contract/branding.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { goTo, ROUTES } from '#renderer/screen/navigation.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DashboardLinks } from './dashboard-links.tsx';
import { DraftValues } from './draft-values.tsx';
import styles from './go-live.module.css';

/** The live mode where this computer has no key for it: it cannot be compared, and can be set all the same. */
export function LiveNotConnected({
  draft,
  onLeave,
}: {
  readonly draft: BrandDraft;
  readonly onLeave: () => void;
}): ReactNode {
  const text = useText();
  const connect = (): void => {
    onLeave();
    goTo(ROUTES.connect);
  };
  return (
    <li className={styles['step']}>
      <h3 data-outcome="differs">{text('goLive.modeNotConnected', { mode: text('mode.live') })}</h3>
      <p className={styles['quiet']}>{text('goLive.notConnectedHelp')}</p>
      <Button size="small" onPress={connect}>
        {text('account.connect')}
      </Button>
      <DraftValues brand={draft.brand} />
      <DashboardLinks mode="live" />
    </li>
  );
}
