import { ArrowLeft, Check, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Account } from '#shared/contract/account.ts';
import type { AppError } from '#shared/errors.ts';
import { call } from '#renderer/bridge/client.ts';
import { useCurrentAccount } from '#renderer/bridge/engine-state.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { KeyKept } from '#renderer/screen/key-kept.tsx';
import { goTo, ROUTES } from '#renderer/screen/navigation.ts';
import { PermissionTable } from '#renderer/screen/permission-table.tsx';
import { Screen } from '#renderer/screen/screen.tsx';
import { Alert } from '#renderer/ui/alert.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { KeyPageButton } from './connect-screen.tsx';
import styles from './connect-screen.module.css';

type Phase = 'ready' | 'waiting' | 'done';

const MAY = ['support.may.lookUp', 'support.may.portal', 'support.may.answers'] as const;
const MAY_NOT = ['support.mayNot.catalog', 'support.mayNot.fix', 'support.mayNot.accounts'] as const;

/** Hands this computer to support: what they can do, a key that only reads, and the switch. */
export function SupportScreen(): ReactNode {
  const text = useText();
  const account = useCurrentAccount();
  const [phase, setPhase] = useState<Phase>('ready');
  const [error, setError] = useState<AppError | null>(null);
  if (account === null) return null;
  if (phase === 'done') return <Started account={account} />;

  const start = async (newKey: boolean): Promise<void> => {
    setPhase('waiting');
    setError(null);
    const started = await call('account.startSupport', { accountId: account.id, newKey });
    if (started.ok) return account.demo ? goTo(ROUTES.customers) : setPhase('done');
    setPhase('ready');
    // Closing the window is a choice, not a mistake.
    setError(started.error.code === 'account/key-window-closed' ? null : started.error);
  };

  return (
    <Screen title={text('support.title')} lead={text('support.lead')}>
      <div className={styles['rights']}>
        <RightsList title={text('support.may')} keys={MAY} mark={<Check aria-hidden />} />
        <RightsList title={text('support.mayNot')} keys={MAY_NOT} mark={<X aria-hidden />} />
      </div>
      {error === null ? null : (
        <Alert tone="danger" isLive>
          {text.error(error)}
        </Alert>
      )}
      {account.demo ? (
        <div className={styles['buttons']}>
          <Button look="primary" isDisabled={phase === 'waiting'} onPress={() => void start(false)}>
            {text('support.start')}
          </Button>
          <span className={styles['hint']}>{text('support.startDemo')}</span>
        </div>
      ) : (
        <KeySteps
          account={account}
          isWaiting={phase === 'waiting'}
          onStart={(newKey) => void start(newKey)}
        />
      )}
      <div className={styles['back']}>
        <Button look="quiet" onPress={() => goTo(ROUTES.settings)}>
          <ArrowLeft aria-hidden />
          {text('ui.back')}
        </Button>
      </div>
    </Screen>
  );
}

function RightsList(props: {
  title: string;
  keys: readonly (typeof MAY | typeof MAY_NOT)[number][];
  mark: ReactNode;
}): ReactNode {
  const text = useText();
  return (
    <section aria-label={props.title}>
      <h2>{props.title}</h2>
      <ul>
        {props.keys.map((key) => (
          <li key={key}>
            {props.mark}
            {text(key)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function KeySteps(props: {
  account: Account;
  isWaiting: boolean;
  onStart: (newKey: boolean) => void;
}): ReactNode {
  const text = useText();
  const { account, isWaiting, onStart } = props;
  const mode = account.mode === 'live' ? 'live' : 'test';
  return (
    <ol className={styles['steps']}>
      <li className={styles['step']}>
        <span className={styles['number']} aria-hidden>
          1
        </span>
        <div className={styles['stepBody']}>
          <h2>{text('support.makeKey')}</h2>
          <p>{text('support.makeKeyExplained')}</p>
          <div className={styles['buttons']}>
            <KeyPageButton mode={mode} profile="support" label={text('support.makeKeyButton')} />
          </div>
        </div>
      </li>
      <li className={styles['step']}>
        <span className={styles['number']} aria-hidden>
          2
        </span>
        <div className={styles['stepBody']}>
          <h2>{text('support.enterKey')}</h2>
          <p>{text('support.enterKeyExplained', { name: account.name })}</p>
          <div className={styles['buttons']}>
            <Button look="primary" isDisabled={isWaiting} onPress={() => onStart(true)}>
              {text('support.enterKeyButton')}
            </Button>
            <Button look="quiet" isDisabled={isWaiting} onPress={() => onStart(false)}>
              {text('support.keepKey')}
            </Button>
            <span aria-live="polite" className={styles['hint']}>
              {isWaiting ? text('connect.waiting') : ''}
            </span>
          </div>
        </div>
      </li>
    </ol>
  );
}

function Started({ account }: { account: Account }): ReactNode {
  const text = useText();
  return (
    <Screen title={text('support.started')} lead={text('support.startedLead')}>
      <KeyKept account={account} />
      <PermissionTable accountId={account.id} />
      <div>
        <Button look="primary" onPress={() => goTo(ROUTES.customers)}>
          {text('support.toCustomers')}
        </Button>
      </div>
    </Screen>
  );
}
