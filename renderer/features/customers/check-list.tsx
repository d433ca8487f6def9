import { Ban, Check, CircleHelp, Ellipsis, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Lookup } from '#shared/contract/customers.ts';
import { RULES } from '#shared/domain/passcode/rules.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Badge, type Tone } from '#renderer/ui/badge.tsx';
import { checkText } from './customer-words.ts';
import styles from './customers.module.css';

type Check = Lookup['checks'][number];
type Mark = Check['verdict'] | 'waiting' | 'blocked';

const MARKS: Readonly<Record<Mark, readonly [Tone, ReactNode]>> = {
  fine: ['positive', <Check key="fine" aria-hidden />],
  problem: ['danger', <TriangleAlert key="problem" aria-hidden />],
  possible: ['caution', <Info key="possible" aria-hidden />],
  'cannot-know': ['neutral', <CircleHelp key="cannot-know" aria-hidden />],
  waiting: ['neutral', <Ellipsis key="waiting" aria-hidden />],
  blocked: ['neutral', <Ban key="blocked" aria-hidden />],
};

/** Of what was not asked, nothing is measured. */
function isGrounded({ id, state, verdict }: Check): boolean {
  return state === 'done' && !(id === 'receives' && verdict === 'cannot-know');
}

/** Every check with its verdict and how well the rule behind it is known. */
export function CheckList({ checks }: { checks: readonly Check[] }): ReactNode {
  const text = useText();
  return (
    <div className={styles['panel']}>
      <h2>{text('customers.checks')}</h2>
      <ul aria-label={text('customers.checks')} className={styles['list']}>
        {checks.map((check) => {
          const mark: Mark = check.state === 'done' ? check.verdict : check.state;
          const [tone, icon] = MARKS[mark];
          return (
            <li key={check.id} className={styles['check']}>
              <div className={styles['checkHead']}>
                <h3>{text(`customers.check.title.${check.id}`)}</h3>
                <Badge tone={tone} icon={icon}>
                  {text(`customers.verdict.${mark}`)}
                </Badge>
              </div>
              <p>{checkText(check, text)}</p>
              {isGrounded(check) ? (
                <p className={styles['certainty']}>
                  {text(`customers.certainty.${RULES[check.rule].certainty}`)}
                </p>
              ) : null}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
