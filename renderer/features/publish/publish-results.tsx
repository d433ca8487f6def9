import { CircleAlert, CircleCheck, CircleDashed, CircleMinus, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { refKey } from '#shared/contract/object.ts';
import type { PublishResult } from '#shared/contract/sync.ts';
import { goTo, objectRoute, ROUTES } from '#renderer/screen/navigation.ts';
import { UndonePublishAlert, type UndonePublish, UndoPublishButton } from '#renderer/screen/undo-publish.tsx';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { objectTitle } from '#renderer/i18n/object-title.ts';
import { Button } from '#renderer/ui/button.tsx';
import { openField } from './open-field.ts';
import { countOutcomes, publishActions, usePublishStore } from './publish-store.ts';
import { outcomeWords } from './publish-words.ts';
import styles from './review.module.css';

const ICONS = {
  applied: CircleCheck,
  conflict: TriangleAlert,
  refused: CircleAlert,
  waiting: CircleDashed,
  dropped: CircleMinus,
} as const;

/** What needs a person first. */
const ORDER: readonly PublishResult['outcome'][] = ['refused', 'conflict', 'waiting', 'dropped', 'applied'];

/** How it went, change by change. */
export function PublishResults({ onLeave }: { readonly onLeave: () => void }): ReactNode {
  const text = useText();
  const results = usePublishStore((state) => state.results);
  const publishId = usePublishStore((state) => state.publishId);
  const [undone, setUndone] = useState<UndonePublish | null>(null);
  const isSomeApplied = results.some((result) => result.outcome === 'applied');
  const ordered = results.toSorted((a, b) => ORDER.indexOf(a.outcome) - ORDER.indexOf(b.outcome));
  const isAllApplied = results.every((result) => result.outcome === 'applied');
  return (
    <>
      <h3 className={styles['conclusion']}>
        <output>
          {text(isAllApplied ? 'publish.allApplied' : 'publish.notAllApplied', { count: results.length })}
        </output>
      </h3>
      {!isAllApplied && <p className={styles['counts']}>{outcomeWords(text, countOutcomes(results))}</p>}
      <ul className={styles['results']} aria-label={text('publish.results')}>
        {ordered.map((result) => (
          <ResultLine key={refKey(result.object)} result={result} onLeave={onLeave} />
        ))}
      </ul>
      {undone !== null && <UndonePublishAlert undone={undone} onReview={() => publishActions.enter(null)} />}
      <div className={styles['seeMore']}>
        <Button
          look="quiet"
          size="small"
          onPress={() => {
            onLeave();
            goTo(ROUTES.activity);
          }}
        >
          {text('publish.seeActivity')}
        </Button>
        {publishId !== null && isSomeApplied && undone === null && (
          <UndoPublishButton publishId={publishId} onDone={setUndone} />
        )}
      </div>
    </>
  );
}

function ResultLine({
  result,
  onLeave,
}: {
  readonly result: PublishResult;
  readonly onLeave: () => void;
}): ReactNode {
  const text = useText();
  const Icon = ICONS[result.outcome];
  const title = objectTitle(text, result);
  const isOpenable = result.outcome === 'conflict' || result.outcome === 'refused';
  return (
    <li className={styles['result']} data-outcome={result.outcome}>
      <Icon aria-hidden />
      <div className={styles['resultBody']}>
        <div className={styles['resultHead']}>
          <strong>{title}</strong>
          <span className={styles['outcome']}>{text(`publish.outcome.${result.outcome}`)}</span>
        </div>
        {result.error !== null && <p>{text.error(result.error)}</p>}
        {result.requestId !== null && (
          <p className={styles['note']}>
            {text('publish.requestId')} <code>{result.requestId}</code>
          </p>
        )}
      </div>
      {isOpenable && (
        <Button
          size="small"
          aria-label={text('publish.openProduct', { title })}
          onPress={() => {
            onLeave();
            openField(objectRoute(result.object, result.productId), null);
          }}
        >
          {text('publish.open')}
        </Button>
      )}
    </li>
  );
}
