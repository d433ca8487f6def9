import { ArrowLeft, ExternalLink } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Account } from '#shared/contract/account.ts';
import type { ProfileName } from '#shared/contract/rights.ts';
import type { AppError } from '#shared/errors.ts';
import { goTo, ROUTES } from '#renderer/screen/navigation.ts';
import { Screen } from '#renderer/screen/screen.tsx';
import { call } from '#renderer/bridge/client.ts';
import { useCurrentAccount, useEngineState } from '#renderer/bridge/engine-state.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Alert } from '#renderer/ui/alert.tsx';
import { Button } from '#renderer/ui/button.tsx';
import styles from './connect-screen.module.css';
import { KeyKept } from '#renderer/screen/key-kept.tsx';
import { PermissionTable } from '#renderer/screen/permission-table.tsx';

type Phase =
  | { readonly kind: 'ready'; readonly error: AppError | null }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'connected'; readonly account: Account };

/** Three steps to an account: make a key in Stripe, enter it in its own window, see what works. */
export function ConnectScreen({ accountId }: { accountId: string | null }): ReactNode {
  const text = useText();
  const known = useEngineState(
    (state) => state.accounts?.accounts.find((account) => account.id === accountId) ?? null,
  );
  const current = useCurrentAccount();
  const [phase, setPhase] = useState<Phase>({ kind: 'ready', error: null });

  const connect = async (): Promise<void> => {
    setPhase({ kind: 'waiting' });
    const connected = await call('account.connect', { accountId });
    if (connected.ok) setPhase({ kind: 'connected', account: connected.value });
    // Closing the window is a choice, not a mistake.
    else if (connected.error.code === 'account/key-window-closed') setPhase({ kind: 'ready', error: null });
    else setPhase({ kind: 'ready', error: connected.error });
  };

  if (phase.kind === 'connected') return <Connected account={phase.account} />;
  const title = known === null ? text('connect.title') : text('connect.titleKnown', { name: known.name });
  return (
    <Screen title={title} lead={text(known === null ? 'connect.lead' : 'connect.leadKnown')}>
      <ol className={styles['steps']}>
        <li className={styles['step']}>
          <span className={styles['number']} aria-hidden>
            1
          </span>
          <div className={styles['stepBody']}>
            <h2>{text('connect.makeKey')}</h2>
            <p>{text('connect.makeKeyExplained')}</p>
            <div className={styles['buttons']}>
              {known === null || known.mode !== 'live' ? (
                <KeyPageButton mode="test" label={text('connect.makeTestKey')} />
              ) : null}
              {known === null || known.mode === 'live' ? (
                <KeyPageButton mode="live" label={text('connect.makeLiveKey')} />
              ) : null}
            </div>
            <p className={styles['hint']}>{text('connect.startWithTest')}</p>
          </div>
        </li>
        <li className={styles['step']}>
          <span className={styles['number']} aria-hidden>
            2
          </span>
          <div className={styles['stepBody']}>
            <h2>{text('connect.enterKey')}</h2>
            <p>{text('connect.enterKeyExplained')}</p>
            {phase.kind === 'ready' && phase.error !== null ? (
              <Alert tone="danger" title={text('connect.refused')} isLive>
                {text.error(phase.error)}
              </Alert>
            ) : null}
            <div className={styles['buttons']}>
              <Button look="primary" isDisabled={phase.kind === 'waiting'} onPress={() => void connect()}>
                {text('connect.openKeyWindow')}
              </Button>
              <span aria-live="polite" className={styles['hint']}>
                {phase.kind === 'waiting' ? text('connect.waiting') : ''}
              </span>
            </div>
          </div>
        </li>
        <li className={styles['step']}>
          <span className={styles['number']} aria-hidden>
            3
          </span>
          <div className={styles['stepBody']}>
            <h2>{text('connect.seeRights')}</h2>
            <p>{text('connect.seeRightsExplained')}</p>
          </div>
        </li>
      </ol>
      <div className={styles['back']}>
        <Button look="quiet" onPress={() => goTo(current === null ? ROUTES.welcome : ROUTES.catalog)}>
          <ArrowLeft aria-hidden />
          {text('ui.back')}
        </Button>
      </div>
    </Screen>
  );
}

export function KeyPageButton({
  mode,
  label,
  profile = 'owner',
}: {
  mode: 'test' | 'live';
  label: string;
  profile?: ProfileName;
}): ReactNode {
  const text = useText();
  const [error, setError] = useState<AppError | null>(null);
  const open = async (): Promise<void> => {
    const page = await call('account.getKeyPageUrl', { mode, profile });
    const opened = page.ok ? await call('app.openExternal', { url: page.value.url }) : page;
    setError(opened.ok ? null : opened.error);
  };
  return (
    <>
      <Button onPress={() => void open()}>
        <ExternalLink aria-hidden />
        {label}
      </Button>
      {error === null ? null : (
        <Alert tone="danger" isLive>
          {text.error(error)}
        </Alert>
      )}
    </>
  );
}

function Connected({ account }: { account: Account }): ReactNode {
  const text = useText();
  return (
    <Screen title={text('connect.done', { name: account.name })} lead={text('connect.doneLead')}>
      <KeyKept account={account} />
      <PermissionTable accountId={account.id} />
      <div>
        <Button look="primary" onPress={() => goTo(ROUTES.catalog)}>
          {text('connect.toCatalog')}
        </Button>
      </div>
    </Screen>
  );
}
