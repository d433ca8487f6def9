import { ChevronDown, Headset, KeyRound, LogOut, Pencil, Plus, Store, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Account } from '#shared/contract/account.ts';
import { useEngineState, useProfile } from '#renderer/bridge/engine-state.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import type { Text } from '#renderer/i18n/text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Menu, MenuChoices, MenuItem, MenuSeparator } from '#renderer/ui/menu.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import { askAboutAccount, exploreDemo, switchAccount } from '../screen/account-actions.ts';
import styles from './account-menu.module.css';
import { modeWordKey } from '../screen/mode.ts';
import { goTo, newKeyRoute, ROUTES } from '../screen/navigation.ts';

const SWITCH = 'switch:';

/** Which account and mode this is, never to be mistaken; switching is one step. */
export function AccountMenu({ account }: { account: Account }): ReactNode {
  const text = useText();
  const list = useEngineState((state) => state.accounts);
  const accounts = list?.accounts ?? [account];
  const isSupport = useProfile() === 'support';
  const hasDemo = accounts.some((other) => other.demo);

  const act = (key: string): void => {
    if (key.startsWith(SWITCH)) void switchTo(key.slice(SWITCH.length), account, text);
    else if (key === 'connect') goTo(ROUTES.connect);
    else if (key === 'demo') void openDemo(text);
    else if (key === 'new-key') goTo(newKeyRoute(account.id));
    else if (key === 'support') goTo(ROUTES.support);
    else if (key === 'leave-support') askAboutAccount('leave-support', account);
    else if (key === 'rename') askAboutAccount('rename', account);
    else if (key === 'forget') askAboutAccount('forget', account);
    else if (key === 'reset-demo') askAboutAccount('reset-demo', account);
  };

  return (
    <Menu
      aria-label={text('account.menu')}
      onAction={(key) => act(String(key))}
      trigger={
        <Button look="quiet" plain className={styles['button'] ?? ''}>
          <span className={styles['name']}>{account.name}</span>
          <span className={styles['mode']}>{text(modeWordKey(account))}</span>
          {isSupport ? <span className={styles['role']}>{text('support.role')}</span> : null}
          <ChevronDown aria-hidden />
        </Button>
      }
    >
      <MenuChoices title={text('account.switchTo')} chosen={`${SWITCH}${account.id}`}>
        {accounts.map((other) => (
          <MenuItem
            key={other.id}
            id={`${SWITCH}${other.id}`}
            label={other.name}
            description={describe(other, text)}
          />
        ))}
      </MenuChoices>
      <MenuSeparator />
      {isSupport ? (
        <MenuItem id="leave-support" label={text('support.leaveMore')} icon={<LogOut aria-hidden />} />
      ) : (
        <>
          <MenuItem id="connect" label={text('account.connect')} icon={<Plus aria-hidden />} />
          {hasDemo ? null : (
            <MenuItem id="demo" label={text('account.exploreDemo')} icon={<Store aria-hidden />} />
          )}
          <MenuSeparator />
          {account.demo ? (
            <MenuItem id="reset-demo" label={text('account.resetDemoMore')} icon={<Trash2 aria-hidden />} />
          ) : (
            <MenuItem id="new-key" label={text('account.newKey')} icon={<KeyRound aria-hidden />} />
          )}
          <MenuItem id="rename" label={text('account.renameMore')} icon={<Pencil aria-hidden />} />
          <MenuItem id="support" label={text('support.startMore')} icon={<Headset aria-hidden />} />
          <MenuItem id="forget" label={text('account.forgetMore')} icon={<Trash2 aria-hidden />} isDanger />
        </>
      )}
    </Menu>
  );
}

function describe(account: Account, text: Text): string {
  const mode = text(modeWordKey(account));
  return account.keyState === 'needed' ? `${mode} · ${text('sync.keyNeeded')}` : mode;
}

async function switchTo(accountId: string, current: Account, text: Text): Promise<void> {
  if (accountId === current.id) return;
  const error = await switchAccount(accountId);
  if (error !== null) showToast(text.error(error));
}

async function openDemo(text: Text): Promise<void> {
  const opened = await exploreDemo();
  if (!opened.ok) showToast(text.error(opened.error));
}
