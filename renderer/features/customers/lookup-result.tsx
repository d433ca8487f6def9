import type { ReactNode } from 'react';
import type { Lookup } from '#shared/contract/customers.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { useNow } from '#renderer/i18n/use-now.ts';
import { Alert } from '#renderer/ui/alert.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { AnswerRegion } from './answer-region.tsx';
import { CheckList } from './check-list.tsx';
import { ConclusionRegion } from './conclusion-region.tsx';
import { visibleEmail } from './customer-words.ts';
import styles from './customers.module.css';
import { type Asked, customersActions } from './customers-store.ts';
import { ElsewhereRegion } from './elsewhere-region.tsx';
import { MatchList } from './match-list.tsx';
import { NotesRegion } from './notes-region.tsx';
import { ReportRegion } from './report-region.tsx';

/** One look-up on screen: the conclusion on top, the answer under it, checks, and matches beside. */
export function LookupResult({ asked, lookup }: { asked: Asked; lookup: Lookup }): ReactNode {
  const text = useText();
  const now = useNow();
  const search = lookup.sources.find(({ id }) => id === 'search');
  const isSearchRefused = search?.state === 'refused' || search?.state === 'notPermitted';
  // A name asks which of these it is: they are the answer, and stand where one would.
  const hasAnalysis = lookup.conclusion.answer !== null || lookup.checks.length > 0;
  return (
    <div className={styles['result']}>
      <ReadAs lookup={lookup} />
      <ConclusionRegion lookup={lookup} isStopped={asked.isStopped === true} />
      {isSearchRefused ? <Alert tone="caution">{text('customers.searchRefused')}</Alert> : null}
      <div className={styles['columns']}>
        <div className={styles['column']}>
          {hasAnalysis ? (
            <>
              <AnswerRegion lookup={lookup} />
              {lookup.checks.length === 0 ? null : <CheckList checks={lookup.checks} />}
              {lookup.isDone && lookup.checks.length > 0 ? <ReportRegion lookup={lookup} /> : null}
            </>
          ) : (
            <MatchList lookup={lookup} />
          )}
        </div>
        <div className={styles['column']}>
          {hasAnalysis ? <MatchList lookup={lookup} /> : null}
          <ElsewhereRegion />
          <NotesRegion />
        </div>
      </div>
      <p className={styles['muted']}>{text('customers.age', { age: text.age(asked.at, now) })}</p>
    </div>
  );
}

/** What was corrected, and the other addresses of the text. */
function ReadAs({ lookup }: { lookup: Lookup }): ReactNode {
  const text = useText();
  const [first, ...others] = lookup.emails;
  if (first === undefined || (first.corrections.length === 0 && others.length === 0)) return null;
  return (
    <div className={styles['readAs']}>
      {first.corrections.length === 0 ? null : (
        <p>
          {text('customers.corrected', { address: visibleEmail(first.address) })}{' '}
          {first.corrections.map((correction) => text(`customers.correction.${correction}`)).join(' ')}
        </p>
      )}
      {others.length === 0 ? null : (
        <div className={styles['matchActions']}>
          <span>{text('customers.moreEmails', { count: others.length })}</span>
          {others.slice(0, 8).map(({ address }) => (
            <Button key={address} size="small" onPress={() => void customersActions.lookUp(address)}>
              {address}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
