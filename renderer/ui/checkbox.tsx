import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Checkbox as AriaCheckbox,
  type CheckboxProps as AriaCheckboxProps,
} from 'react-aria-components/Checkbox';
import styles from './checkbox.module.css';
import { cx } from './cx.ts';

export interface CheckboxProps extends Omit<AriaCheckboxProps, 'className' | 'style' | 'children'> {
  children?: ReactNode;
  description?: ReactNode;
  className?: string;
}

/** Give `aria-label` where there is no text beside it. */
export function Checkbox({ children, description, className, ...props }: CheckboxProps): ReactNode {
  return (
    <AriaCheckbox {...props} className={cx(styles['checkbox'], className)}>
      {({ isSelected, isIndeterminate }) => (
        <>
          <span className={styles['box']}>
            {isIndeterminate ? <Minus aria-hidden /> : isSelected ? <Check aria-hidden /> : null}
          </span>
          {children === undefined ? null : (
            <span className={styles['texts']}>
              <span>{children}</span>
              {description === undefined ? null : <div className={styles['description']}>{description}</div>}
            </span>
          )}
        </>
      )}
    </AriaCheckbox>
  );
}
