import { useState } from 'react';
import type { ReactNode } from 'react';
import type { NoInverse } from '#shared/contract/sync-history.ts';
import { refKey } from '#shared/contract/object.ts';
import type { AppError } from '#shared/errors.ts';
import { call } from '#renderer/bridge/client.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { objectFieldName } from '#renderer/i18n/object-field-text.ts';
import { objectTitle } from '#renderer/i18n/object-title.ts';
import { Alert } from '#renderer/ui/alert.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { openReview } from './shell-store.ts';

/** What undoing a publish came to. */
export type UndonePublish =
  | { readonly ok: true; readonly drafted: number; readonly without: readonly NoInverse[] }
  | { readonly ok: false; readonly error: AppError };

/** Drafts the inverse of a publish; `onDone` hears what came of it. */
export function UndoPublishButton({
  publishId,
  onDone,
}: {
  readonly publishId: number;
  readonly onDone: (undone: UndonePublish) => void;
}): ReactNode {
  const text = useText();
  const [isRunning, setRunning] = useState(false);
  const undo = async (): Promise<void> => {
    setRunning(true);
    const undone = await call('sync.undoPublish', { publishId });
    setRunning(false);
    onDone(undone.ok ? { ok: true, ...undone.value } : undone);
  };
  return (
    <Button look="quiet" size="small" isDisabled={isRunning} onPress={() => void undo()}>
      {text('undoPublish.button')}
    </Button>
  );
}

/** What was drafted, and of what there is no inverse and why. */
export function UndonePublishAlert({
  undone,
  onReview,
}: {
  readonly undone: UndonePublish;
  /** Instead of opening the review over this screen. */
  readonly onReview?: () => void;
}): ReactNode {
  const text = useText();
  if (!undone.ok) {
    return (
      <Alert tone="danger" isLive>
        {text.error(undone.error)}
      </Alert>
    );
  }
  const { drafted, without } = undone;
  return (
    <Alert
      tone={without.length === 0 ? 'positive' : 'caution'}
      isLive
      title={text('undoPublish.done', { count: drafted })}
      actions={
        drafted > 0 ? (
          <Button size="small" onPress={onReview ?? openReview}>
            {text('undoPublish.review')}
          </Button>
        ) : null
      }
    >
      {without.length === 0 ? null : (
        <ul>
          {without.map(({ object, title, path, reason }) => (
            <li key={`${refKey(object)} ${path ?? ''}`}>
              {text(`undoPublish.reason.${reason}`, {
                title: objectTitle(text, { object, title }),
                field: path === null ? '' : objectFieldName(text, object, path),
              })}
            </li>
          ))}
        </ul>
      )}
    </Alert>
  );
}
