import type { ReactNode } from 'react';
import { Switch as AriaSwitch, type SwitchProps as AriaSwitchProps } from 'react-aria-components';
import styles from './checkbox.module.css';
import { cx } from './cx.ts';

export interface SwitchProps extends Omit<AriaSwitchProps, 'className' | 'style' | 'children'> {
  children: ReactNode;
  className?: string;
}

export function Switch({ children, className, ...props }: SwitchProps): ReactNode {
  return (
    <AriaSwitch {...props} className={cx(styles['switch'], className)}>
      <span className={styles['track']}>
        <span className={styles['knob']} />
      </span>
      <span className={styles['texts']}>{children}</span>
    </AriaSwitch>
  );
}
