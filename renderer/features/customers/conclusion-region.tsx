import { CircleAlert, CircleCheck, CircleHelp, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Lookup } from '#shared/contract/customers.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { cx } from '#renderer/ui/cx.ts';
import { conclusionText } from './customer-words.ts';
import styles from './customers.module.css';
import { TodoList } from './todo-list.tsx';

const ICONS = {
  fine: <CircleCheck aria-hidden />,
  problem: <CircleAlert aria-hidden />,
  possible: <TriangleAlert aria-hidden />,
  'cannot-know': <CircleHelp aria-hidden />,
} as const;

/** The one sentence on top, and what to do. A change of it is read out. */
export function ConclusionRegion({ lookup, isStopped }: { lookup: Lookup; isStopped: boolean }): ReactNode {
  const text = useText();
  const { conclusion, isDone } = lookup;
  return (
    <section
      aria-label={text('customers.conclusion')}
      className={cx(styles['conclusion'], styles[conclusion.verdict])}
    >
      <div className={styles['sentence']}>
        {ICONS[conclusion.verdict]}
        <p aria-live="polite">{conclusionText(conclusion, text)}</p>
        <span className={styles['state']}>
          {text(isDone ? 'customers.complete' : isStopped ? 'customers.stopped' : 'customers.provisional')}
        </span>
      </div>
      <TodoList lookup={lookup} />
    </section>
  );
}
