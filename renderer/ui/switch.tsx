import type { ReactNode } from 'react';
import { Switch as AriaSwitch, type SwitchProps as AriaSwitchProps } from 'react-aria-components/Switch';
import { cx } from './cx.ts';
import styles from './switch.module.css';

export interface SwitchProps extends Omit<AriaSwitchProps, 'className' | 'style' | 'children'> {
  /** The accessible name, exactly. */
  label: string;
  /** Under it: what it does. */
  description?: ReactNode;
  className?: string;
}

/** On or off, at once. The description is not part of its name. */
export function Switch({ label, description, className, ...props }: SwitchProps): ReactNode {
  return (
    <div className={cx(styles['row'], className)}>
      <AriaSwitch {...props} className={styles['switch'] ?? ''}>
        <span className={styles['track']}>
          <span className={styles['knob']} />
        </span>
        <span className={styles['label']}>{label}</span>
      </AriaSwitch>
      {description === undefined ? null : <div className={styles['description']}>{description}</div>}
    </div>
  );
}
