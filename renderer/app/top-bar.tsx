import { Lock, RefreshCw, Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import type { Account } from '#shared/contract/account.ts';
import { useMay, useSyncStatus } from '#renderer/bridge/engine-state.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { cx } from '#renderer/ui/cx.ts';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { runCommand } from '../screen/commands.ts';
import { AccountMenu } from './account-menu.tsx';
import { openOverlay } from '../screen/shell-store.ts';
import { keysOf } from '../screen/shortcuts.ts';
import { refresh, useSyncActions } from './sync-actions.ts';
import { SyncStatusLine } from './sync-status-line.tsx';
import styles from './top-bar.module.css';

/** Who and where (account and mode), the palette, how fresh what is shown is. */
export function TopBar({ account }: { account: Account }): ReactNode {
  const text = useText();
  const status = useSyncStatus();
  const isRefreshing = useSyncActions((state) => state.isRefreshing) || status?.activity === 'refreshing';
  const hasCatalog = useMay('catalog.read');
  const paletteKeys = keysOf('palette.open');
  return (
    <header className={styles['bar']}>
      <AccountMenu account={account} />
      <AriaButton className={styles['palette'] ?? ''} onPress={() => openOverlay('palette')}>
        <Search aria-hidden />
        <span className={styles['paletteText']}>{text('palette.open')}</span>
        {paletteKeys === undefined ? null : (
          <span data-kbd>
            <Kbd keys={paletteKeys} />
          </span>
        )}
      </AriaButton>
      <div className={styles['sync']}>
        <SyncStatusLine />
        {hasCatalog ? (
          <IconButton
            label={text('sync.refresh')}
            keys={keysOf('sync.refresh') ?? ''}
            isDisabled={isRefreshing || status === null || status.activity === 'pulling'}
            onPress={() => void refresh()}
          >
            <RefreshCw aria-hidden className={cx(isRefreshing && styles['turning'])} />
          </IconButton>
        ) : null}
        <IconButton
          label={text('lock.lock')}
          keys={keysOf('app.lock') ?? ''}
          onPress={() => runCommand('app.lock')}
        >
          <Lock aria-hidden />
        </IconButton>
      </div>
    </header>
  );
}
