import { type ReactNode, useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { useCurrentAccount } from '#renderer/bridge/engine-state.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { cx } from '#renderer/ui/cx.ts';
import { ErrorBoundary } from './error-screen.tsx';
import styles from './frame.module.css';
import { modeNameOf } from '../screen/mode.ts';
import { Navigation } from './navigation-bar.tsx';
import { Notices } from './notices.tsx';
import { Routes } from './routes.tsx';
import { SyncBanner } from './sync-banner.tsx';
import { TopBar } from './top-bar.tsx';

/** The window of look.md: mode strip, top bar, screens left, the screen in the middle. */
export function Frame(): ReactNode {
  const text = useText();
  const account = useCurrentAccount();
  const [location] = useLocation();
  const main = useRef<HTMLElement>(null);
  useFocusOnRoute(location, main);
  const mode = account === null ? null : modeNameOf(account);

  return (
    <div className={styles['frame']} {...(mode === null ? {} : { 'data-mode': mode })}>
      <a
        className={styles['skip']}
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          focusScreen(main.current);
        }}
      >
        {text('app.skipToContent')}
      </a>
      <div className={styles['strip']} />
      {account === null ? null : <TopBar account={account} />}
      <Notices />
      {account === null ? null : <SyncBanner account={account} />}
      <div className={styles['middle']}>
        {account === null ? null : <Navigation />}
        <main ref={main} id="main" tabIndex={-1} className={cx(styles['main'])}>
          <ErrorBoundary place={`${account?.id ?? ''} ${location}`}>
            <Routes account={account} />
          </ErrorBoundary>
        </main>
      </div>
    </div>
  );
}

/** A new screen takes the focus on its title, unless it already put it somewhere itself. */
function useFocusOnRoute(location: string, main: React.RefObject<HTMLElement | null>): void {
  const previous = useRef(location);
  useEffect(() => {
    if (previous.current === location) return undefined;
    previous.current = location;
    // The first screen comes by itself: nobody has gone anywhere yet.
    if (!navigator.userActivation.hasBeenActive) return undefined;
    let stopWaiting: (() => void) | undefined;
    const frame = requestAnimationFrame(() => {
      const active = document.activeElement;
      const isPlaced = active !== null && active !== document.body && active !== main.current;
      if (isPlaced && main.current?.contains(active) === true) return;
      // A palette that goes away gives the focus back to what is no longer there.
      if (!isPlaced || active.closest('[role="dialog"]') === null) focusScreen(main.current);
      stopWaiting = focusLateTitle(main.current);
    });
    return () => {
      cancelAnimationFrame(frame);
      stopWaiting?.();
    };
  }, [location, main]);
}

/** A screen that is still read has no title yet: it takes the focus when it comes, unless a person moved it. */
function focusLateTitle(main: HTMLElement | null): (() => void) | undefined {
  if (main === null || titleIn(main) !== null) return undefined;
  const observer = new MutationObserver(() => {
    if (titleIn(main) === null) return;
    observer.disconnect();
    const active = document.activeElement;
    if (active === null || active === document.body || active === main) focusScreen(main);
  });
  observer.observe(main, { childList: true, subtree: true });
  return () => observer.disconnect();
}

/** The title that is shown; one that is hidden takes no focus. */
function titleIn(main: HTMLElement): HTMLElement | null {
  const title = main.querySelector<HTMLElement>('h1[tabindex]');
  return title?.checkVisibility() === true ? title : null;
}

function focusScreen(main: HTMLElement | null): void {
  if (main !== null) (titleIn(main) ?? main).focus();
}
