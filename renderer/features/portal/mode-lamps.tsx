import { CircleCheck, CircleDashed, CircleHelp, CircleSlash, TriangleAlert } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import type { Account } from '#shared/contract/account.ts';
import {
  activationOf,
  type Activation,
  type ActivationReason,
  type PortalLamp,
} from '#shared/domain/portal/activation.ts';
import { modeWordKey } from '#renderer/screen/mode.ts';
import { useCurrentAccount, useEngineState } from '#renderer/bridge/engine-state.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Badge, type Tone } from '#renderer/ui/badge.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { storedOf } from './configuration-view.ts';
import styles from './portal.module.css';
import { portalActions, usePortal } from './portal-store.ts';

const LAMPS: Readonly<Record<PortalLamp, readonly [Tone, ReactNode]>> = {
  on: ['positive', <CircleCheck key="on" aria-hidden />],
  off: ['caution', <CircleSlash key="off" aria-hidden />],
  inactive: ['caution', <CircleSlash key="inactive" aria-hidden />],
  'no-default': ['caution', <TriangleAlert key="no-default" aria-hidden />],
  none: ['neutral', <CircleDashed key="none" aria-hidden />],
  unknown: ['neutral', <CircleHelp key="unknown" aria-hidden />],
};

/** What the lamp itself says. */
const SAID_BY_LAMP: Partial<Record<PortalLamp, ActivationReason>> = {
  on: 'login-on',
  off: 'login-off',
  inactive: 'inactive',
};

/** Every connected account and mode with its lamp, and the reasons for it. */
export function ModeLamps(): ReactNode {
  const text = useText();
  const accounts = useEngineState((state) => state.accounts);
  const current = useCurrentAccount();
  const all = accounts?.accounts ?? [];
  const others = all.filter((account) => account.id !== current?.id);
  return (
    <section className={styles['panel']} aria-label={text('portal.modes')}>
      <h2>{text('portal.modes')}</h2>
      <ul className={styles['lamps']} aria-label={text('portal.modes')}>
        {current === null ? null : <OwnLamp account={current} />}
        {others.map((account) => (
          <OtherLamp key={account.id} account={account} />
        ))}
      </ul>
    </section>
  );
}

function OwnLamp({ account }: { readonly account: Account }): ReactNode {
  const state = usePortal((store) => store.state);
  const wasRead = state !== null && state.readAt !== null;
  const activation = activationOf(wasRead ? storedOf(state) : null, state?.business ?? { known: false });
  return <Lamp account={account} activation={activation} />;
}

function OtherLamp({ account }: { readonly account: Account }): ReactNode {
  const text = useText();
  const known = usePortal((store) => store.elsewhere[account.id]);
  const accountId = account.id;
  useEffect(() => {
    if (usePortal.getState().elsewhere[accountId] === undefined) {
      void portalActions.readElsewhere({ id: accountId });
    }
  }, [accountId]);
  const portal = known?.portal ?? null;
  const activation = activationOf(portal?.configurations ?? null, portal?.business ?? { known: false });
  return (
    <Lamp account={account} activation={activation}>
      {known?.error == null ? null : (
        <p className={styles['muted']}>
          {text.error(known.error)}{' '}
          <Button look="quiet" size="small" onPress={() => void portalActions.readElsewhere(account)}>
            {text('portal.askAgain')}
          </Button>
        </p>
      )}
    </Lamp>
  );
}

function Lamp({
  account,
  activation,
  children,
}: {
  readonly account: Account;
  readonly activation: Activation;
  readonly children?: ReactNode;
}): ReactNode {
  const text = useText();
  const [tone, icon] = LAMPS[activation.lamp];
  const reasons = activation.reasons.filter((reason) => reason !== SAID_BY_LAMP[activation.lamp]);
  return (
    <li className={styles['lamp']}>
      <div className={styles['lampHead']}>
        <span className={styles['lampName']}>
          {account.name} <span className={styles['muted']}>{text(modeWordKey(account))}</span>
        </span>
        <Badge tone={tone} icon={icon}>
          {text(`portal.lamp.${activation.lamp}`)}
        </Badge>
      </div>
      {reasons.length === 0 ? null : (
        <ul className={styles['reasons']}>
          {reasons.map((reason) => (
            <li key={reason}>{text(`portal.why.${reason}`)}</li>
          ))}
        </ul>
      )}
      {children}
    </li>
  );
}
