import type { ReactNode } from 'react';
import type { Lookup, Match } from '#shared/contract/customers.ts';
import { dashboardObjectUrl } from '#shared/domain/dashboard-links.ts';
import { emailParts } from '#shared/domain/email/characters.ts';
import { goTo, portalSessionRoute } from '#renderer/screen/navigation.ts';
import { OpenLinkButton } from '#renderer/screen/open-link-button.tsx';
import { useCurrentAccount, useMay } from '#renderer/bridge/engine-state.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import type { Text } from '#renderer/i18n/text.ts';
import { Badge } from '#renderer/ui/badge.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { AskColleagueButton } from './ask-colleague-button.tsx';
import { differenceText, statusText } from './customer-words.ts';
import styles from './customers.module.css';
import { FixEmailButton } from './fix-email-dialog.tsx';
import { customersActions } from './customers-store.ts';

/** Whoever was found, the one that opens first. */
export function MatchList({ lookup }: { lookup: Lookup }): ReactNode {
  const text = useText();
  const { matches } = lookup;
  // Where nobody could be asked, nobody was sought: that is not the same as nobody there.
  const isUnasked = lookup.conclusion.code === 'offline' || lookup.conclusion.code === 'cannotLook';
  return (
    <div className={styles['panel']}>
      <div className={styles['checkHead']}>
        <h2>{text('customers.matches')}</h2>
      </div>
      {matches.length === 0 ? (
        <p className={styles['muted']}>{text(isUnasked ? 'customers.notLooked' : 'customers.noMatches')}</p>
      ) : null}
      <ul aria-label={text('customers.matches')} className={styles['list']}>
        {matches.map((match) => (
          <MatchItem key={match.id} match={match} lookup={lookup} />
        ))}
      </ul>
      {lookup.moreMatches ? (
        <p className={styles['muted']}>{text('customers.moreMatches', { count: matches.length })}</p>
      ) : null}
      {lookup.mode === 'live' ? null : <p className={styles['muted']}>{text('customers.testClock')}</p>}
    </div>
  );
}

function MatchItem({ match, lookup }: { match: Match; lookup: Lookup }): ReactNode {
  const text = useText();
  const account = useCurrentAccount();
  const mayFix = useMay('customers.write');
  const mayMakeSession = useMay('portal.write');
  const { email } = match;
  return (
    <li className={styles['match']}>
      <div className={styles['checkHead']}>
        <h3>{match.name ?? text('customers.noName')}</h3>
        {match.reason === null ? null : <ReasonBadge match={match} lookup={lookup} />}
      </div>
      <p className={styles['email']}>
        {email === null ? text('customers.noEmailStored') : <StoredEmail email={email} />}
      </p>
      {match.differences.length === 0 ? null : (
        <p className={styles['muted']}>
          {text('customers.differs', { how: differenceText(match.differences, text) })}
        </p>
      )}
      <ul className={styles['subscriptions']} aria-label={text('customers.subscriptions')}>
        {subscriptionLines(match, text).map(([id, line]) => (
          <li key={id}>{line}</li>
        ))}
      </ul>
      <p className={styles['muted']}>
        <code>{match.id}</code> · {text('customers.created', { when: createdText(match, text) })} ·{' '}
        {text('customers.foundBy', {
          ways: match.foundBy.map((way) => text(`customers.found.${way}`)).join(text('ui.listSeparator')),
        })}
      </p>
      <div className={styles['matchActions']}>
        {email === null || (match.differences.length === 0 && match.reason !== null) ? null : (
          <Button look="quiet" size="small" onPress={() => void customersActions.lookUp(email)}>
            {text('customers.checkThis')}
          </Button>
        )}
        {!isToFix(match, lookup, account?.id) ? null : mayFix ? (
          <FixEmailButton match={match} lookup={lookup} />
        ) : (
          <AskColleagueButton match={match} lookup={lookup} />
        )}
        {lookup.accountId === account?.id && mayMakeSession ? (
          <Button look="quiet" size="small" onPress={() => goTo(portalSessionRoute(match.id))}>
            {text('customers.portalSession')}
          </Button>
        ) : null}
        {lookup.demo ? null : (
          <OpenLinkButton
            look="quiet"
            size="small"
            url={dashboardObjectUrl('customer', match.id, lookup.mode === 'live' ? 'live' : 'test')}
          >
            {text('customers.openDashboard')}
          </OpenLinkButton>
        )}
      </div>
    </li>
  );
}

/** To the second only where that decides which one opens. */
function createdText({ reason, created }: Match, text: Text): string {
  return reason === 'tie' ? text.moment(created * 1000) : text.day(created * 1000);
}

/** In the account on screen alone, where the stored email is not what was asked for. */
function isToFix(match: Match, lookup: Lookup, currentId: string | undefined): boolean {
  if (lookup.accountId !== currentId || !lookup.isDone) return false;
  return match.email === null || match.differences.length > 0;
}

function ReasonBadge({ match, lookup }: { match: Match; lookup: Lookup }): ReactNode {
  const text = useText();
  if (match.reason === null) return null;
  if (match.reason !== 'opened') return <Badge>{text(`customers.reason.${match.reason}`)}</Badge>;
  const opened = lookup.checks.find(({ id }) => id === 'opened');
  const isSure = opened?.verdict === 'fine';
  return (
    <Badge tone={isSure ? 'positive' : 'caution'} filled>
      {text(isSure ? 'customers.reason.opened' : 'customers.reason.openedMaybe')}
    </Badge>
  );
}

/** Exactly as stored: what a person would not notice is boxed, and read out. */
function StoredEmail({ email }: { email: string }): ReactNode {
  const text = useText();
  return emailParts(email).map(({ text: part, odd, codePoint }, at) => {
    // The runs of one stored email never move among themselves.
    const key = `${at} ${part}`;
    if (odd === null) return <span key={key}>{part}</span>;
    const label = text(`customers.odd.${odd}`, { code: codePoint ?? '' });
    return (
      <mark key={key} className={styles['odd']} title={label}>
        {odd === 'space' ? '␣'.repeat([...part].length) : odd === 'invisible' ? '' : part}
        <span className={styles['oddLabel']}>({label})</span>
      </mark>
    );
  });
}

function subscriptionLines(match: Match, text: Text): (readonly [string, string])[] {
  const { subscriptions } = match;
  if (subscriptions === null) return [['unread', text('customers.subscriptionsUnread')]];
  if (subscriptions.length === 0) return [['none', text('customers.noSubscriptions')]];
  return subscriptions.map(({ id, status, periodEnd, endsAtPeriodEnd }) => {
    const word = statusText(status, text);
    const isOver = status === 'canceled' || status === 'incomplete_expired';
    if (periodEnd === null || isOver) return [id, word];
    const when = text.day(periodEnd * 1000);
    return [id, text(endsAtPeriodEnd ? 'customers.endsAt' : 'customers.until', { status: word, when })];
  });
}
