import { type ReactNode, useState } from 'react';
import type { Account } from '#shared/contract/account.ts';
import type { AppError } from '#shared/errors.ts';
import { askAboutAccount, exploreDemo, switchAccount } from '#renderer/screen/account-actions.ts';
import { KeyKept } from '#renderer/screen/key-kept.tsx';
import { modeNameOf, modeWordKey } from '#renderer/screen/mode.ts';
import { goTo, newKeyRoute, ROUTES } from '#renderer/screen/navigation.ts';
import { PermissionTable } from '#renderer/screen/permission-table.tsx';
import { Section } from '#renderer/screen/screen.tsx';
import { useEngineState, useMay } from '#renderer/bridge/engine-state.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import type { Text } from '#renderer/i18n/text.ts';
import { Alert } from '#renderer/ui/alert.tsx';
import { Button } from '#renderer/ui/button.tsx';
import styles from './settings-screen.module.css';

/** Every account and mode this window knows, and what can be done with each. */
export function AccountsSection(): ReactNode {
  const text = useText();
  const list = useEngineState((state) => state.accounts);
  const [error, setError] = useState<AppError | null>(null);
  const accounts = list?.accounts ?? [];
  const hasDemo = accounts.some((account) => account.demo);
  const mayManage = useMay('account.manage');
  return (
    <Section title={text('settings.accounts')} lead={text('settings.accountsLead')}>
      {error === null ? null : (
        <Alert tone="danger" isLive>
          {text.error(error)}
        </Alert>
      )}
      {accounts.length === 0 ? <p>{text('settings.noAccounts')}</p> : null}
      <ul className={styles['accounts']}>
        {accounts.map((account) => (
          <AccountRow
            key={account.id}
            account={account}
            isCurrent={account.id === list?.currentId}
            onError={setError}
          />
        ))}
      </ul>
      <div className={styles['buttons']} hidden={!mayManage}>
        <Button onPress={() => goTo(ROUTES.connect)}>{text('account.connect')}</Button>
        {hasDemo ? null : (
          <Button
            look="quiet"
            onPress={() => void exploreDemo().then((opened) => setError(opened.ok ? null : opened.error))}
          >
            {text('account.exploreDemo')}
          </Button>
        )}
      </div>
    </Section>
  );
}

interface AccountRowProps {
  account: Account;
  isCurrent: boolean;
  onError: (error: AppError | null) => void;
}

function AccountRow({ account, isCurrent, onError }: AccountRowProps): ReactNode {
  const text = useText();
  const [isChecking, setChecking] = useState(false);
  const mayManage = useMay('account.manage');
  return (
    <li className={styles['account']} aria-label={account.name}>
      <div className={styles['accountRow']}>
        <div className={styles['identity']}>
          <div className={styles['name']}>
            <h3>{account.name}</h3>
            <span className={styles['mode']} data-mode={modeNameOf(account)}>
              {text(modeWordKey(account))}
            </span>
          </div>
          <p className={styles['detail']}>{describeAccount(account, isCurrent, text)}</p>
        </div>
        <div className={styles['buttons']}>
          {isCurrent ? null : (
            <Button size="small" look="quiet" onPress={() => void switchAccount(account.id).then(onError)}>
              {text('account.open')}
            </Button>
          )}
          {account.demo ? (
            mayManage ? (
              <Button size="small" look="quiet" onPress={() => askAboutAccount('reset-demo', account)}>
                {text('account.resetDemoMore')}
              </Button>
            ) : null
          ) : (
            <>
              {mayManage ? (
                <Button size="small" look="quiet" onPress={() => goTo(newKeyRoute(account.id))}>
                  {text('account.newKey')}
                </Button>
              ) : null}
              <Button
                size="small"
                look="quiet"
                aria-expanded={isChecking}
                onPress={() => setChecking(!isChecking)}
              >
                {text('account.checkPermissions')}
              </Button>
            </>
          )}
          {mayManage ? (
            <>
              <Button size="small" look="quiet" onPress={() => askAboutAccount('rename', account)}>
                {text('account.renameMore')}
              </Button>
              <Button size="small" look="quietDanger" onPress={() => askAboutAccount('forget', account)}>
                {text('account.forgetMore')}
              </Button>
            </>
          ) : null}
        </div>
      </div>
      {isChecking ? (
        <>
          <KeyKept account={account} />
          <PermissionTable accountId={account.id} />
        </>
      ) : null}
    </li>
  );
}

function describeAccount(account: Account, isCurrent: boolean, text: Text): string {
  const parts = [
    isCurrent ? text('account.openNow') : null,
    account.demo ? text('account.noKeyNeeded') : text(`account.keyState.${account.keyState}`),
    account.keyKind === null || account.demo ? null : text(`account.keyKind.${account.keyKind}`),
    account.stripeAccountId,
  ];
  return parts.filter((part) => part !== null).join(' · ');
}
