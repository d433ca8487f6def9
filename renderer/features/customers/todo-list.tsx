import type { ReactNode } from 'react';
import type { Lookup, Match } from '#shared/contract/customers.ts';
import { dashboardObjectUrl } from '#shared/domain/dashboard-links.ts';
import { prefillLoginLink } from '#shared/domain/email/login-link.ts';
import { goTo, portalSessionRoute, ROUTES } from '#renderer/screen/navigation.ts';
import { OpenLinkButton } from '#renderer/screen/open-link-button.tsx';
import { useCurrentAccount, useMay } from '#renderer/bridge/engine-state.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { CopyButton } from '#renderer/ui/copy-button.tsx';
import { AskColleagueButton } from './ask-colleague-button.tsx';
import styles from './customers.module.css';
import { customersActions, useCustomersStore } from './customers-store.ts';
import { FixEmailButton } from './fix-email-dialog.tsx';

type Todo = Lookup['conclusion']['todos'][number];

/** What to do, most useful first, each with the button that does it where there is one. */
export function TodoList({ lookup }: { lookup: Lookup }): ReactNode {
  const text = useText();
  const mayFix = useMay('customers.write');
  const maySession = useMay('portal.write');
  const account = useCurrentAccount();
  // A session is made for one customer of the account on screen.
  const canSession = maySession && lookup.accountId === account?.id && matchOf(lookup) !== null;
  const todos = lookup.conclusion.todos.filter((todo) => todo !== 'sendSession' || canSession);
  if (todos.length === 0) return null;
  return (
    <div className={styles['todos']}>
      <h2>{text('customers.whatToDo')}</h2>
      <ol>
        {todos.map((todo) => (
          <li key={todo}>
            <div>
              <span>{text(`customers.todo.${todo === 'fixEmail' && !mayFix ? 'fixEmailAsk' : todo}`)}</span>
              <TodoAction todo={todo} lookup={lookup} />
            </div>
          </li>
        ))}
      </ol>
    </div>
  );
}

function TodoAction({ todo, lookup }: { todo: Todo; lookup: Lookup }): ReactNode {
  const text = useText();
  const account = useCurrentAccount();
  const asked = useCustomersStore((state) => state.text);
  const mayFix = useMay('customers.write');
  const { loginUrl, matches, isDone } = lookup;
  const match = matchOf(lookup);
  switch (todo) {
    case 'fixEmail':
      if (match === null || !isDone || lookup.accountId !== account?.id) return null;
      return mayFix ? (
        <FixEmailButton match={match} lookup={lookup} label={text('customers.fixEmailMore')} />
      ) : (
        <AskColleagueButton match={match} lookup={lookup} />
      );
    case 'sendPrefilled':
    case 'sendRightLink': {
      if (loginUrl === null) return null;
      const email = rightSpelling(lookup, match);
      const link = email === null ? loginUrl : prefillLoginLink(loginUrl, email);
      return <CopyButton size="small" value={link} label={text('customers.copyLink')} />;
    }
    case 'openDashboard': {
      const id = match?.id ?? matches[0]?.id;
      if (lookup.demo || id === undefined) return null;
      const mode = lookup.mode === 'live' ? 'live' : 'test';
      return (
        <OpenLinkButton size="small" url={dashboardObjectUrl('customer', id, mode)}>
          {text('customers.openDashboard')}
        </OpenLinkButton>
      );
    }
    case 'askColleague':
      return <AskColleagueButton match={null} lookup={lookup} />;
    case 'sendSession':
      if (match === null) return null;
      return (
        <Button size="small" isDisabled={!isDone} onPress={() => goTo(portalSessionRoute(match.id))}>
          {text('customers.makeSession')}
        </Button>
      );
    case 'turnPageOn':
      return (
        <Button size="small" onPress={() => goTo(ROUTES.portal)}>
          {text('customers.openPortal')}
        </Button>
      );
    case 'waitAndLookAgain':
      return (
        <Button size="small" isDisabled={!isDone} onPress={() => void customersActions.lookUp(asked)}>
          {text('customers.lookAgain')}
        </Button>
      );
    case 'tryAgain':
    case 'askOtherAddress':
    case 'askWhichOne':
    case 'checkSpam':
    case 'confirmPerson':
      // Said to the customer; the ready answer says it.
      return null;
  }
}

/** The customer that the conclusion is about. */
function matchOf({ matches, conclusion }: Lookup): Match | null {
  return matches.find(({ id }) => id === conclusion.customerId) ?? null;
}

/**
 * As stored where only case or outer spaces differ, which may matter; with the domain that was meant;
 * else as the customer wrote it.
 */
function rightSpelling(lookup: Lookup, match: Match | null): string | null {
  const { code } = lookup.conclusion;
  if (code === 'caseOnly' && match?.email) return match.email;
  const meant = lookup.conclusion.params['meant'];
  const local = /^(.+)@/u.exec(lookup.emails[0]?.address ?? '')?.[1];
  if (code === 'slip' && typeof meant === 'string' && local !== undefined) return `${local}@${meant}`;
  return lookup.emails[0]?.address ?? match?.email ?? null;
}
