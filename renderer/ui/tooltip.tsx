import type { ReactNode } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import { keySigns } from './kbd.tsx';
import styles from './tooltip.module.css';

export interface TooltipProps {
  text: ReactNode;
  /** `Mod+K`; shown as this machine's keyboard prints them. */
  keys?: string;
  placement?: 'top' | 'bottom' | 'left' | 'right';
  /** A React Aria button. */
  children: ReactNode;
}

export function Tooltip({ text, keys, placement = 'bottom', children }: TooltipProps): ReactNode {
  return (
    <TooltipTrigger delay={600} closeDelay={100}>
      {children}
      <AriaTooltip className={styles['tooltip'] ?? ''} placement={placement} offset={6}>
        {text}
        {keys === undefined ? null : <span className={styles['keys']}>{keySigns(keys).join(' ')}</span>}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
