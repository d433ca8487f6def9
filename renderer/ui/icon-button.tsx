import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import styles from './button.module.css';
import { cx } from './cx.ts';
import { Tooltip } from './tooltip.tsx';

export interface IconButtonProps extends Omit<
  AriaButtonProps,
  'className' | 'style' | 'children' | 'aria-label'
> {
  /** The accessible name, shown as a tooltip too. */
  label: string;
  /** Keys shown beside the label in the tooltip. */
  keys?: string;
  size?: 'small' | 'normal';
  className?: string;
  children: ReactNode;
  ref?: Ref<HTMLButtonElement>;
}

export function IconButton({
  label,
  keys,
  size = 'normal',
  className,
  ...props
}: IconButtonProps): ReactNode {
  return (
    <Tooltip text={label} {...(keys === undefined ? {} : { keys })}>
      <AriaButton
        {...props}
        aria-label={label}
        className={cx(
          styles['button'],
          styles['quiet'],
          styles['icon'],
          size === 'small' && styles['small'],
          className,
        )}
      />
    </Tooltip>
  );
}
