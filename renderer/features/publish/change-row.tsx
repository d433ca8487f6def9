import { ArrowRight, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ObjectRef } from '#shared/contract/object.ts';
import type { FieldChange } from '#shared/contract/sync-history.ts';
import { diffWords, type TextSegment } from '#shared/domain/word-diff.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { type KnownNames, objectFieldName, objectFieldValueText } from '#renderer/i18n/object-field-text.ts';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { cx } from '#renderer/ui/cx.ts';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { VisuallyHidden } from '#renderer/ui/visually-hidden.tsx';
import styles from './review.module.css';

interface ChangeRowProps {
  readonly object: ObjectRef;
  readonly change: FieldChange;
  /** A new product has no before. */
  readonly isNew: boolean;
  readonly names: KnownNames;
  /** The product, as the review names it. */
  readonly title: string;
  /** It would be sent. */
  readonly isChosen: boolean;
  /** Leaves it out or takes it in; null where it cannot go or stay alone. */
  readonly onToggle: (() => void) | null;
  /** Gives this change up; null where the product's own Drop does the same, or it cannot go alone. */
  readonly onDrop: (() => void) | null;
}

/** Short values are replaced as a whole; in longer ones the words that differ are marked. */
const DIFF_FROM = 24;

/** One field, before and after. */
export function ChangeRow(props: ChangeRowProps): ReactNode {
  const { object, change, isNew, names, title, isChosen, onToggle, onDrop } = props;
  const text = useText();
  const field = objectFieldName(text, object, change.path);
  const before = objectFieldValueText(text, object, { path: change.path, value: change.before }, names);
  const after = objectFieldValueText(text, object, { path: change.path, value: change.after }, names);
  const isLong = Math.max(before.length, after.length) > DIFF_FROM;
  const isDiffed = isLong && hasText(change.before) && hasText(change.after);
  const diff = isDiffed ? diffWords(before, after, text.language) : null;
  return (
    <div className={cx(styles['change'], !isChosen && styles['leftOut'])} data-new={isNew}>
      <dt>
        {onToggle === null ? (
          <span className={styles['goesAlong']}>{field}</span>
        ) : (
          <Checkbox
            className={styles['choice'] ?? ''}
            aria-label={text('publish.includeChange', { field, title })}
            isSelected={isChosen}
            onChange={onToggle}
          >
            {field}
          </Checkbox>
        )}
      </dt>
      {!isNew && (
        <dd className={styles['before']}>
          <VisuallyHidden>{text('publish.before')}</VisuallyHidden>
          {diff === null ? before : <Segments segments={diff.before} mark="del" />}
        </dd>
      )}
      {!isNew && <ArrowRight aria-hidden className={styles['arrow']} />}
      <dd className={styles['after']}>
        <VisuallyHidden>{text('publish.after')}</VisuallyHidden>
        {diff === null ? after : <Segments segments={diff.after} mark="ins" />}
      </dd>
      {onDrop !== null && (
        <dd className={styles['drop']}>
          <IconButton size="small" label={text('publish.dropChange', { field, title })} onPress={onDrop}>
            <X aria-hidden />
          </IconButton>
        </dd>
      )}
    </div>
  );
}

function hasText(value: unknown): boolean {
  return (typeof value === 'string' && value !== '') || (Array.isArray(value) && value.length > 0);
}

function Segments({
  segments,
  mark: Mark,
}: {
  readonly segments: readonly TextSegment[];
  readonly mark: 'ins' | 'del';
}): ReactNode {
  let at = 0;
  return segments.map(({ text, isChanged }) => {
    at += text.length;
    return isChanged ? (
      <Mark key={at} className={styles['word']}>
        {text}
      </Mark>
    ) : (
      <span key={at}>{text}</span>
    );
  });
}
