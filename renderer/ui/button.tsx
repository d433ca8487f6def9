import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import styles from './button.module.css';
import { cx } from './cx.ts';

export type ButtonLook = 'primary' | 'outline' | 'quiet' | 'danger' | 'quietDanger';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  /** One `primary` a screen; `outline` where a quiet button would not be seen as one. */
  look?: ButtonLook;
  size?: 'small' | 'normal' | 'large';
  /** Quiet, but in the colour of text: for toolbars and menus. */
  plain?: boolean;
  className?: string;
  children: ReactNode;
  ref?: Ref<HTMLButtonElement>;
}

export function Button({
  look = 'outline',
  size = 'normal',
  plain = false,
  className,
  ...props
}: ButtonProps): ReactNode {
  return (
    <AriaButton
      {...props}
      className={cx(
        styles['button'],
        styles[look],
        size !== 'normal' && styles[size],
        plain && styles['plain'],
        className,
      )}
    />
  );
}
