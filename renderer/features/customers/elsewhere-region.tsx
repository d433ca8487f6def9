import type { ReactNode } from 'react';
import { useCurrentAccount, useEngineState } from '#renderer/bridge/engine-state.ts';
import { modeWordKey } from '#renderer/screen/mode.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { conclusionText } from './customer-words.ts';
import styles from './customers.module.css';
import { customersActions, useCustomersStore } from './customers-store.ts';

/** The same question in every other connected account and mode, on request. */
export function ElsewhereRegion(): ReactNode {
  const text = useText();
  const current = useCurrentAccount();
  const accounts = useEngineState((state) => state.accounts);
  const elsewhere = useCustomersStore((state) => state.elsewhere);
  const others = (accounts?.accounts ?? []).filter(({ id }) => id !== current?.id);
  if (others.length === 0) return null;
  const hasStarted = Object.keys(elsewhere).length > 0;
  return (
    <div className={styles['report']}>
      {hasStarted ? null : (
        <Button size="small" onPress={() => void customersActions.lookElsewhere(others.map(({ id }) => id))}>
          {text('customers.elsewhere')}
        </Button>
      )}
      <ul className={styles['list']}>
        {others.map((account) => {
          const asked = elsewhere[account.id];
          if (asked === undefined) return null;
          const where = text('customers.inAccount', { name: account.name, mode: text(modeWordKey(account)) });
          return (
            <li key={account.id} className={styles['other']}>
              <div>
                <h3>{where}</h3>
                <p>
                  {asked.lookup === null
                    ? asked.error === null
                      ? null
                      : text.error(asked.error)
                    : conclusionText(asked.lookup.conclusion, text)}
                </p>
              </div>
              {asked.lookup === null ? null : (
                <Button look="quiet" size="small" onPress={() => customersActions.show(asked)}>
                  {text('customers.open')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
