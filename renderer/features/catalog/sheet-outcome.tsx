import type { ReactNode } from 'react';
import type { RefusedCell } from '#shared/contract/catalog-sheet.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import type { Text } from '#renderer/i18n/text.ts';
import { Alert } from '#renderer/ui/alert.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import styles from './catalog-screen.module.css';
import { catalogActions, useCatalogStore } from './catalog-store.ts';

/** Reasons told in words; more of the same kind are counted. */
const MAX_REASONS = 3;

/** What could not be done to cells, until it is read; the cells are marked, too. */
export function SheetOutcome({ onShow }: { readonly onShow: (cell: RefusedCell) => void }): ReactNode {
  const text = useText();
  const outcome = useCatalogStore((state) => state.outcome);
  const running = useCatalogStore((state) => state.running);
  if (running !== null) {
    return (
      <div className={styles['alert']}>
        <div className={styles['running']}>
          <ProgressBar
            label={text('sheet.running')}
            done={running.done}
            total={running.total}
            valueText={text('sheet.progress', { done: running.done, total: running.total })}
          />
          <Button size="small" onPress={running.cancel}>
            {text('ui.cancel')}
          </Button>
        </div>
      </div>
    );
  }
  if (outcome === null) return null;
  const { error, refused, rowsBeyond } = outcome;
  if (error !== null) {
    if (error.code === 'app/cancelled') return null;
    return (
      <div className={styles['alert']}>
        <Alert tone="danger" isLive actions={<Dismiss />}>
          {text.error(error)}
        </Alert>
      </div>
    );
  }
  if (refused.length === 0 && rowsBeyond === 0) {
    if (outcome.prices === 0) return null;
    return (
      <div className={styles['alert']}>
        <Alert isLive actions={<Dismiss />}>
          {text('sheet.pricesDrafted', { count: outcome.prices })}
        </Alert>
      </div>
    );
  }
  const [first] = refused;
  return (
    <div className={styles['alert']}>
      <Alert
        tone="caution"
        isLive
        title={headline(text, outcome.cells, refused.length)}
        actions={
          <>
            {first !== undefined && (
              <Button size="small" onPress={() => onShow(first)}>
                {text('sheet.showFirst')}
              </Button>
            )}
            <Dismiss />
          </>
        }
      >
        {reasons(text, refused).map((reason) => (
          <div key={reason}>{reason}</div>
        ))}
        {outcome.prices > 0 && <div>{text('sheet.pricesDrafted', { count: outcome.prices })}</div>}
        {rowsBeyond > 0 && <div>{text('sheet.rowsBeyond', { count: rowsBeyond })}</div>}
      </Alert>
    </div>
  );
}

function Dismiss(): ReactNode {
  const text = useText();
  return (
    <Button look="quiet" size="small" onPress={catalogActions.dismissOutcome}>
      {text('sheet.dismiss')}
    </Button>
  );
}

function headline(text: Text, cells: number, refused: number): string {
  if (refused === 0) return text('sheet.changed', { count: cells });
  return cells === 0
    ? text('sheet.nothingChanged', { refused })
    : text('sheet.changedSome', { count: cells, refused });
}

/** Each reason once, with how many cells it holds back. */
function reasons(text: Text, refused: readonly RefusedCell[]): string[] {
  const counts = new Map<string, number>();
  for (const { problem } of refused) {
    const sentence = text.problem(problem);
    counts.set(sentence, (counts.get(sentence) ?? 0) + 1);
  }
  const told = [...counts].slice(0, MAX_REASONS).map(([sentence, count]) => {
    return count === 1 ? sentence : text('sheet.reasonTimes', { sentence, count });
  });
  return counts.size > MAX_REASONS
    ? [...told, text('sheet.moreReasons', { count: counts.size - MAX_REASONS })]
    : told;
}
