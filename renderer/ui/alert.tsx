import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './alert.module.css';
import { cx } from './cx.ts';

export type AlertTone = 'neutral' | 'positive' | 'caution' | 'danger';

export interface AlertProps {
  tone?: AlertTone;
  title?: string;
  children: ReactNode;
  actions?: ReactNode;
  /** Read out when it appears: for what goes wrong after a press. */
  isLive?: boolean;
}

const ICONS: Readonly<Record<AlertTone, ReactNode>> = {
  neutral: <Info aria-hidden />,
  positive: <CircleCheck aria-hidden />,
  caution: <TriangleAlert aria-hidden />,
  danger: <CircleAlert aria-hidden />,
};

/** What must be read, where its cause is; stays until the cause is gone. */
export function Alert({ tone = 'neutral', title, children, actions, isLive = false }: AlertProps): ReactNode {
  return (
    <div className={cx(styles['alert'], styles[tone])} {...(isLive ? { role: 'alert' } : {})}>
      {ICONS[tone]}
      <div className={styles['content']}>
        {title === undefined ? null : <strong className={styles['title']}>{title}</strong>}
        <div>{children}</div>
        {actions === undefined || actions === null ? null : (
          <div className={styles['actions']}>{actions}</div>
        )}
      </div>
    </div>
  );
}
