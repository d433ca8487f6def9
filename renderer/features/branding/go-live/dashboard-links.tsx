import type { ReactNode } from 'react';
import type { Mode } from '#shared/contract/account.ts';
import { dashboardPageUrl } from '#shared/domain/dashboard-links.ts';
import { useCurrentAccount } from '#renderer/bridge/engine-state.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { OpenLinkButton } from '#renderer/screen/open-link-button.tsx';
import styles from './go-live.module.css';

/** The two pages of the Dashboard on which a brand is set, in the mode that it is set for. */
export function DashboardLinks({ mode }: { readonly mode: Mode }): ReactNode {
  const text = useText();
  const account = useCurrentAccount();
  const urlMode = mode === 'live' ? 'live' : 'test';
  const name = text(`mode.${mode}`);
  if (account?.demo === true) return <p className={styles['quiet']}>{text('app.demoHasNoDashboard')}</p>;
  return (
    <div className={styles['links']}>
      <OpenLinkButton url={dashboardPageUrl('branding', urlMode)} size="small">
        {text('goLive.openBranding', { mode: name })}
      </OpenLinkButton>
      <OpenLinkButton url={dashboardPageUrl('publicDetails', urlMode)} size="small">
        {text('goLive.openDetails', { mode: name })}
      </OpenLinkButton>
    </div>
  );
}
