import { CircleAlert, CircleCheck, CircleHelp, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Lookup } from '#shared/contract/customers.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { cx } from '#renderer/ui/cx.ts';
import { conclusionText } from './customer-words.ts';
import styles from './customers.module.css';

const ICONS = {
  fine: <CircleCheck aria-hidden />,
  problem: <CircleAlert aria-hidden />,
  possible: <TriangleAlert aria-hidden />,
  'cannot-know': <CircleHelp aria-hidden />,
} as const;

/** The one sentence on top, and what to do. A change of it is read out. */
export function ConclusionRegion({ lookup }: { lookup: Lookup }): ReactNode {
  const text = useText();
  const { conclusion, isDone } = lookup;
  return (
    <section aria-label={text('customers.conclusion')} className={styles['conclusion']}>
      <div className={cx(styles['sentence'], styles[conclusion.verdict])}>
        {ICONS[conclusion.verdict]}
        <p aria-live="polite">{conclusionText(conclusion, text)}</p>
      </div>
      <p className={styles['state']}>{isDone ? text('customers.complete') : text('customers.provisional')}</p>
      {conclusion.todos.length === 0 ? null : (
        <div className={styles['todos']}>
          <h2>{text('customers.whatToDo')}</h2>
          <ol>
            {conclusion.todos.map((todo) => (
              <li key={todo}>{text(`customers.todo.${todo}`)}</li>
            ))}
          </ol>
        </div>
      )}
    </section>
  );
}
