import type { ReactNode } from 'react';
import type { FieldConflict } from '#shared/contract/drafted.ts';
import { conflictWhenAndBy } from '../i18n/conflict-text.ts';
import { useText } from '../i18n/language-provider.tsx';
import { Button } from '../ui/button.tsx';
import styles from './conflict-choice.module.css';

interface ConflictChoiceProps {
  readonly conflict: FieldConflict;
  /** A value of this field in words. */
  readonly show: (value: unknown) => string;
  readonly onSettle: (choice: 'mine' | 'theirs') => Promise<void>;
  /** In place of the three values, where a sentence says more. */
  readonly instead?: ReactNode;
  /** Further ways out, behind the two that settle it. */
  readonly children?: ReactNode;
}

/**
 * One field that changed on both sides: when and by what Stripe's changed, what it was, the
 * person's value, Stripe's, and the ways to settle it. Wherever conflicts are shown they read alike.
 */
export function ConflictChoice({
  conflict,
  show,
  onSettle,
  instead,
  children,
}: ConflictChoiceProps): ReactNode {
  const text = useText();
  return (
    <>
      <p className={styles['when']}>{conflictWhenAndBy(text, conflict)}</p>
      {instead ?? (
        <dl className={styles['values']}>
          {(['base', 'mine', 'theirs'] as const).map((side) => (
            <div key={side}>
              <dt>{text(`conflicts.${side}`)}</dt>
              <dd>{show(conflict[side])}</dd>
            </div>
          ))}
        </dl>
      )}
      <div className={styles['choices']}>
        <Button size="small" onPress={() => void onSettle('mine')}>
          {text('conflicts.keepMine')}
        </Button>
        <Button size="small" onPress={() => void onSettle('theirs')}>
          {text('conflicts.takeTheirs')}
        </Button>
        {children}
      </div>
    </>
  );
}
