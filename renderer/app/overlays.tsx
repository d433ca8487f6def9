import type { ReactNode } from 'react';
import { useCurrentAccount } from '#renderer/bridge/engine-state.ts';
import { PublishSheet } from '#renderer/features/publish/publish-sheet.tsx';
import { AccountDialogs } from './account-dialogs.tsx';
import { Palette } from './palette.tsx';
import { closeOverlay, useShell } from '../screen/shell-store.ts';
import { ShortcutsSheet } from './shortcuts-sheet.tsx';

/** What can lie over any screen. */
export function Overlays(): ReactNode {
  const overlay = useShell((state) => state.overlay);
  const hasAccount = useCurrentAccount() !== null;
  return (
    <>
      {overlay === 'palette' ? <Palette onClose={() => closeOverlay('palette')} /> : null}
      <ShortcutsSheet isOpen={overlay === 'shortcuts'} onClose={() => closeOverlay('shortcuts')} />
      {hasAccount ? (
        <PublishSheet isOpen={overlay === 'review'} onClose={() => closeOverlay('review')} />
      ) : null}
      <AccountDialogs />
    </>
  );
}
