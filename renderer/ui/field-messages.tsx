import { CircleAlert, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { cx } from './cx.ts';
import styles from './field.module.css';

export interface FieldTexts {
  label: string;
  /** Right of the label, quiet: "optional", a counter. Not part of the accessible name. */
  aside?: ReactNode;
  /** Under the control: what it is for. */
  description?: ReactNode;
  /** What is wrong; marks the field invalid. */
  error?: string | null | undefined;
  /** Worth knowing, stops nothing. */
  warning?: string | null | undefined;
}

/** Nothing where the label is empty: such a field has its name from `aria-label`. */
export function FieldLabel({ label, aside }: Pick<FieldTexts, 'label' | 'aside'>): ReactNode {
  if (label === '') return null;
  return (
    <div className={styles['labelRow']}>
      <Label className={styles['label'] ?? ''}>{label}</Label>
      {aside === undefined || aside === null ? null : <span className={styles['aside']}>{aside}</span>}
    </div>
  );
}

/** Description, warning and error under a control; React Aria ties them to it for screen readers. */
export function FieldMessages({
  description,
  warning,
  error,
}: Omit<FieldTexts, 'label' | 'aside'>): ReactNode {
  const hasText = (description !== undefined && description !== null) || Boolean(warning);
  return (
    <>
      {hasText ? (
        <Text slot="description" elementType="div">
          {warning ? (
            <div className={cx(styles['message'], styles['warning'])}>
              <TriangleAlert aria-hidden />
              <span>{warning}</span>
            </div>
          ) : null}
          {description === undefined || description === null ? null : (
            <div className={styles['description']}>{description}</div>
          )}
        </Text>
      ) : null}
      <FieldError className={cx(styles['message'], styles['error'])} elementType="div">
        {error ? (
          <>
            <CircleAlert aria-hidden />
            <span>{error}</span>
          </>
        ) : null}
      </FieldError>
    </>
  );
}
