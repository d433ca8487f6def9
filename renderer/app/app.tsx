import { type ReactNode, useEffect, useLayoutEffect } from 'react';
import { Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { call, forgetEarly } from '#renderer/bridge/client.ts';
import { useAppState } from '#renderer/bridge/engine-state.ts';
import { LanguageProvider } from '#renderer/i18n/language-provider.tsx';
import { ToastRegion } from '#renderer/ui/toast.tsx';
import { applyTheme } from './appearance.ts';
import { ErrorBoundary } from './error-screen.tsx';
import { Frame } from './frame.tsx';
import { readNextScreens } from './late-screens.tsx';
import { LockScreen } from './lock-screen.tsx';
import { Overlays } from './overlays.tsx';
import { useIdleLock } from './use-idle-lock.ts';
import { WindowCommands } from './window-commands.tsx';

/** The whole window. */
export function App(): ReactNode {
  const state = useAppState();
  const theme = state?.theme ?? 'light';
  useLayoutEffect(() => applyTheme(theme), [theme]);
  return (
    <LanguageProvider language={state?.language ?? 'en'}>
      <ErrorBoundary>
        {/* oxlint-disable-next-line react/hooks -- wouter takes its way of locating as a hook */}
        <Router hook={useHashLocation}>
          {state?.locked === true ? <LockScreen /> : <OpenWindow />}
          <Readiness />
        </Router>
      </ErrorBoundary>
    </LanguageProvider>
  );
}

/** Everything that a locked window does not have: not hidden, but not there. */
function OpenWindow(): ReactNode {
  useIdleLock(useAppState()?.settings.lockAfterMinutes ?? null);
  return (
    <>
      <WindowCommands />
      <Frame />
      <Overlays />
      <ToastRegion />
    </>
  );
}

/** The next screens are read this long after the first one: the keys that a person starts with come before. */
const READ_AHEAD_AFTER_MS = 400;
/** However busy the window is, they are read this much later. */
const READ_AHEAD_WITHIN_MS = 300;

/** Says once that the first screen is painted and can be used. */
function Readiness(): ReactNode {
  useEffect(() => {
    let isGone = false;
    // Two frames on, what was rendered now has been painted.
    requestAnimationFrame(() => {
      requestAnimationFrame(() => {
        if (isGone) return;
        document.documentElement.dataset['ready'] = 'true';
        forgetEarly();
        void call('app.markReady');
        setTimeout(() => {
          requestIdleCallback(() => void readNextScreens(), { timeout: READ_AHEAD_WITHIN_MS });
        }, READ_AHEAD_AFTER_MS);
      });
    });
    return () => {
      isGone = true;
    };
  }, []);
  return null;
}
