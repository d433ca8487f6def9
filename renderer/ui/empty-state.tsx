import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

export interface EmptyStateProps {
  /** One of `pictures/`. */
  picture?: ReactNode;
  title: string;
  /** One sentence that teaches. */
  children?: ReactNode;
  /** One button. */
  action?: ReactNode;
}

export function EmptyState({ picture, title, children, action }: EmptyStateProps): ReactNode {
  return (
    <div className={styles['empty']}>
      {picture === undefined ? null : <div className={styles['picture']}>{picture}</div>}
      <h2>{title}</h2>
      {children === undefined ? null : <p className={styles['sentence']}>{children}</p>}
      {action}
    </div>
  );
}
