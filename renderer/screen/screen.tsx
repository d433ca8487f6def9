import { type ReactNode, useEffect } from 'react';
import { useCurrentAccount } from '#renderer/bridge/engine-state.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { cx } from '#renderer/ui/cx.ts';
import styles from './screen.module.css';

/** Names the window after what it shows. */
export function useScreenTitle(title: string): void {
  const text = useText();
  const account = useCurrentAccount();
  const name = account?.name;
  useEffect(() => {
    document.title =
      name === undefined
        ? text('app.title', { screen: title })
        : text('app.titleWithAccount', { screen: title, account: name });
  }, [title, name, text]);
}

export interface ScreenProps {
  title: string;
  /** Right of the title. */
  actions?: ReactNode;
  /** One quiet line under the title. */
  lead?: ReactNode;
  /** `reading`: one calm column. `full`: all the width. */
  width?: 'reading' | 'full';
  children: ReactNode;
}

/** A screen with a title that scrolls by itself. */
export function Screen({ title, actions, lead, width = 'reading', children }: ScreenProps): ReactNode {
  useScreenTitle(title);
  return (
    <div className={styles['screen']}>
      <div className={cx(styles['column'], width === 'full' && styles['full'])}>
        <header className={styles['header']}>
          <div className={styles['titles']}>
            <h1 tabIndex={-1}>{title}</h1>
            {lead === undefined ? null : <p className={styles['lead']}>{lead}</p>}
          </div>
          {actions}
        </header>
        {children}
      </div>
    </div>
  );
}

/** A part of a screen under a thin heading. */
export function Section({
  title,
  lead,
  children,
}: {
  title: string;
  lead?: ReactNode;
  children: ReactNode;
}): ReactNode {
  return (
    <section className={styles['section']}>
      <div className={styles['sectionHead']}>
        <h2>{title}</h2>
        {lead === undefined ? null : <p className={styles['lead']}>{lead}</p>}
      </div>
      {children}
    </section>
  );
}
